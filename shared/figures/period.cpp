#include "shared/figures/period.h"

#include "shared/core/digits.h"

#include <algorithm>

namespace onedoor::figures {

static constexpr std::int32_t days_max = 3660;

static core::Date first_of_month(core::Date day) {
    day.day = 1;
    return day;
}

static core::Date next_month(core::Date day) {
    day.day = 1;
    if (day.month == 12) {
        ++day.year;
        day.month = 1;
    } else {
        ++day.month;
    }
    return day;
}

Period period_of_days(core::Date first, core::Date last) {
    return {core::to_instant({first, 0}), core::to_instant({core::add_days(last, 1), 0})};
}

static std::unexpected<Error> ill_formed() {
    return fail("figures.period", "2026, 2026-Q4, 2026-11 or 2026-11-03/2026-11-20");
}

/// Whole months from the first day of one on.
static Result<Period> months_from(std::string_view first_day, int months) {
    auto const first = core::parse_iso_date(first_day);
    if (!first)
        return ill_formed();
    core::Date end = *first;
    for (int month = 0; month < months; ++month)
        end = next_month(end);
    return period_of_days(*first, core::add_days(end, -1));
}

static Result<Period> quarter(std::string_view text) {
    static constexpr std::string_view first_days[] = {"-01-01", "-04-01", "-07-01", "-10-01"};
    char const digit = text[6];
    if (digit < '1' || digit > '4')
        return ill_formed();
    std::string const first = std::string(text.substr(0, 4)) +=
        first_days[static_cast<std::size_t>(digit - '1')];
    return months_from(first, 3);
}

static Result<Period> days(std::string_view text) {
    auto const first = core::parse_iso_date(text.substr(0, 10));
    auto const last = core::parse_iso_date(text.substr(11));
    if (!first || !last || *last < *first ||
        core::day_number(*last) - core::day_number(*first) >= days_max)
        return ill_formed();
    return period_of_days(*first, *last);
}

Result<Period> parse_period(std::string_view text) {
    if (text.size() == 4)
        return months_from(std::string(text) + "-01-01", 12);
    if (text.size() == 7 && text.substr(4, 2) == "-Q")
        return quarter(text);
    if (text.size() == 7)
        return months_from(std::string(text) + "-01", 1);
    if (text.size() == 21 && text[10] == '/')
        return days(text);
    return ill_formed();
}

Result<Period> until_now(Period const& period, core::Instant now) {
    if (now <= period.from)
        return fail("figures.future", "the period has not begun");
    return Period{period.from, std::min(period.until, now)};
}

std::vector<Period> months_of(Period const& period) {
    std::vector<Period> months;
    core::Instant from = period.from;
    while (from < period.until) {
        core::Date const next = next_month(first_of_month(core::to_local(from).date));
        core::Instant const until = std::min(core::to_instant({next, 0}), period.until);
        months.push_back({from, until});
        from = until;
    }
    return months;
}

}
