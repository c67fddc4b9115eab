#pragma once

#include "shared/calendar/deadline.h"
#include "shared/json/json.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

namespace onedoor::calendar {

inline std::string read_file(char const* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline WorkingCalendar khanh_hoa() {
    return parse_calendar(json::parse(read_file("assets/calendars/khanh-hoa.json")).value())
        .value();
}

/// "2026-11-20 09:00" in Vietnam.
inline core::Instant at(std::string_view text) {
    core::Date const date = core::parse_iso_date(text.substr(0, 10)).value();
    auto const digits = [&](std::size_t place) {
        return (text[place] - '0') * 10 + (text[place + 1] - '0');
    };
    return core::to_instant({date, digits(11) * 3600 + digits(14) * 60});
}

inline std::string local_text(core::Instant instant) {
    core::LocalTime const local = core::to_local(instant);
    std::string clock = "00:00";
    int const hour = local.second_of_day / 3600;
    int const minute = local.second_of_day / 60 % 60;
    clock[0] = static_cast<char>('0' + hour / 10);
    clock[1] = static_cast<char>('0' + hour % 10);
    clock[3] = static_cast<char>('0' + minute / 10);
    clock[4] = static_cast<char>('0' + minute % 10);
    return core::to_iso(local.date) + " " + clock;
}

/// The due time in Vietnam, or the error code.
inline std::string due_text(Result<Deadline> const& deadline) {
    return deadline ? local_text(deadline->due) : deadline.error().code;
}

}
