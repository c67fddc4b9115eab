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
    /// "Trung tâm Phục vụ hành chính công".
    std::string unit;
    /// "UBND phường Nha Trang".
    std::string parent;
    /// Place in the date line of forms.
    std::string place;
    /// Id of the receiving agency in file codes, e.g. "H32" (QĐ 20/2020/QĐ-TTg).
    std::string agency_id;
    cases::AgencyStyle code_style = cases::AgencyStyle::Decision2020;
    std::optional<std::string> address;
    std::optional<std::string> hotline;
    /// Address of a file's page up to the file code; empty: this server's own.
    std::optional<std::string> look_up_address;
    /// Plan of queue numbers (assets/queue); empty: this office gives none.
    std::optional<std::string> queue;
    calendar::WorkingCalendar working_calendar;

    /// `calendar` is the JSON of the office's working calendar. Fails with "office.agency" or
    /// "office.code_style", the codes of shared/json or shared/calendar, and the path of the spot.
    static Result<Office> parse(std::string_view office, std::string_view calendar);
};

}
