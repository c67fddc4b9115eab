#include "shared/fees/calculation.h"

#include <doctest/doctest.h>

using namespace onedoor;
using core::Dong;
using fees::FeeLine;
using fees::Per;

namespace {

FeeLine line(std::string id, std::optional<std::int64_t> amount, Per per = Per::File) {
    FeeLine result{.id = std::move(id), .per = per};
    if (amount)
        result.amount = Dong{*amount};
    return result;
}

FeeLine certified_copy() {
    FeeLine result{.id = "certification", .per = Per::Page};
    result.tiers = {{2, Dong{2000}}, {std::nullopt, Dong{1000}}};
    result.copy_max = Dong{200'000};
    return result;
}

std::int64_t total(std::vector<FeeLine> const& lines, fees::Request const& request) {
    return fees::calculate(lines, request).value().total.value().amount;
}

}

TEST_CASE("fees: amounts are multiplied by what they are counted in") {
    fees::Request const request{.quantities = {.copies = 3, .pages = 4, .persons = 2}};
    CHECK(total({line("a", 20'000)}, request) == 20'000);
    CHECK(total({line("a", 20'000, Per::Copy)}, request) == 60'000);
    CHECK(total({line("a", 20'000, Per::Person)}, request) == 40'000);
    CHECK(total({line("a", 1000, Per::Page)}, request) == 12'000);
    CHECK(total({line("a", 1), line("b", 2)}, request) == 3);
    CHECK(total({}, request) == 0);
}

TEST_CASE("fees: certified copies cost 2,000 a page, 1,000 from the third, 200,000 at most") {
    auto const price = [](std::int64_t pages, std::int64_t copies) {
        return total({certified_copy()}, {.quantities = {.copies = copies, .pages = pages}});
    };
    CHECK(price(1, 1) == 2000);
    CHECK(price(2, 1) == 4000);
    CHECK(price(3, 1) == 5000);
    CHECK(price(10, 1) == 12'000);
    CHECK(price(198, 1) == 200'000);
    CHECK(price(199, 1) == 200'000);
    CHECK(price(10'000, 2) == 400'000);
    CHECK(price(3, 5) == 25'000);
}

TEST_CASE("fees: pages beyond the last bounded tier are free") {
    CHECK(fees::tiered_price({{2, Dong{500}}}, std::nullopt, 5).value() == Dong{1000});
}

TEST_CASE("fees: only the lines of the case are counted") {
    FeeLine late = line("late", 50'000);
    late.cases = {"late", "very_late"};
    CHECK(total({line("base", 1000), late}, {.case_id = "late"}) == 51'000);
    CHECK(total({line("base", 1000), late}, {.case_id = "on_time"}) == 1000);
    CHECK(total({line("base", 1000), late}, {}) == 1000);
}

TEST_CASE("fees: an unknown amount stays unknown and so does the total") {
    auto const result =
        fees::calculate({line("known", 8000), line("local", std::nullopt)}, {}).value();
    CHECK_FALSE(result.total);
    CHECK(result.known == Dong{8000});
    CHECK_FALSE(result.items[1].full);
    CHECK_FALSE(result.items[1].payable);
}

TEST_CASE("fees: the highest of several exemptions counts, they do not add up") {
    fees::Request const request{
        .exemptions = {{"half", 50, {}}, {"third", 33, {}}, {"poor", 100, {"b"}}}};
    auto const result = fees::calculate({line("a", 20'001), line("b", 5000)}, request).value();
    CHECK(result.items[0].payable == Dong{10'000});
    CHECK(result.items[0].full == Dong{20'001});
    CHECK(result.items[0].exemption == "half");
    CHECK(result.items[1].payable == Dong{0});
    CHECK(result.items[1].exemption == "poor");
    CHECK(result.total == Dong{10'000});
}

TEST_CASE("fees: full exemption needs no known amount, a partial one does") {
    std::vector<FeeLine> const local{line("local", std::nullopt)};
    CHECK(total(local, {.exemptions = {{"poor", 100, {}}}}) == 0);
    CHECK_FALSE(fees::calculate(local, {.exemptions = {{"half", 50, {}}}}).value().total);
}

TEST_CASE("fees: absurd quantities, percentages and sums are refused") {
    auto const code = [](std::vector<FeeLine> const& lines, fees::Request const& request) {
        auto const result = fees::calculate(lines, request);
        return result ? "accepted" : result.error().code;
    };
    CHECK(code({}, {.quantities = {.copies = 0}}) == "fee.quantity");
    CHECK(code({}, {.quantities = {.pages = 10'001}}) == "fee.quantity");
    CHECK(code({}, {.quantities = {.persons = -1}}) == "fee.quantity");
    CHECK(code({}, {.exemptions = {{"x", 0, {}}}}) == "fee.percent");
    CHECK(code({}, {.exemptions = {{"x", 101, {}}}}) == "fee.percent");
    fees::Request const many{.quantities = {.copies = 10'000, .pages = 10'000}};
    CHECK(code({line("a", 999'999'999'999, Per::Page)}, many) == "fee.range");
    CHECK(code({line("a", 999'999'999'999), line("b", 1)}, {}) == "fee.range");
}
