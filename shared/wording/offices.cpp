#include "shared/wording/offices.h"

#include "shared/strings/dates.h"
#include "shared/strings/strings.h"

namespace onedoor::wording {

using strings::format;
using strings::get;
using strings::Key;
using text::Language;

static std::string clock_of(core::Instant instant) {
    core::LocalTime const local = core::to_local(instant);
    std::int32_t const minute = local.second_of_day / 60;
    calendar::Shift const shift{minute, minute};
    return offices::hours_text({&shift, 1}).substr(0, 5);
}

std::string opening(calendar::WorkingCalendar const& calendar, core::Instant now,
                    Language language) {
    offices::Opening const opening = offices::opening_at(calendar, now);
    std::string text;
    if (opening.today != nullptr)
        text =
            format(Key::offices_today, language, {{"reason", opening.today->reason.in(language)}}) +
            " ";
    text += opening.open_until
                ? format(Key::offices_open, language, {{"time", clock_of(*opening.open_until)}})
                : std::string(get(Key::offices_closed, language));
    if (opening.opens)
        text += " " + format(Key::offices_opens, language,
                             {{"time", strings::moment_text(*opening.opens, language)}});
    return text;
}

std::string hours(std::span<calendar::Shift const> shifts, Language language) {
    return shifts.empty() ? std::string(get(Key::offices_day_off, language))
                          : offices::hours_text(shifts);
}

std::string day(core::Date date, Language language) {
    return std::string(strings::weekday_text(core::weekday_of(date), language)) + ", " +
           strings::date_text(date);
}

std::string_view told(std::optional<std::string> const& value, Language language) {
    return value ? std::string_view(*value) : get(Key::offices_unknown, language);
}

}
