#pragma once

#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <string>

namespace onedoor::keys {

/// Reads a key of 32 bytes from a file only its owner may read, and makes it when it is not there
/// (0600, on disk before it is used). Fails with "key.read", "key.permissions" or "key.write".
Result<std::array<std::uint8_t, 32>> open_key(std::string const& path, core::Random& random);

}
