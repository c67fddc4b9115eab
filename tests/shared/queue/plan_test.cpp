#include "shared/offices/directory.h"
#include "tests/shared/queue/hall.h"
#include "tests/support/read_file.h"

using namespace onedoor;
using namespace onedoor::queue;

namespace {

std::string with(std::string_view old, std::string_view fresh) {
    std::string text(example::plan_text);
    std::size_t const place = text.find(old);
    REQUIRE(place != std::string::npos);
    return text.replace(place, old.size(), fresh);
}

std::string refusal(std::string const& text) {
    Result<Plan> const plan = parse_plan(text);
    return plan ? "" : plan.error().code + " " + plan.error().path;
}

}

TEST_CASE("queue: the published plan is read, and its office exists") {
    Result<Plan> const plan = parse_plan(support::read_file("assets/queue/56.json"));
    REQUIRE(plan);
    auto const directory =
        offices::parse_directory(support::read_file(ONEDOOR_BUILT_ASSETS "/offices.json"));
    REQUIRE(directory);
    CHECK(offices::office_of(*directory, plan->office) != nullptr);
    CHECK(plan->groups.size() == 3);
    CHECK(plan->priority_classes.size() == 5);
}

TEST_CASE("queue: nothing in the published plan passes for a rule of law") {
    Result<Plan> const plan = parse_plan(support::read_file("assets/queue/56.json"));
    REQUIRE(plan);
    CHECK(plan->rule.origin.basis == Basis::Configuration);
    for (ServiceGroup const& group : plan->groups)
        CHECK(group.origin.basis == Basis::Configuration);
    for (PriorityClass const& priority : plan->priority_classes)
        CHECK(priority.origin.confidence != calendar::Confidence::High);
}

TEST_CASE("queue: a broken plan is refused with the spot") {
    CHECK(refusal(std::string(example::plan_text)) == "");
    CHECK(refusal(with(R"("56")", R"("5x")")) == "queue.office office");
    CHECK(refusal(with(R"("56")", R"("560")")) == "queue.office office");
    CHECK(refusal(with(R"("id": "a")", R"("id": "A b")")) == "queue.id groups[0].id");
    CHECK(refusal(with(R"("id": "b")", R"("id": "a")")).starts_with("queue."));
    CHECK(refusal(with(R"("prefix": "A")", R"("prefix": "")")) == "queue.prefix groups[0].prefix");
    CHECK(refusal(with(R"("prefix": "A")", R"("prefix": "Đ")")) == "queue.prefix groups[0].prefix");
    CHECK(refusal(with(R"("prefix": "BX")", R"("prefix": "A")")) == "queue.prefix groups[1]");
    CHECK(refusal(with(R"("vi": "Một")", R"("vi": "")")) == "queue.name groups[0].name");
    CHECK(refusal(with(R"("service_minutes": 10)", R"("service_minutes": 0)")) ==
          "json.range groups[0].service_minutes");
    CHECK(refusal(with(R"("numbers_per_day": 3)", R"("numbers_per_day": 1000)")) ==
          "json.range groups[1].numbers_per_day");
    CHECK(refusal(with(R"("basis": "practice")", R"("basis": "law")")) ==
          "queue.origin priority_classes[0].basis");
    CHECK(refusal(with(R"("source": "s")", R"("source": "")")) == "queue.origin groups[0].source");
    CHECK(refusal(with(R"("confidence": "medium")", R"("confidence": "sure")")) ==
          "queue.origin priority_classes[0].confidence");
    CHECK(refusal(with(R"(["a"])", R"(["c"])")) == "queue.unknown_group counters[0].groups");
    CHECK(refusal(with(R"(["a"])", R"([])")) == "queue.empty counters[0].groups");
    CHECK(refusal(with(R"(["a"])", R"(["a", "a"])")) == "queue.repeated_group counters[0].groups");
    CHECK(refusal(with(R"(["a", "b"])", R"(["a"])")) == "queue.unserved_group groups[1]");
    CHECK(refusal(with(R"("id": "2")", R"("id": "1")")) == "queue.id counters[1]");
    CHECK(refusal(with(R"("head_start_minutes": 60)", R"("head_start_minutes": 0)")) ==
          "json.range rule.head_start_minutes");
    CHECK(refusal(with(R"("office": "56",)", R"("office": "56", "more": 1,)")) ==
          "json.unknown_field more");
    CHECK(refusal("") != "");
    CHECK(refusal("{}") == "json.missing office");
}

TEST_CASE("queue: a plan cut anywhere is refused") {
    for (std::size_t size = 0; size < example::plan_text.size(); ++size)
        CHECK_FALSE(parse_plan(example::plan_text.substr(0, size)));
}
