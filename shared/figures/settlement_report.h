#pragma once

#include "shared/figures/standing.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace onedoor::figures {

/// One row of the report II.06a/VPCP/KSTT, by the columns' numbers on the form, in files. Columns
/// 3, 7 and 11 are counted for themselves, so that the form's equations can fail.
struct SettlementCounts {
    std::int64_t received = 0;        ///< (3)
    std::int64_t received_online = 0; ///< (4) in the period
    std::int64_t received_direct = 0; ///< (5) in the period, at the counter or by post
    std::int64_t carried = 0;         ///< (6) from the period before
    std::int64_t settled = 0;         ///< (7)
    std::int64_t early = 0;           ///< (8)
    std::int64_t on_time = 0;         ///< (9)
    std::int64_t late = 0;            ///< (10)
    std::int64_t open = 0;            ///< (11)
    std::int64_t open_in_time = 0;    ///< (12)
    std::int64_t open_late = 0;       ///< (13)
    /// Not on the form: the procedure's time is not known, so they are neither early nor late.
    std::int64_t settled_untimed = 0;
    std::int64_t open_untimed = 0;

    SettlementCounts& operator+=(SettlementCounts const& other);
    bool operator==(SettlementCounts const&) const = default;
};

/// An equation of the form that must hold in every row.
struct CheckEquation {
    std::string_view text; ///< "7 = 8 + 9 + 10"
    std::int64_t left = 0;
    std::int64_t right = 0;

    [[nodiscard]] bool holds() const { return left == right; }
};

/// The four of the form: 3 = 4 + 5 + 6, 7 = 8 + 9 + 10, 11 = 12 + 13, 3 = 7 + 11. The second and
/// the third fail by as many files as have no known time.
std::array<CheckEquation, 4> check_equations(SettlementCounts const& counts);

struct SettlementRow {
    std::string sector;
    SettlementCounts counts;
    bool operator==(SettlementRow const&) const = default;
};

struct SettlementSection {
    catalogue::Level level = catalogue::Level::Province;
    /// In the order of the sectors' ids.
    std::vector<SettlementRow> rows;
    SettlementCounts total;
    bool operator==(SettlementSection const&) const = default;
};

struct SettlementReport {
    Period period;
    /// Levels that have files: province (A), commune (B), then central agencies.
    std::vector<SettlementSection> sections;
    SettlementCounts total;
};

class SettlementTally {
public:
    SettlementTally(Period const& period, Appointment appointment)
        : m_period(period), m_appointment(appointment) {}

    void add(FileFacts const& file);
    [[nodiscard]] SettlementReport report() const;

private:
    Period m_period;
    Appointment m_appointment;
    std::array<std::map<std::string, SettlementCounts, std::less<>>, 3> m_levels;
};

}
