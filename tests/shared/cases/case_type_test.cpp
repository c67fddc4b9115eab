#include "shared/cases/case_types.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>
#include <map>
#include <set>

using namespace onedoor;
using namespace onedoor::cases;

namespace {

constexpr std::string_view small = R"({
"id": "small", "version": 1, "name": {"vi": "Nhỏ", "en": "Small"},
"source": "none", "confidence": "low",
"states": [
 {"id": "open", "name": {"vi": "Mở", "en": "Open"}, "status": 4, "clock": "runs", "limit_hours": 8},
 {"id": "shut", "name": {"vi": "Đóng", "en": "Shut"}, "status": 10, "clock": "ended"}],
"actions": [
 {"id": "shut", "name": {"vi": "Đóng", "en": "Shut"}, "form": "05", "effects": ["assign"],
  "steps": [{"from": ["open"], "to": "shut", "by": ["leader"], "needs": ["reason"]}]}]})";

std::string with(std::string_view old, std::string_view fresh) {
    std::string text(small);
    std::size_t const place = text.find(old);
    REQUIRE(place != std::string::npos);
    return text.replace(place, old.size(), fresh);
}

std::string refusal(std::string const& text) {
    Result<CaseType> const type = parse_case_type(text);
    return type ? "" : type.error().code + " " + type.error().path;
}

CaseType published_type() {
    Result<CaseType> type =
        parse_case_type(support::read_file("assets/case-types/one-door-file.v1.json"));
    REQUIRE_MESSAGE(type, type.error().code << " " << type.error().path);
    return std::move(*type);
}

}

TEST_CASE("case type: what is written is read") {
    CaseType const type = parse_case_type(small).value();
    CHECK(type.initial().id == "open");
    CHECK(type.initial().limit_hours == 8);
    CHECK(type.initial().status == NationalStatus::Processing);
    CHECK(type.is_final(*type.state("shut")));
    CHECK_FALSE(type.is_final(type.initial()));
    Action const& shut = *type.action("shut");
    CHECK(shut.form == "05");
    CHECK(shut.effects == Effects{Effect::Assign});
    CHECK(shut.steps.at(0).by == Roles{Role::Leader});
    CHECK(shut.steps.at(0).needs == Needs{Need::Reason});
}

TEST_CASE("case type: a mistake is named with its place") {
    CHECK(refusal(with("\"leader\"", "\"king\"")) == "case_type.word actions[0].steps[0].by");
    CHECK(refusal(with("\"to\": \"shut\"", "\"to\": \"gone\"")) ==
          "case_type.state actions[0].steps[0].to");
    CHECK(refusal(with("\"form\": \"05\"", "\"form\": \"09\"")) ==
          "case_type.form actions[0].form");
    CHECK(refusal(with("\"id\": \"small\"", "\"id\": \"Small\"")) == "case_type.id id");
    CHECK(refusal(with("\"id\": \"shut\", \"name\": {\"vi\": \"Đóng\", \"en\": \"Shut\"}, \"st",
                       "\"id\": \"open\", \"name\": {\"vi\": \"Đóng\", \"en\": \"Shut\"}, \"st")) ==
          "case_type.id states[1]");
    CHECK(refusal(with("\"status\": 10", "\"status\": 11")) == "json.range states[1].status");
    CHECK(refusal(with("\"en\": \"Small\"", "\"en\": \"\"")) == "case_type.name name");
    CHECK(refusal(with("\"clock\": \"ended\"", "\"clock\": \"runs\"")) ==
          "case_type.clock states[1]");
    CHECK(refusal(with("\"clock\": \"runs\"", "\"clock\": \"ended\"")) == "");
    CHECK(refusal(with("\"from\": [\"open\"], \"to\": \"shut\"",
                       "\"from\": [\"open\"], \"to\": \"open\"")) ==
          "case_type.unreachable states[1]");
    CHECK(refusal(with("\"steps\": [", "\"steps\": [{\"from\": [\"open\"], \"to\": \"shut\", "
                                       "\"by\": [\"leader\"], \"needs\": []},")) ==
          "case_type.ambiguous actions[0].steps[1]");
    CHECK(refusal(with("\"by\": [\"leader\"]", "\"by\": []")) ==
          "case_type.empty actions[0].steps[0]");
}

TEST_CASE("case type: a file changes its national status exactly as the portal allows") {
    std::map<int, std::set<int>> const portal{
        {1, {2, 3, 5, 7}}, {2, {4, 5, 6, 7, 8}}, {4, {3, 5, 6, 7, 8, 9}},
        {5, {2, 4, 7, 8}}, {6, {4, 9}},          {7, {4, 8}},
        {9, {10}},
    };
    CaseType const type = published_type();
    std::map<int, std::set<int>> found;
    for (Action const& action : type.actions) {
        for (Step const& step : action.steps) {
            int const from = static_cast<int>(type.states[step.from].status);
            int const to = static_cast<int>(type.states[step.to].status);
            if (from != to)
                found[from].insert(to);
        }
    }
    CHECK(found == portal);
}

TEST_CASE("case type: where a file ends, the portal sees an end") {
    CaseType const type = published_type();
    for (State const& state : type.states)
        CHECK_MESSAGE(type.is_final(state) == is_final(state.status), state.id);
}

TEST_CASE("case types: each version once, the newest for new files") {
    CaseTypes types;
    REQUIRE(types.add(parse_case_type(small).value()));
    REQUIRE(types.add(parse_case_type(with("\"version\": 1", "\"version\": 3")).value()));
    CHECK(types.add(parse_case_type(small).value()).error().code == "case_type.id");
    CHECK(types.newest("small")->version == 3);
    CHECK(types.find("small", 1)->version == 1);
    CHECK(types.find("small", 2) == nullptr);
    CHECK(types.newest("large") == nullptr);
}
