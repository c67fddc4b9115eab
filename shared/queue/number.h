#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::queue {

/// The highest running number of a group and day.
inline constexpr std::int32_t running_max = 999;

/// "A" and 7: "A007".
std::string number_text(std::string_view prefix, std::int32_t running);

struct Number {
    std::string_view prefix;
    std::int32_t running = 0;
};

/// The parts of a text written by number_text with letters A–Z, running 1 to 999; nothing for any
/// other text.
std::optional<Number> parse_number(std::string_view text);

}
