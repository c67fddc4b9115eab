#include "shared/calendar/working_calendar.h"

#include "shared/calendar/day_rules.h"

#include <algorithm>

namespace onedoor::calendar {

bool WorkingCalendar::covers(core::Date date) const {
    return first <= date && date <= last;
}

SpecialDay const* WorkingCalendar::special_day(core::Date date) const {
    auto const found = std::ranges::lower_bound(days, date, {}, &SpecialDay::date);
    return found != days.end() && found->date == date ? &*found : nullptr;
}

std::span<Shift const> WorkingCalendar::shifts_on(core::Date date) const {
    if (SpecialDay const* special = special_day(date))
        return special->shifts;
    return weekly[static_cast<std::size_t>(core::weekday_of(date))];
}

static int read_clock(std::string_view text) {
    if (text.size() != 5 || text[2] != ':')
        return -1;
    int digits[4];
    std::size_t const places[] = {0, 1, 3, 4};
    for (std::size_t i = 0; i < 4; ++i) {
        char const digit = text[places[i]];
        if (digit < '0' || digit > '9')
            return -1;
        digits[i] = digit - '0';
    }
    int const minute = digits[2] * 10 + digits[3];
    int const total = (digits[0] * 10 + digits[1]) * 60 + minute;
    return minute < 60 && total <= minutes_per_civil_day ? total : -1;
}

Result<std::vector<Shift>> parse_hours(std::string_view text) {
    std::vector<Shift> shifts;
    while (!text.empty()) {
        std::size_t const comma = text.find(',');
        std::string_view const part = text.substr(0, comma);
        if (part.size() != 11 || part[5] != '-')
            return fail("calendar.hours", "working hours are written 07:30-11:30,13:00-17:00");
        Shift const shift{read_clock(part.substr(0, 5)), read_clock(part.substr(6))};
        bool const follows = shifts.empty() || shifts.back().until < shift.from;
        if (shift.from < 0 || shift.until <= shift.from || !follows)
            return fail("calendar.hours", "shifts must be ordered and must not touch");
        shifts.push_back(shift);
        if (comma == std::string_view::npos)
            break;
        text.remove_prefix(comma + 1);
        if (text.empty())
            return fail("calendar.hours", "a shift must follow the comma");
    }
    return shifts;
}

Result<core::LocalTime> next_working_moment(WorkingCalendar const& calendar, core::LocalTime at) {
    for (core::Date date = at.date; calendar.covers(date); date = core::add_days(date, 1)) {
        for (Shift const& shift : calendar.shifts_on(date)) {
            std::int32_t const from = shift.from * 60;
            if (date != at.date)
                return core::LocalTime{date, from};
            if (at.second_of_day < shift.until * 60)
                return core::LocalTime{date, std::max(from, at.second_of_day)};
        }
    }
    return fail("calendar.not_covered", "the calendar does not reach that far");
}

Result<std::int32_t> working_minutes(WorkingCalendar const& calendar, core::Instant from,
                                     core::Instant until) {
    core::LocalTime const first = core::to_local(from);
    core::LocalTime const last = core::to_local(until);
    std::int32_t seconds = 0;
    for (core::Date date = first.date; date <= last.date; date = core::add_days(date, 1)) {
        if (!calendar.covers(date))
            return fail("calendar.not_covered", "the calendar does not reach that far");
        std::int32_t const begins = date == first.date ? first.second_of_day : 0;
        std::int32_t const ends =
            date == last.date ? last.second_of_day : minutes_per_civil_day * 60;
        for (Shift const& shift : calendar.shifts_on(date))
            seconds +=
                std::max(0, std::min(ends, shift.until * 60) - std::max(begins, shift.from * 60));
    }
    return seconds / 60;
}

Result<core::Instant> hand_over_by(WorkingCalendar const& calendar, core::Instant received) {
    core::LocalTime const start = TRY(next_working_moment(calendar, core::to_local(received)));
    if (start.second_of_day <= late_receipt_second)
        return core::to_instant({start.date, closing_second(calendar, start.date)});
    core::LocalTime const next =
        TRY(next_working_moment(calendar, {core::add_days(start.date, 1), 0}));
    return core::to_instant(next);
}

}
