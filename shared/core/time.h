#pragma once

#include "shared/core/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::core {

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t milliseconds = 0;
    auto operator<=>(Instant const&) const = default;
};

/// A day of the Gregorian calendar. Valid from 1800-01-01 to 2199-12-31.
struct Date {
    std::int16_t year = 1970;
    std::int8_t month = 1;
    std::int8_t day = 1;
    auto operator<=>(Date const&) const = default;
};

enum class Weekday : std::uint8_t {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday
};

/// Wall-clock time in Vietnam (Asia/Ho_Chi_Minh: UTC+07:00 all year since 1975, no summer time).
struct LocalTime {
    Date date;
    std::int32_t second_of_day = 0;
    auto operator<=>(LocalTime const&) const = default;
};

bool is_valid(Date date);
std::int8_t days_in_month(std::int16_t year, std::int8_t month);
/// Days since 1970-01-01, negative before.
std::int32_t day_number(Date date);
Date date_of_day_number(std::int32_t days);
Date add_days(Date date, std::int32_t days);
Weekday weekday_of(Date date);

LocalTime to_local(Instant instant);
Instant to_instant(LocalTime time);

/// "2026-11-21"; fails with "date.format" or "date.invalid".
Result<Date> parse_iso_date(std::string_view text);
std::string to_iso(Date date);
/// "2026-11-21T09:31:07Z"; parse accepts milliseconds too, fails with "time.format".
Result<Instant> parse_iso_instant(std::string_view text);
std::string to_iso(Instant instant);

}
