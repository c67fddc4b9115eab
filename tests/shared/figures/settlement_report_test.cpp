#include "shared/figures/settlement_report.h"
#include "shared/figures/trend.h"
#include "tests/shared/figures/small_file.h"
#include "tests/support/figures_examples.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::figures;
using namespace onedoor::testing;

namespace {

SettlementReport report_of(std::vector<FileFacts> const& files, Period const& period = november) {
    SettlementTally tally(period, Appointment::First);
    for (FileFacts const& file : files)
        tally.add(file);
    return tally.report();
}

std::vector<FileFacts> six_files() {
    FileFacts online = ended(at(9, 9));
    online.channel = Channel::Online;
    FileFacts posted = ended(at(10, 9));
    posted.channel = Channel::Post;
    FileFacts late = ended(at(20, 9));
    late.sector = "dat-dai";
    late.level = catalogue::Level::Province;
    FileFacts carried = small_file();
    carried.accepted_at = in_october(20);
    FileFacts in_time = small_file();
    in_time.due_at = core::Instant{november.until.milliseconds + 1};
    FileFacts not_accepted = small_file();
    not_accepted.accepted_at.reset();
    return {online, posted, late, carried, in_time, not_accepted};
}

bool all_hold(SettlementCounts const& counts) {
    for (CheckEquation const& equation : check_equations(counts))
        if (!equation.holds())
            return false;
    return true;
}

}

TEST_CASE("report: six files stand in their columns") {
    SettlementReport const report = report_of(six_files());
    SettlementCounts const expected{.received = 5,
                                    .received_online = 1,
                                    .received_direct = 3,
                                    .carried = 1,
                                    .settled = 3,
                                    .early = 1,
                                    .on_time = 1,
                                    .late = 1,
                                    .open = 2,
                                    .open_in_time = 1,
                                    .open_late = 1};
    CHECK(report.total == expected);
    CHECK(all_hold(report.total));
}

TEST_CASE("report: province before commune, each with its sectors and sum") {
    SettlementReport const report = report_of(six_files());
    REQUIRE(report.sections.size() == 2);
    CHECK(report.sections[0].level == catalogue::Level::Province);
    CHECK(report.sections[0].rows.at(0).sector == "dat-dai");
    CHECK(report.sections[0].total.late == 1);
    CHECK(report.sections[1].rows.at(0).sector == "ho-tich");
    CHECK(report.sections[1].total.received == 4);
}

TEST_CASE("report: files without a known time are named, and the form's equations say so") {
    std::vector<FileFacts> files = six_files();
    files[0].due_at.reset();
    files[4].due_at.reset();
    SettlementCounts const total = report_of(files).total;
    CHECK(total.settled_untimed == 1);
    CHECK(total.open_untimed == 1);
    auto const equations = check_equations(total);
    CHECK(equations[0].holds());
    CHECK(equations[1].left - equations[1].right == total.settled_untimed);
    CHECK(equations[2].left - equations[2].right == total.open_untimed);
    CHECK(equations[3].holds());
}

TEST_CASE("report: what is open at the end of a month is carried into the next one") {
    Period const year = parse_period("2026").value();
    std::uint64_t const seed = 20'261'122;
    CAPTURE(seed);
    std::vector<FileFacts> const files = support::invented_files(5'000, seed, year);
    std::int64_t open_before = -1;
    for (Period const& month : months_of(year)) {
        SettlementCounts const counts = report_of(files, month).total;
        if (open_before >= 0)
            CHECK(counts.carried == open_before);
        open_before = counts.open;
    }
}

TEST_CASE("trend: each month says what its report says") {
    Period const year = parse_period("2026").value();
    std::uint64_t const seed = 7;
    CAPTURE(seed);
    std::vector<FileFacts> const files = support::invented_files(5'000, seed, year);
    TrendTally trend(months_of(year), Appointment::First);
    for (FileFacts const& file : files)
        trend.add(file);
    REQUIRE(trend.points().size() == 12);
    for (TrendPoint const& point : trend.points()) {
        SettlementCounts const counts = report_of(files, point.period).total;
        CHECK(point == TrendPoint{.period = point.period,
                                  .received = counts.received - counts.carried,
                                  .received_online = counts.received_online,
                                  .settled = counts.settled,
                                  .early = counts.early,
                                  .on_time = counts.on_time,
                                  .late = counts.late,
                                  .open = counts.open,
                                  .open_late = counts.open_late});
    }
}

TEST_CASE("trend: the share in time leaves out what has no known time") {
    TrendPoint const point{.settled = 9, .early = 1, .on_time = 1, .late = 1};
    CHECK(point.on_time_share() == 6667);
    CHECK_FALSE(TrendPoint{.settled = 2}.on_time_share().has_value());
}
