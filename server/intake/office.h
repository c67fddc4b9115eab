#pragma once

#include "server/staff/officer.h"
#include "shared/calendar/working_calendar.h"
#include "shared/cases/file_code.h"
#include "shared/core/result.h"
#include "shared/text/language.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::intake {

/// A part of the office that officers belong to and files are passed to.
struct Unit {
    /// "mot-cua": letters a–z, digits and dashes.
    std::string id;
    text::Localized name;
    /// Whether files are passed to it to be settled.
    bool handles = false;
};

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
    /// In the order in which people see them; at least the receiving one.
    std::vector<Unit> units;
    /// Id of the one-door unit, which receives files and hands results over.
    std::string receiving_unit;
    calendar::WorkingCalendar working_calendar;

    /// Null: the office has no such unit.
    [[nodiscard]] Unit const* find_unit(std::string_view id) const;

    /// `calendar` is the JSON of the office's working calendar. Fails with
    /// "office.agency", "office.code_style", "office.unit" (an id that is not one or is there
    /// twice, no receiving unit, no unit that handles), the codes of shared/json or
    /// shared/calendar, and the path of the spot.
    static Result<Office> parse(std::string_view office, std::string_view calendar);
};

/// Fails with "staff.unit" when one of the grants is for a unit the office does not have.
Result<void> check_grants(Office const& office, std::span<staff::Grant const> grants);

}
