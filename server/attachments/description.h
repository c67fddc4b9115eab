#pragma once

#include "shared/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::attachments {

/// A plain file name in NFC; fails with "upload.name".
Result<std::string> read_name(std::string_view name);

/// Fails with "upload.type_not_accepted", "upload.type_mismatch", "upload.empty" or
/// "upload.too_large".
Result<void> check_description(std::string_view name, std::string_view type,
                               std::uint64_t size_bytes);

}
