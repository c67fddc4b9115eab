#include "shared/figures/share.h"

#include <algorithm>

namespace onedoor::figures {

Tally& Tally::operator+=(Tally const& other) {
    counted += other.counted;
    bad += other.bad;
    unknown += other.unknown;
    return *this;
}

Range& Range::operator+=(Range const& other) {
    lower += other.lower;
    upper += other.upper;
    return *this;
}

std::optional<std::int64_t> hundredths_of_percent(std::int64_t part, std::int64_t whole) {
    if (whole == 0)
        return std::nullopt;
    return (part * 20'000 + whole) / (2 * whole);
}

std::optional<Range> percent_of(Tally const& tally) {
    if (tally.counted == 0)
        return std::nullopt;
    std::int64_t const upper = std::max<std::int64_t>(0, tally.counted - tally.bad);
    std::int64_t const lower = std::max<std::int64_t>(0, upper - tally.unknown);
    return Range{*hundredths_of_percent(lower, tally.counted),
                 *hundredths_of_percent(upper, tally.counted)};
}

}
