#pragma once

#include "shared/calendar/working_calendar.h"

namespace onedoor::calendar {

inline constexpr std::int32_t minutes_per_civil_day = 24 * 60;

/// Files received after 15:00 may wait for the next working day (Decree 61/2018 art. 18 for the
/// hand-over, Decree 23/2015 art. 7 for same-day results).
inline constexpr std::int32_t late_receipt_second = 15 * 3600;

/// The end of the last shift, or midnight at the end of a day off; seconds after midnight.
inline std::int32_t closing_second(WorkingCalendar const& calendar, core::Date date) {
    auto const shifts = calendar.shifts_on(date);
    return (shifts.empty() ? minutes_per_civil_day : shifts.back().until) * 60;
}

}
