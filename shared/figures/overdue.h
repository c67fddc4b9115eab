#pragma once

#include "shared/figures/standing.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace onedoor::figures {

/// Late files of a period by where they lay when their appointment passed. The categories of form
/// II.07 are not known here; this is what the files themselves tell.
struct OverdueCause {
    std::string unit;
    /// Id of a state of the file's type; empty: not known.
    std::string state;
    std::int64_t settled = 0;
    std::int64_t open = 0;
    /// Of them: supplements were asked for more than once; the time was extended.
    std::int64_t asked_twice = 0;
    std::int64_t extended = 0;
    /// From the appointment to the end, or to the end of the period; in whole days begun, summed.
    std::int64_t days_late = 0;

    [[nodiscard]] std::int64_t files() const { return settled + open; }
    bool operator==(OverdueCause const&) const = default;
};

class OverdueTally {
public:
    OverdueTally(Period const& period, Appointment appointment)
        : m_period(period), m_appointment(appointment) {}

    void add(FileFacts const& file);
    /// Most files first, then by unit and state.
    [[nodiscard]] std::vector<OverdueCause> causes() const;

private:
    Period m_period;
    Appointment m_appointment;
    std::map<std::pair<std::string, std::string>, OverdueCause> m_causes;
};

}
