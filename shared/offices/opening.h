#pragma once

#include "shared/calendar/working_calendar.h"

#include <optional>
#include <string>
#include <vector>

namespace onedoor::offices {

/// Whether an office is open at a moment, and what comes next.
struct Opening {
    /// End of the present shift; nothing when closed now.
    std::optional<core::Instant> open_until;
    /// The next opening after now; nothing when the calendar does not reach that far.
    std::optional<core::Instant> opens;
    /// What today is, when it differs from its weekday; null on ordinary days.
    calendar::SpecialDay const* today = nullptr;
};

Opening opening_at(calendar::WorkingCalendar const& calendar, core::Instant now);

/// "07:30–11:30, 13:00–17:00"; empty on a day off.
std::string hours_text(std::span<calendar::Shift const> shifts);

/// The special days from this day on, at most `count`.
std::vector<calendar::SpecialDay const*> coming_days(calendar::WorkingCalendar const& calendar,
                                                     core::Date from, std::size_t count);

}
