#pragma once

#include "shared/calendar/working_calendar.h"
#include "shared/cases/file_code.h"
#include "shared/core/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace onedoor::intake {

/// The agency this server receives files for, from assets/office/<id>.json. What the customer has
/// not told yet is empty: printed forms leave a dotted line for it.
struct Office {
    std::string name;
    std::string parent;
    std::string place;
    /// Id of the receiving agency in file codes, e.g. "H32" (QĐ 20/2020/QĐ-TTg).
    std::string agency_id;
    cases::AgencyStyle code_style = cases::AgencyStyle::Decision2020;
    std::optional<std::string> address;
    std::optional<std::string> hotline;
    std::optional<std::string> website;
    calendar::WorkingCalendar working_calendar;

    /// `calendars` is the JSON of the working calendar. Fails with "office.format" and the path of
    /// the spot, or with the calendar's own codes.
    static Result<Office> parse(std::string_view office, std::string_view calendars);
};

}
