#pragma once

#include "shared/core/time.h"

#include <optional>
#include <string_view>

namespace onedoor::lifecycle {

/// "Sun, 06 Nov 1994 08:49:37 GMT", the form of a Date that servers send (RFC 9110, 5.6.7);
/// nothing for any other.
std::optional<core::Instant> parse_server_date(std::string_view text);

}
