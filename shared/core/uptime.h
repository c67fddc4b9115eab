#pragma once

#include <compare>
#include <cstdint>

namespace onedoor::core {

/// Milliseconds of a clock that nobody sets (CLOCK_MONOTONIC); an Instant does not convert.
struct Uptime {
    std::int64_t milliseconds = 0;
    auto operator<=>(Uptime const&) const = default;
};

}
