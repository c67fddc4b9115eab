#pragma once

#include "shared/core/bytes.h"

#include <span>
#include <string>
#include <string_view>

namespace onedoor::core {

/// RFC 4648, section 5, without padding: 4 characters for each 3 bytes.
std::string to_base64url(std::span<std::uint8_t const> bytes);

/// The one spelling that to_base64url() gives: fails with "base64url.length" or
/// "base64url.character", also where the last character holds bits that no byte has.
Result<Bytes> from_base64url(std::string_view text);

}
