#pragma once

#include "shared/core/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::core {

using Bytes = std::vector<std::uint8_t>;

std::span<std::uint8_t const> as_bytes(std::string_view text);

/// Lower-case hexadecimal, two characters per byte.
std::string to_hex(std::span<std::uint8_t const> bytes);

/// Accepts lower and upper case; fails with "hex.length" or "hex.character".
Result<Bytes> from_hex(std::string_view text);

}
