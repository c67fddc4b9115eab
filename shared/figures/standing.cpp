#include "shared/figures/standing.h"

namespace onedoor::figures {

std::optional<core::Instant> appointment_of(FileFacts const& file, Appointment appointment) {
    if (appointment == Appointment::First && file.first_due_at)
        return file.first_due_at;
    return file.due_at;
}

static Timing timing_of_settled(core::Instant due, core::Instant ended) {
    switch (calendar::timeliness(due, ended)) {
    case calendar::Timeliness::Early:
        return Timing::Early;
    case calendar::Timeliness::OnTime:
        return Timing::InTime;
    case calendar::Timeliness::Late:
        break;
    }
    return Timing::Late;
}

static core::Instant moment_of_open(FileFacts const& file, Period const& period) {
    return file.stood_since && *file.stood_since < period.until ? *file.stood_since : period.until;
}

Standing standing_in(FileFacts const& file, Period const& period, Appointment appointment) {
    Standing standing;
    if (!file.accepted_at || *file.accepted_at >= period.until)
        return standing;
    if (file.ended_at && *file.ended_at < period.from)
        return standing;
    bool const is_settled = file.ended_at && *file.ended_at < period.until;
    standing.place = is_settled ? Place::Settled : Place::Open;
    standing.arrival = *file.accepted_at < period.from ? Arrival::Carried : Arrival::InPeriod;
    standing.measured_at = is_settled ? *file.ended_at : moment_of_open(file, period);
    std::optional<core::Instant> const due = appointment_of(file, appointment);
    if (!due)
        return standing;
    if (is_settled)
        standing.timing = timing_of_settled(*due, *file.ended_at);
    else
        standing.timing = standing.measured_at <= *due ? Timing::InTime : Timing::Late;
    return standing;
}

}
