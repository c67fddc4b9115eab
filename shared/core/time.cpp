#include "shared/core/time.h"

#include "shared/core/digits.h"

namespace onedoor::core {

static constexpr std::int64_t milliseconds_per_day = 86'400'000;
static constexpr std::int64_t vietnam_offset_milliseconds = 7 * 3'600'000;

static bool is_leap_year(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::int8_t days_in_month(std::int16_t year, std::int8_t month) {
    static constexpr std::int8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    if (month == 2 && is_leap_year(year))
        return 29;
    return lengths[month - 1];
}

bool is_valid(Date date) {
    return date.year >= 1800 && date.year <= 2199 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

// Both conversions count from 0000-03-01, so that the leap day is the last day of a year.
std::int32_t day_number(Date date) {
    int const year = date.month <= 2 ? date.year - 1 : date.year;
    int const era = (year >= 0 ? year : year - 399) / 400;
    int const year_of_era = year - era * 400;
    int const shifted_month = (date.month + 9) % 12;
    int const day_of_year = (153 * shifted_month + 2) / 5 + date.day - 1;
    int const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

Date date_of_day_number(std::int32_t days) {
    int const shifted = days + 719'468;
    int const era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    int const day_of_era = shifted - era * 146'097;
    int const year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    int const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int const shifted_month = (5 * day_of_year + 2) / 153;
    int const month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    int const year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
            static_cast<std::int8_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

Date add_days(Date date, std::int32_t days) {
    return date_of_day_number(day_number(date) + days);
}

Weekday weekday_of(Date date) {
    int const since_monday = (day_number(date) + 3) % 7;
    return static_cast<Weekday>(since_monday < 0 ? since_monday + 7 : since_monday);
}

LocalTime to_local(Instant instant) {
    std::int64_t const local = instant.milliseconds + vietnam_offset_milliseconds;
    std::int64_t day = local / milliseconds_per_day;
    std::int64_t rest = local % milliseconds_per_day;
    if (rest < 0) {
        rest += milliseconds_per_day;
        --day;
    }
    return {date_of_day_number(static_cast<std::int32_t>(day)),
            static_cast<std::int32_t>(rest / 1000)};
}

Instant to_instant(LocalTime time) {
    return {day_number(time.date) * milliseconds_per_day + time.second_of_day * std::int64_t{1000} -
            vietnam_offset_milliseconds};
}

static bool read_digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
    if (at + count > text.size())
        return false;
    value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    return true;
}

Result<Date> parse_iso_date(std::string_view text) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !read_digits(text, 0, 4, year) ||
        !read_digits(text, 5, 2, month) || !read_digits(text, 8, 2, day))
        return fail("date.format", "a date is written YYYY-MM-DD");
    Date const date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
                    static_cast<std::int8_t>(day)};
    if (!is_valid(date))
        return fail("date.invalid", "there is no such day");
    return date;
}

std::string to_iso(Date date) {
    return zero_padded(date.year, 4) + '-' + zero_padded(date.month, 2) + '-' +
           zero_padded(date.day, 2);
}

Result<Instant> parse_iso_instant(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z' || text[13] != ':' ||
        text[16] != ':')
        return fail("time.format", "a time is written YYYY-MM-DDTHH:MM:SSZ");
    Date const date = TRY(parse_iso_date(text.substr(0, 10)));
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    bool const has_fraction = text.size() == 24 && text[19] == '.';
    bool const readable = read_digits(text, 11, 2, hour) && read_digits(text, 14, 2, minute) &&
                          read_digits(text, 17, 2, second) &&
                          (!has_fraction || read_digits(text, 20, 3, millisecond));
    if (!readable || (!has_fraction && text.size() != 20) || hour > 23 || minute > 59 ||
        second > 59)
        return fail("time.format", "a time is written YYYY-MM-DDTHH:MM:SSZ");
    return Instant{day_number(date) * milliseconds_per_day +
                   ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + millisecond};
}

std::string to_iso(Instant instant) {
    std::int64_t day = instant.milliseconds / milliseconds_per_day;
    std::int64_t rest = instant.milliseconds % milliseconds_per_day;
    if (rest < 0) {
        rest += milliseconds_per_day;
        --day;
    }
    int const second = static_cast<int>(rest / 1000);
    return to_iso(date_of_day_number(static_cast<std::int32_t>(day))) + 'T' +
           zero_padded(second / 3600, 2) + ':' + zero_padded(second / 60 % 60, 2) + ':' +
           zero_padded(second % 60, 2) + 'Z';
}

}
