#include "shared/wording/procedure.h"

#include "shared/fees/format.h"
#include "shared/strings/strings.h"

#include <algorithm>

namespace onedoor::wording {

using strings::Key;
using text::Language;

std::string time_limit(catalogue::Method const& method, Language language) {
    if (!method.time)
        return std::string(strings::get(Key::app_unknown_local, language));
    std::string const count = std::to_string(method.time->amount);
    switch (method.time->unit) {
    case calendar::Unit::WorkingDay:
        return strings::format(Key::time_working_day, language, {{"count", count}});
    case calendar::Unit::CalendarDay:
        return strings::format(Key::time_calendar_day, language, {{"count", count}});
    case calendar::Unit::Hour:
        return strings::format(Key::time_hour, language, {{"count", count}});
    case calendar::Unit::SameDay:
        break;
    }
    return std::string(strings::get(Key::time_same_day, language));
}

static Key unit_key(catalogue::FeeUnit unit) {
    switch (unit) {
    case catalogue::FeeUnit::Copy:
        return Key::fee_per_copy;
    case catalogue::FeeUnit::Page:
        return Key::fee_per_page;
    case catalogue::FeeUnit::Person:
        return Key::fee_per_person;
    case catalogue::FeeUnit::File:
        break;
    }
    return Key::fee_per_file;
}

std::string amount(catalogue::Fee const& fee, Language language) {
    if (!fee.amount)
        return std::string(strings::get(Key::app_unknown_local, language));
    if (fee.amount->amount == 0)
        return std::string(strings::get(Key::procedure_free, language));
    return fees::format(*fee.amount) + " " + std::string(strings::get(unit_key(fee.per), language));
}

std::string cases(catalogue::Procedure const& procedure, std::span<std::string const> cases,
                  Language language) {
    std::string names;
    for (catalogue::Case const& choice : procedure.cases)
        if (std::find(cases.begin(), cases.end(), choice.id) != cases.end())
            names += (names.empty() ? "" : "; ") + std::string(choice.name.in(language));
    if (names.empty())
        return names;
    return strings::format(Key::procedure_for_case, language, {{"case", names}});
}

}
