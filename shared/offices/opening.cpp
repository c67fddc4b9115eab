#include "shared/offices/opening.h"

namespace onedoor::offices {

static constexpr std::int32_t second_of_midnight = 24 * 3600;

static std::optional<core::Instant> next_opening(calendar::WorkingCalendar const& calendar,
                                                 core::LocalTime after) {
    Result<core::LocalTime> const next = calendar::next_working_moment(calendar, after);
    return next ? std::optional(core::to_instant(*next)) : std::nullopt;
}

Opening opening_at(calendar::WorkingCalendar const& calendar, core::Instant now) {
    core::LocalTime const local = core::to_local(now);
    Opening opening;
    if (!calendar.covers(local.date))
        return opening;
    opening.today = calendar.special_day(local.date);
    core::LocalTime after = local;
    for (calendar::Shift const& shift : calendar.shifts_on(local.date)) {
        std::int32_t const until = shift.until * 60;
        if (local.second_of_day < shift.from * 60 || local.second_of_day >= until)
            continue;
        opening.open_until = core::to_instant({local.date, until});
        after.second_of_day = until;
    }
    if (after.second_of_day >= second_of_midnight)
        after = {core::add_days(after.date, 1), 0};
    opening.opens = next_opening(calendar, after);
    return opening;
}

static void append_clock(std::string& text, std::int32_t minute) {
    for (std::int32_t const part : {minute / 60, minute % 60}) {
        text.push_back(static_cast<char>('0' + part / 10));
        text.push_back(static_cast<char>('0' + part % 10));
        text.push_back(':');
    }
    text.pop_back();
}

std::string hours_text(std::span<calendar::Shift const> shifts) {
    std::string text;
    for (calendar::Shift const& shift : shifts) {
        text += text.empty() ? "" : ", ";
        append_clock(text, shift.from);
        text += "–";
        append_clock(text, shift.until);
    }
    return text;
}

std::vector<calendar::SpecialDay const*> coming_days(calendar::WorkingCalendar const& calendar,
                                                     core::Date from, std::size_t count) {
    std::vector<calendar::SpecialDay const*> days;
    for (calendar::SpecialDay const& day : calendar.days)
        if (day.date >= from && days.size() < count)
            days.push_back(&day);
    return days;
}

}
