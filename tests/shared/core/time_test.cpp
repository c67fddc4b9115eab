#include "shared/core/time.h"

#include <doctest/doctest.h>

using namespace onedoor;
using core::Date;

TEST_CASE("date: every day from 1800 to 2199 follows the one before") {
    Date date{1800, 1, 1};
    std::int32_t const first = core::day_number(date);
    std::int32_t days = 0;
    while (date.year < 2200) {
        REQUIRE(core::day_number(date) == first + days);
        REQUIRE(core::date_of_day_number(first + days) == date);
        ++days;
        if (date.day < core::days_in_month(date.year, date.month))
            ++date.day;
        else if (date.month < 12)
            date = {date.year, static_cast<std::int8_t>(date.month + 1), 1};
        else
            date = {static_cast<std::int16_t>(date.year + 1), 1, 1};
    }
    CHECK(days == 400 * 365 + 97);
}

TEST_CASE("date: 21/11/2026 is a Saturday") {
    CHECK(core::weekday_of({2026, 11, 21}) == core::Weekday::Saturday);
    CHECK(core::weekday_of({1969, 12, 31}) == core::Weekday::Wednesday);
}

TEST_CASE("date: text that is no day is refused") {
    CHECK(core::parse_iso_date("2026-02-29").error().code == "date.invalid");
    CHECK(core::parse_iso_date("2026-2-9").error().code == "date.format");
    CHECK(core::parse_iso_date("2024-02-29").value() == Date{2024, 2, 29});
}

TEST_CASE("instant: Vietnam is seven hours ahead of UTC, before 1970 too") {
    core::Instant const instant = core::parse_iso_instant("2026-11-20T17:30:05Z").value();
    CHECK(core::to_local(instant) == core::LocalTime{{2026, 11, 21}, 30 * 60 + 5});
    CHECK(core::to_instant(core::to_local(instant)) == instant);
    core::Instant const early = core::parse_iso_instant("1969-12-31T01:00:00Z").value();
    CHECK(core::to_iso(early) == "1969-12-31T01:00:00Z");
    CHECK(core::to_local(early).second_of_day == 8 * 3600);
}

TEST_CASE("instant: a time needs its zone") {
    CHECK(core::parse_iso_instant("2026-11-20T17:30:05").error().code == "time.format");
    CHECK(core::parse_iso_instant("2026-11-20T24:30:05Z").error().code == "time.format");
}
