#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace onedoor::figures {

/// How many of those that count are good, as far as known: `counted` ≥ 0, `bad` + `unknown` may
/// exceed it when one file is blamed twice (see Measure::Satisfaction).
struct Tally {
    std::int64_t counted = 0;
    std::int64_t bad = 0;
    std::int64_t unknown = 0;

    Tally& operator+=(Tally const& other);
    bool operator==(Tally const&) const = default;
};

/// A figure between two bounds, in hundredths; equal bounds when everything is known.
struct Range {
    std::int64_t lower = 0;
    std::int64_t upper = 0;

    [[nodiscard]] bool is_exact() const { return lower == upper; }
    Range& operator+=(Range const& other);
    bool operator==(Range const&) const = default;
};

/// Hundredths of a percent, rounded half up; nothing when nothing counts.
std::optional<std::int64_t> hundredths_of_percent(std::int64_t part, std::int64_t whole);

/// The good ones in hundredths of a percent; nothing when nothing counts.
std::optional<Range> percent_of(Tally const& tally);

}
