#include "shared/validation/phone.h"

#include <doctest/doctest.h>

using namespace onedoor;
using validation::PhoneKind;

namespace {

std::string code_of(std::string_view text) {
    auto const phone = validation::parse_phone(text);
    return phone ? "accepted " + phone->national : phone.error().code;
}

}

TEST_CASE("phone: every way of writing a mobile number gives the national one") {
    for (char const* text : {"0912345678", " 0912 345 678 ", "0912.345.678", "(0912) 345-678",
                             "+84912345678", "+84 912 345 678", "+84 (0)912 345 678", "84912345678",
                             "0084912345678", "0912\u00A0345\u00A0678"}) {
        CHECK_MESSAGE(code_of(text) == "accepted 0912345678", text);
        CHECK(validation::parse_phone(text).value().kind == PhoneKind::Mobile);
    }
    CHECK(validation::international(validation::parse_phone("0912345678").value()) ==
          "+84912345678");
}

TEST_CASE("phone: landlines have eleven digits") {
    CHECK(validation::parse_phone("024 3825 5255").value() ==
          validation::Phone{"02438255255", PhoneKind::Landline});
    CHECK(code_of("+842583822233") == "accepted 02583822233");
    CHECK(code_of("0243825525") == "phone.prefix");
}

TEST_CASE("phone: refusals say what is wrong") {
    CHECK(code_of("") == "phone.length");
    CHECK(code_of("091234567") == "phone.length");
    CHECK(code_of("09123456789") == "phone.length");
    CHECK(code_of("091234567a") == "phone.character");
    CHECK(code_of("+0912345678") == "phone.prefix");
    CHECK(code_of("0112345678") == "phone.prefix");
    CHECK(code_of("01234567890") == "phone.prefix");
    CHECK(code_of("+14155550100") == "phone.prefix");
    CHECK(code_of("09123+45678") == "phone.character");
}

TEST_CASE("phone: the mask leaves two digits before and three after") {
    CHECK(validation::masked_phone("0912345268") == "09•• ••• 268");
    CHECK(validation::masked_phone("02438255255") == "02•• •••• 255");
    CHECK(validation::masked_phone("") == "");
}
