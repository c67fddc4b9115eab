#include "shared/figures/index.h"
#include "shared/figures/overdue.h"
#include "shared/figures/settlement_report.h"
#include "tests/shared/figures/naive.h"
#include "tests/support/figures_examples.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using namespace onedoor::figures;

namespace {

Period const quarter = parse_period("2026-Q4").value();
constexpr std::uint64_t seed = 766;

bool everybody(FileFacts const&) {
    return true;
}

bool nobody(FileFacts const&) {
    return false;
}

Rules published() {
    return parse_rules(support::read_file("assets/figures/office.v1.json")).value();
}

std::vector<std::int64_t> columns(SettlementCounts const& c) {
    return {c.received, c.received_online, c.received_direct, c.carried,
            c.settled,  c.early,           c.on_time,         c.late,
            c.open,     c.open_in_time,    c.open_late};
}

template<typename Tallying>
Tallying tallied(std::vector<FileFacts> const& files, Appointment appointment) {
    Tallying tally(quarter, appointment);
    for (FileFacts const& file : files)
        tally.add(file);
    return tally;
}

void check_report(std::vector<FileFacts> const& files, Appointment appointment,
                  naive::View const& view) {
    SettlementReport const report = tallied<SettlementTally>(files, appointment).report();
    CHECK(columns(report.total) == naive::columns(view, everybody));
    std::size_t rows = 0;
    for (SettlementSection const& section : report.sections)
        for (SettlementRow const& row : section.rows) {
            ++rows;
            CHECK(columns(row.counts) == naive::columns(view, [&](FileFacts const& file) {
                      return file.level == section.level && file.sector == row.sector;
                  }));
        }
    std::set<std::pair<catalogue::Level, std::string>> named;
    for (FileFacts const& file : files)
        if (naive::is_received(view, file))
            named.emplace(file.level, file.sector);
    CHECK(rows == named.size());
}

/// Sums of the naive points over the indicators that have any, and what is not shared out.
Range index_of(Rules const& rules, naive::View const& view, naive::Condition const& condition,
               naive::Condition const& mended) {
    Range sum;
    for (IndicatorGroup const& group : rules.groups) {
        std::int64_t rest = group.points;
        for (Indicator const& indicator : group.indicators) {
            if (!indicator.points)
                continue;
            naive::Points const points = naive::points(view, indicator, condition, mended);
            sum += Range{points.lower, points.upper};
            rest -= *indicator.points;
        }
        sum.upper += rest * 100;
    }
    return sum;
}

}

TEST_CASE("figures: the report of 100,000 files equals a count of each cell") {
    CAPTURE(seed);
    std::vector<FileFacts> const files = support::invented_files(100'000, seed, quarter);
    check_report(files, Appointment::First, {files, quarter});
    check_report(files, Appointment::Current,
                 {files, quarter, naive::Measured::CurrentAppointment});
}

TEST_CASE("figures: the index of 100,000 files equals its formulas, by every dimension") {
    CAPTURE(seed);
    std::vector<FileFacts> const files = support::invented_files(100'000, seed, quarter);
    Rules const rules = published();
    IndexTally const tally = tallied<IndexTally>(files, rules.appointment);
    naive::View const view{files, quarter};
    CHECK(score(rules, tally.office()).points == index_of(rules, view, everybody, nobody));
    for (Dimension const dimension : {Dimension::Sector, Dimension::Unit})
        for (auto const& [key, tallies] : tally.by(dimension))
            CHECK(score(rules, tallies).points ==
                  index_of(
                      rules, view,
                      [&](FileFacts const& file) { return key_of(file, dimension) == key; },
                      nobody));
}

TEST_CASE("figures: officers and procedures of 3,000 files, one by one") {
    CAPTURE(seed);
    std::vector<FileFacts> const files = support::invented_files(3'000, seed, quarter);
    Rules const rules = published();
    IndexTally const tally = tallied<IndexTally>(files, rules.appointment);
    for (Dimension const dimension : {Dimension::Officer, Dimension::Procedure})
        for (auto const& [key, tallies] : tally.by(dimension))
            CHECK(score(rules, tallies).points ==
                  index_of(
                      rules, {files, quarter},
                      [&](FileFacts const& file) { return key_of(file, dimension) == key; },
                      nobody));
}

TEST_CASE("lift: a gain is what the index has more when those files are good") {
    CAPTURE(seed);
    std::vector<FileFacts> const files = support::invented_files(3'000, seed, quarter);
    Rules const rules = published();
    IndexTally const tally = tallied<IndexTally>(files, rules.appointment);
    std::vector<Lift> const found = lifts(rules, tally, Dimension::Unit, 1000);
    CHECK(found.size() > 20);
    for (Lift const& lift : found)
        for (IndicatorGroup const& group : rules.groups)
            for (Indicator const& indicator : group.indicators) {
                if (indicator.id != lift.indicator)
                    continue;
                naive::View const view{files, quarter};
                auto const of_key = [&](FileFacts const& file) { return file.unit == lift.key; };
                CHECK(lift.gain == naive::points(view, indicator, everybody, of_key).lower -
                                       naive::points(view, indicator, everybody, nobody).lower);
            }
}

TEST_CASE("causes: every late file of 100,000 has one, and each cause its files") {
    CAPTURE(seed);
    std::vector<FileFacts> const files = support::invented_files(100'000, seed, quarter);
    naive::View const view{files, quarter};
    std::int64_t all = 0;
    for (OverdueCause const& cause : tallied<OverdueTally>(files, Appointment::First).causes()) {
        all += cause.files();
        CHECK(cause.open == naive::count(files, [&](FileFacts const& file) {
                  return file.unit == cause.unit && file.overdue_state == cause.state &&
                         naive::is_open(view, file) && naive::is_late(view, file);
              }));
    }
    CHECK(all == naive::count(files, [&](FileFacts const& f) { return naive::is_late(view, f); }));
}
