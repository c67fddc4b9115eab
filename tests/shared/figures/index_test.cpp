#include "shared/figures/index.h"
#include "tests/shared/figures/small_file.h"
#include "tests/support/figures_examples.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::figures;
using namespace onedoor::testing;

namespace {

/// One group of 100 points with one indicator.
Rules rules_of(Measure measure, std::optional<std::int32_t> target) {
    Indicator indicator{.id = "1.1", .points = 100, .target_percent = target, .measure = measure};
    return {.id = "one", .groups = {{.id = "1", .points = 100, .indicators = {indicator}}}};
}

Rules published() {
    return parse_rules(support::read_file("assets/figures/office.v1.json")).value();
}

IndexTally tally_of(std::vector<FileFacts> const& files) {
    IndexTally tally(november, Appointment::First);
    for (FileFacts const& file : files)
        tally.add(file);
    return tally;
}

Range points(std::vector<FileFacts> const& files, Measure measure,
             std::optional<std::int32_t> target) {
    return score(rules_of(measure, target), tally_of(files).office()).points;
}

}

TEST_CASE("index: points are in proportion up to the target, to the hundredth") {
    std::vector<FileFacts> files{ended(at(9, 9)), ended(at(9, 9)), ended(at(20, 9))};
    CHECK(points(files, Measure::OnTime, 100) == Range{6667, 6667});
    CHECK(points(files, Measure::OnTime, 80) == Range{8333, 8333});
    CHECK(points(files, Measure::OnTime, 66) == Range{10'000, 10'000});
}

TEST_CASE("index: without a known target the points lie between the share and all") {
    CHECK(points({ended(at(9, 9)), ended(at(20, 9))}, Measure::OnTime, {}) == Range{5000, 10'000});
    CHECK(points({ended(at(20, 9))}, Measure::OnTime, {}) == Range{0, 0});
}

TEST_CASE("index: what is not known of files lies between the bounds") {
    FileFacts digital = ended(at(9, 9));
    digital.electronic_result = Fact::Yes;
    FileFacts paper = digital;
    paper.electronic_result = Fact::No;
    FileFacts unknown = digital;
    unknown.electronic_result = Fact::Unknown;
    CHECK(points({digital, paper, unknown, unknown}, Measure::ElectronicResult, 100) ==
          Range{2500, 7500});
}

TEST_CASE("index: nothing counted says nothing, not zero") {
    IndexScore const index = score(rules_of(Measure::OnTime, 80), tally_of({}).office());
    CHECK(index.points == Range{0, 10'000});
    CHECK_FALSE(index.groups[0].indicators[0].percent.has_value());
}

TEST_CASE("index: a second request for supplements makes a file late") {
    FileFacts file = ended(at(9, 9));
    file.supplements = 1;
    CHECK(points({file}, Measure::OnTime, 100).lower == 10'000);
    file.supplements = 2;
    CHECK(points({file}, Measure::OnTime, 100).upper == 0);
}

TEST_CASE("index: a late file that displeased is taken off twice, never below nothing") {
    FileFacts worst = ended(at(20, 9));
    worst.rating = Satisfaction::Dissatisfied;
    CHECK(points({worst, ended(at(9, 9)), ended(at(9, 9)), ended(at(9, 9))}, Measure::Satisfaction,
                 100) == Range{5000, 5000});
    CHECK(points({worst}, Measure::Satisfaction, 100) == Range{0, 0});
}

TEST_CASE("index: a file without a fee does not ask for payment") {
    FileFacts free = ended(at(9, 9));
    free.bears_fee = Fact::No;
    CHECK(tally_of({free}).office()[static_cast<std::size_t>(Measure::PaidOnline)] == Tally{});
    free.bears_fee = Fact::Yes;
    free.paid_online = Fact::Yes;
    CHECK(points({free}, Measure::PaidOnline, 100) == Range{10'000, 10'000});
}

TEST_CASE("index: the published one is 100 points, all of them open when there are no files") {
    CHECK(score(published(), tally_of({}).office()).points == Range{0, 10'000});
}

TEST_CASE("index: one file more changes exactly its own counts") {
    std::uint64_t const seed = 11;
    CAPTURE(seed);
    std::vector<FileFacts> files = support::invented_files(500, seed, november);
    IndexTally const before = tally_of(files);
    FileFacts file = ended(at(20, 9));
    files.push_back(file);
    IndexTally const after = tally_of(files);
    Tallies const own = tallies_of(file, standing_in(file, november, Appointment::First));
    for (std::size_t i = 0; i < measure_count; ++i) {
        Tally sum = before.office()[i];
        sum += own[i];
        CHECK(after.office()[i] == sum);
        CHECK(after.by(Dimension::Officer).at("lan")[i] == own[i]);
    }
    CHECK(after.by(Dimension::Unit).size() == before.by(Dimension::Unit).size() + 1);
}

TEST_CASE("lift: the unit with the most bad files would lift most") {
    FileFacts other = ended(at(20, 9));
    other.unit = "dat-dai";
    std::vector<FileFacts> const files{ended(at(9, 9)), ended(at(20, 9)), ended(at(20, 9)), other};
    IndexTally const tally = tally_of(files);
    Rules const rules = rules_of(Measure::OnTime, 100);
    std::vector<Lift> const found = lifts(rules, tally, Dimension::Unit, 10);
    REQUIRE(found.size() == 2);
    CHECK(found[0].key == "tu-phap");
    CHECK(found[0].files == 2);
    CHECK(found[0].gain == 5000);
    CHECK(found[1].key == "dat-dai");
    CHECK(found[1].gain == 2500);
    CHECK(lifts(rules, tally, Dimension::Unit, 1).size() == 1);
}

TEST_CASE("lift: nothing above the target is a gain") {
    std::vector<FileFacts> const files{ended(at(9, 9)), ended(at(20, 9))};
    CHECK(lifts(rules_of(Measure::OnTime, 50), tally_of(files), Dimension::Unit, 10).empty());
}

TEST_CASE("index: the way from a figure leads to its files") {
    CHECK(is_bad(ended(at(20, 9)), Measure::OnTime, november, Appointment::First));
    CHECK_FALSE(is_bad(ended(at(9, 9)), Measure::OnTime, november, Appointment::First));
    CHECK_FALSE(is_bad(ended(at(20, 9)), Measure::ElectronicResult, november, Appointment::First));
}

TEST_CASE("words: measures and dimensions have names and are found by them") {
    for (std::size_t i = 0; i < measure_count; ++i) {
        auto const measure = static_cast<Measure>(i);
        CHECK(measure_named(name_of(measure)) == measure);
    }
    for (std::size_t i = 0; i < dimension_count; ++i) {
        auto const dimension = static_cast<Dimension>(i);
        CHECK(dimension_named(name_of(dimension)) == dimension);
    }
    CHECK_FALSE(measure_named("").has_value());
}
