#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::figures {

/// The instants in [from, until), in whole days of Vietnam unless the present cuts it short.
struct Period {
    core::Instant from;
    core::Instant until;
    bool operator==(Period const&) const = default;

    [[nodiscard]] bool contains(core::Instant at) const { return from <= at && at < until; }
};

/// From the first day to the last one, both included; `first` is not after `last`.
Period period_of_days(core::Date first, core::Date last);

/// "2026", "2026-Q4", "2026-11" or "2026-11-03/2026-11-20" (first and last day). Fails with
/// "figures.period": ill-formed, turned round, or longer than ten years.
Result<Period> parse_period(std::string_view text);

/// Figures of a period that is not over are those of its past: ends it at `now`. Fails with
/// "figures.future" when it has not begun.
Result<Period> until_now(Period const& period, core::Instant now);

/// The calendar months of Vietnam that a period touches, in order; the first and the last one are
/// cut to it.
std::vector<Period> months_of(Period const& period);

}
