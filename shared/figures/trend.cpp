#include "shared/figures/trend.h"

namespace onedoor::figures {

TrendTally::TrendTally(std::vector<Period> const& periods, Appointment appointment)
    : m_appointment(appointment) {
    for (Period const& period : periods)
        m_points.push_back({.period = period});
}

static void count(TrendPoint& point, FileFacts const& file, Standing const& standing) {
    if (standing.arrival == Arrival::InPeriod) {
        ++point.received;
        point.received_online += file.channel == Channel::Online;
    }
    bool const is_late = standing.timing == Timing::Late;
    if (standing.place == Place::Open) {
        ++point.open;
        point.open_late += is_late;
        return;
    }
    ++point.settled;
    point.early += standing.timing == Timing::Early;
    point.on_time += standing.timing == Timing::InTime;
    point.late += is_late;
}

void TrendTally::add(FileFacts const& file) {
    for (TrendPoint& point : m_points) {
        if (file.ended_at && *file.ended_at < point.period.from)
            break;
        Standing const standing = standing_in(file, point.period, m_appointment);
        if (standing.place != Place::Outside)
            count(point, file, standing);
    }
}

}
