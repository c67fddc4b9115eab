#include "shared/figures/settlement_report.h"

#include <utility>

namespace onedoor::figures {

SettlementCounts& SettlementCounts::operator+=(SettlementCounts const& other) {
    received += other.received;
    received_online += other.received_online;
    received_direct += other.received_direct;
    carried += other.carried;
    settled += other.settled;
    early += other.early;
    on_time += other.on_time;
    late += other.late;
    open += other.open;
    open_in_time += other.open_in_time;
    open_late += other.open_late;
    settled_untimed += other.settled_untimed;
    open_untimed += other.open_untimed;
    return *this;
}

std::array<CheckEquation, 4> check_equations(SettlementCounts const& counts) {
    return {CheckEquation{"3 = 4 + 5 + 6", counts.received,
                          counts.received_online + counts.received_direct + counts.carried},
            CheckEquation{"7 = 8 + 9 + 10", counts.settled,
                          counts.early + counts.on_time + counts.late},
            CheckEquation{"11 = 12 + 13", counts.open, counts.open_in_time + counts.open_late},
            CheckEquation{"3 = 7 + 11", counts.received, counts.settled + counts.open}};
}

static std::int64_t& received_column(SettlementCounts& counts, Channel channel, Arrival arrival) {
    if (arrival == Arrival::Carried)
        return counts.carried;
    return channel == Channel::Online ? counts.received_online : counts.received_direct;
}

static std::int64_t& settled_column(SettlementCounts& counts, Timing timing) {
    switch (timing) {
    case Timing::Unknown:
        return counts.settled_untimed;
    case Timing::Early:
        return counts.early;
    case Timing::InTime:
        return counts.on_time;
    case Timing::Late:
        break;
    }
    return counts.late;
}

static std::int64_t& open_column(SettlementCounts& counts, Timing timing) {
    if (timing == Timing::Unknown)
        return counts.open_untimed;
    return timing == Timing::Late ? counts.open_late : counts.open_in_time;
}

void SettlementTally::add(FileFacts const& file) {
    Standing const standing = standing_in(file, m_period, m_appointment);
    if (standing.place == Place::Outside)
        return;
    SettlementCounts& counts = m_levels.at(std::to_underlying(file.level))[file.sector];
    ++counts.received;
    ++received_column(counts, file.channel, standing.arrival);
    if (standing.place == Place::Settled) {
        ++counts.settled;
        ++settled_column(counts, standing.timing);
    } else {
        ++counts.open;
        ++open_column(counts, standing.timing);
    }
}

SettlementReport SettlementTally::report() const {
    using enum catalogue::Level;
    SettlementReport report{.period = m_period};
    for (catalogue::Level const level : {Province, Commune, Central}) {
        auto const& sectors = m_levels[std::to_underlying(level)];
        if (sectors.empty())
            continue;
        SettlementSection& section = report.sections.emplace_back(level);
        for (auto const& [sector, counts] : sectors) {
            section.rows.push_back({sector, counts});
            section.total += counts;
        }
        report.total += section.total;
    }
    return report;
}

}
