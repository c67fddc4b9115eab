#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace onedoor::configuration {

/// Minutes after midnight in Vietnam: 0 ≤ from < until ≤ 1440, `until` not included.
struct Stretch {
    std::int32_t from = 0;
    std::int32_t until = 0;
    bool operator==(Stretch const&) const = default;
};

/// When the machine serves, by core::Weekday; nothing: closed all day.
using Hours = std::array<std::optional<Stretch>, 7>;

/// "07:00-17:30", "00:00-24:00"; fails with "configuration.format".
Result<Stretch> parse_stretch(std::string_view text);

bool is_open(Hours const& hours, core::LocalTime now);

}
