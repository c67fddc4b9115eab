#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace onedoor::core {

/// Decimal with zeros in front, at least `digits` long: printf's code is too large for the client.
std::string zero_padded(std::int64_t value, std::size_t digits);

}
