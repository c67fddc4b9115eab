#include "shared/validation/money.h"

#include <doctest/doctest.h>

using namespace onedoor;

namespace {

std::string read(std::string_view text) {
    auto const money = validation::parse_money(text);
    return money ? std::to_string(money->amount) : money.error().code;
}

}

TEST_CASE("money: every way of writing fourteen thousand đồng") {
    for (char const* text : {"14000", "14.000", "14,000", "14 000", " 14.000 đ ", "14.000đ",
                             "14.000 VND", "14000 đồng", "14.000 ₫", "14\u00A0000 VNĐ"})
        CHECK_MESSAGE(read(text) == "14000", text);
    CHECK(read("1.234.567") == "1234567");
    CHECK(read("0") == "0");
    CHECK(read("999.999.999.999") == "999999999999");
}

TEST_CASE("money: refusals say what is wrong") {
    CHECK(read("-5") == "money.negative");
    CHECK(read("1.5") == "money.fraction");
    CHECK(read("14.000,50") == "money.format");
    CHECK(read("1000000000000") == "money.range");
    CHECK(read("99999999999999999999999999") == "money.range");
    for (char const* text : {"", "đ", "14k", "1.0000", "1234.567", "14.000,000", ".5", "5.", "1..2",
                             "1 2", "mười bốn nghìn"})
        CHECK_MESSAGE(read(text) == "money.format", text);
}
