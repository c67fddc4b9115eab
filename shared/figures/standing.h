#pragma once

#include "shared/calendar/deadline.h"
#include "shared/figures/file_facts.h"
#include "shared/figures/period.h"

namespace onedoor::figures {

/// Which of two appointments a file is measured by when the time was extended (form 04).
enum class Appointment : std::uint8_t { First, Current };

/// Where a file stands at the end of a period.
enum class Place : std::uint8_t {
    /// Not accepted by then, or settled before the period began.
    Outside,
    Settled,
    Open
};

enum class Arrival : std::uint8_t { InPeriod, Carried };

enum class Timing : std::uint8_t {
    /// The procedure's time is not known.
    Unknown,
    /// Settled before the day of the appointment.
    Early,
    /// Settled in time; an open file whose appointment has not passed.
    InTime,
    Late
};

struct Standing {
    Place place = Place::Outside;
    Arrival arrival = Arrival::InPeriod;
    Timing timing = Timing::Unknown;
    /// What `timing` is measured at: the end of a settled file; for an open one the end of the
    /// period, or the moment since which its clock stands.
    core::Instant measured_at{};
};

/// The appointment that counts; nothing when there is none.
std::optional<core::Instant> appointment_of(FileFacts const& file, Appointment appointment);

Standing standing_in(FileFacts const& file, Period const& period, Appointment appointment);

}
