#include "shared/figures/overdue.h"

#include "shared/core/sort.h"

namespace onedoor::figures {

static constexpr std::int64_t day_ms = 24 * 3'600'000;

void OverdueTally::add(FileFacts const& file) {
    Standing const standing = standing_in(file, m_period, m_appointment);
    if (standing.place == Place::Outside || standing.timing != Timing::Late)
        return;
    OverdueCause& cause = m_causes[{file.unit, file.overdue_state}];
    ++(standing.place == Place::Settled ? cause.settled : cause.open);
    cause.asked_twice += file.supplements > 1;
    cause.extended += file.first_due_at.has_value();
    std::int64_t const late_ms =
        standing.measured_at.milliseconds - appointment_of(file, m_appointment)->milliseconds;
    cause.days_late += (late_ms + day_ms - 1) / day_ms;
}

std::vector<OverdueCause> OverdueTally::causes() const {
    std::vector<OverdueCause> causes;
    for (auto const& [key, counted] : m_causes) {
        OverdueCause& cause = causes.emplace_back(counted);
        std::tie(cause.unit, cause.state) = key;
    }
    core::sort(causes, [](OverdueCause const& a, OverdueCause const& b) {
        return std::tuple(-a.files(), a.unit, a.state) < std::tuple(-b.files(), b.unit, b.state);
    });
    return causes;
}

}
