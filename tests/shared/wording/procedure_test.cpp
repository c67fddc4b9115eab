#include "shared/wording/procedure.h"

#include <doctest/doctest.h>

using namespace onedoor;
using text::Language;

TEST_CASE("wording: a time limit names its unit, and an unknown one who sets it") {
    catalogue::Method method;
    CHECK(wording::time_limit(method, Language::Vietnamese) == "Theo quy định của địa phương");
    method.time = {7, calendar::Unit::WorkingDay};
    CHECK(wording::time_limit(method, Language::Vietnamese) == "7 ngày làm việc");
    method.time = {1, calendar::Unit::SameDay};
    CHECK(wording::time_limit(method, Language::English) == "Same day");
}

TEST_CASE("wording: unknown, free and known amounts are three different things") {
    catalogue::Fee fee;
    CHECK(wording::amount(fee, Language::Vietnamese) == "Theo quy định của địa phương");
    fee.amount = core::Dong{0};
    CHECK(wording::amount(fee, Language::Vietnamese) == "Không thu");
    fee.amount = core::Dong{20'000};
    CHECK(wording::amount(fee, Language::Vietnamese) == "20.000\u00A0đ mỗi hồ sơ");
}

TEST_CASE("wording: cases are named in their order, every case needs no words") {
    catalogue::Procedure procedure;
    procedure.cases = {{"a", {"Một", "One"}}, {"b", {"Hai", "Two"}}, {"c", {"Ba", "Three"}}};
    std::vector<std::string> const some = {"c", "a"};
    CHECK(wording::cases(procedure, some, Language::Vietnamese) == "Trường hợp: Một; Ba");
    CHECK(wording::cases(procedure, {}, Language::English).empty());
}
