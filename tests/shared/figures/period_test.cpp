#include "shared/figures/period.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::figures;

static std::string days_of(std::string_view text) {
    Result<Period> const period = parse_period(text);
    if (!period)
        return period.error().code;
    return core::to_iso(period->from) + " " + core::to_iso(period->until);
}

TEST_CASE("period: years, quarters, months and days begin at midnight in Vietnam") {
    CHECK(days_of("2026") == "2025-12-31T17:00:00Z 2026-12-31T17:00:00Z");
    CHECK(days_of("2026-Q4") == "2026-09-30T17:00:00Z 2026-12-31T17:00:00Z");
    CHECK(days_of("2026-02") == "2026-01-31T17:00:00Z 2026-02-28T17:00:00Z");
    CHECK(days_of("2026-12") == "2026-11-30T17:00:00Z 2026-12-31T17:00:00Z");
    CHECK(days_of("2026-11-20/2026-11-20") == "2026-11-19T17:00:00Z 2026-11-20T17:00:00Z");
}

TEST_CASE("period: what is no period is refused") {
    for (std::string_view const text :
         {"", "26", "2026-Q5", "2026-Q0", "2026-13", "2026-1", "abcd", "2026-02-30/2026-03-01",
          "2026-11-20/2026-11-19", "2026-11-20-2026-11-21", "2000-01-01/2026-01-01", "2026-Q10"})
        CHECK_MESSAGE(days_of(text) == "figures.period", text);
}

TEST_CASE("period: figures of a running period end now, of a coming one there are none") {
    Period const month = parse_period("2026-11").value();
    core::Instant const now = core::to_instant({{2026, 11, 20}, 3600});
    CHECK(until_now(month, now).value() == Period{month.from, now});
    CHECK(until_now(month, month.until).value() == month);
    CHECK(until_now(month, {month.until.milliseconds + 1}).value() == month);
    CHECK(until_now(month, month.from).error().code == "figures.future");
}

TEST_CASE("period: months follow each other without a gap and are cut at both ends") {
    Period const period = parse_period("2025-12-15/2026-02-03").value();
    std::vector<Period> const months = months_of(period);
    REQUIRE(months.size() == 3);
    CHECK(months[0].from == period.from);
    CHECK(months[0].until == months[1].from);
    CHECK(months[1] == parse_period("2026-01").value());
    CHECK(months[1].until == months[2].from);
    CHECK(months[2].until == period.until);
}
