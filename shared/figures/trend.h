#pragma once

#include "shared/figures/share.h"
#include "shared/figures/standing.h"

#include <vector>

namespace onedoor::figures {

/// One stretch of a trend; the counts of the same name in the report II.06a of the stretch.
struct TrendPoint {
    Period period;
    /// In the period, without those carried over.
    std::int64_t received = 0;
    std::int64_t received_online = 0;
    std::int64_t settled = 0;
    std::int64_t early = 0;
    std::int64_t on_time = 0;
    std::int64_t late = 0;
    std::int64_t open = 0;
    std::int64_t open_late = 0;

    /// Early and on time of those settled with a known time, in hundredths of a percent.
    [[nodiscard]] std::optional<std::int64_t> on_time_share() const {
        return hundredths_of_percent(early + on_time, early + on_time + late);
    }
    bool operator==(TrendPoint const&) const = default;
};

class TrendTally {
public:
    /// `periods` are in order and do not overlap.
    TrendTally(std::vector<Period> const& periods, Appointment appointment);

    void add(FileFacts const& file);
    [[nodiscard]] std::vector<TrendPoint> const& points() const { return m_points; }

private:
    Appointment m_appointment;
    std::vector<TrendPoint> m_points;
};

}
