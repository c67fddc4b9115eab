#pragma once

#include "server/intake/service.h"

namespace onedoor::intake {

/// How long the procedure takes for files that came online; without an online method, at the
/// counter. Empty when no time is known here.
std::optional<calendar::Duration> duration_of(catalogue::Procedure const& procedure,
                                              std::string_view case_id);

/// The result's time for a file received at `received`, with every counted and skipped day. Fails
/// with the codes of shared/calendar.
Result<Deadline> make_deadline(calendar::WorkingCalendar const& working_calendar,
                               catalogue::Procedure const& procedure, calendar::Duration duration,
                               core::Instant received);

}
