#include "shared/figures/index_rules.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::figures;

namespace {

constexpr std::string_view small = R"({
"id": "small", "version": 1,
"appointment": {"counts": "current", "source": "none", "confidence": "low"},
"groups": [
 {"id": "1", "name": {"vi": "Một", "en": "One"}, "points": 60, "indicators": [
  {"id": "1.1", "name": {"vi": "A", "en": "A"}, "points": 40, "target_percent": 80,
   "measure": "on_time", "source": "none", "confidence": "high"},
  {"id": "1.2", "name": {"vi": "B", "en": "B"}, "points": null, "target_percent": null,
   "measure": null, "source": "none", "confidence": "low"}]},
 {"id": "2", "name": {"vi": "Hai", "en": "Two"}, "points": 40, "indicators": [
  {"id": "2.1", "name": {"vi": "C", "en": "C"}, "points": 40, "target_percent": null,
   "measure": "satisfaction", "source": "none", "confidence": "medium"}]}]})";

std::string refusal(std::string_view old, std::string_view fresh) {
    std::string text(small);
    std::size_t const place = text.find(old);
    REQUIRE(place != std::string::npos);
    auto const rules = parse_rules(text.replace(place, old.size(), fresh));
    return rules ? "" : rules.error().code + " " + rules.error().path;
}

}

TEST_CASE("rules: what is written is read") {
    Rules const rules = parse_rules(small).value();
    CHECK(rules.appointment == Appointment::Current);
    Indicator const& first = rules.groups.at(0).indicators.at(0);
    CHECK(first.points == 40);
    CHECK(first.target_percent == 80);
    CHECK(first.measure == Measure::OnTime);
    CHECK(first.confidence == catalogue::Confidence::High);
    CHECK_FALSE(rules.groups[0].indicators.at(1).points.has_value());
    CHECK(rules.groups[0].points_not_shared_out() == 20);
}

TEST_CASE("rules: a mistake is named with its place") {
    CHECK(refusal("\"on_time\"", "\"in_time\"") == "figures.word groups[0].indicators[0].measure");
    CHECK(refusal("\"high\"", "\"sure\"") == "figures.word groups[0].indicators[0].confidence");
    CHECK(refusal("\"current\"", "\"second\"") == "figures.word appointment.counts");
    CHECK(refusal("\"id\": \"2.1\"", "\"id\": \"1.1\"") == "figures.id groups");
    CHECK(refusal("\"source\": \"none\", \"confidence\": \"high\"", "\"confidence\": \"high\"") ==
          "json.missing groups[0].indicators[0].source");
}

TEST_CASE("rules: points that do not add up are refused") {
    CHECK(refusal("\"points\": 40, \"target", "\"points\": 60, \"target") ==
          "figures.points groups[0].indicators");
    CHECK(refusal("\"points\": null", "\"points\": 19") == "figures.points groups[0].indicators");
    CHECK(refusal("\"points\": 60, \"ind", "\"points\": 61, \"ind") == "figures.points groups");
    CHECK(refusal("\"points\": null", "\"points\": 20").empty());
}

TEST_CASE("rules: the published ones have five groups, and say what is not known") {
    Result<Rules> const rules = parse_rules(support::read_file("assets/figures/office.v1.json"));
    REQUIRE_MESSAGE(rules, rules.error().code << " " << rules.error().path);
    std::vector<std::int32_t> points;
    for (IndicatorGroup const& group : rules->groups)
        points.push_back(group.points);
    CHECK(points == std::vector{18, 20, 22, 22, 18});
    CHECK(rules->groups[2].points_not_shared_out() == 12);
    CHECK(rules->groups[3].points_not_shared_out() == 4);
}
