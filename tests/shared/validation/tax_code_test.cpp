#include "shared/validation/tax_code.h"

#include <doctest/doctest.h>

using namespace onedoor;
using validation::CheckDigit;
using validation::TaxCode;
using validation::TaxCodeKind;

TEST_CASE("tax code: three kinds") {
    CHECK(validation::parse_tax_code("0300588569").value() ==
          TaxCode{"0300588569", TaxCodeKind::Business, CheckDigit::Matches});
    CHECK(validation::parse_tax_code("0300588569-001").value() ==
          TaxCode{"0300588569-001", TaxCodeKind::Branch, CheckDigit::Matches});
    CHECK(validation::parse_tax_code("0300588569001").value().text == "0300588569-001");
    CHECK(validation::parse_tax_code("056199000037").value() ==
          TaxCode{"056199000037", TaxCodeKind::Personal, CheckDigit::None});
}

TEST_CASE("tax code: a wrong check digit is noticed, not refused") {
    CHECK(validation::parse_tax_code("0300588560").value().check_digit == CheckDigit::Differs);
    CHECK(validation::parse_tax_code("0101248141").value().check_digit == CheckDigit::Matches);
}

TEST_CASE("tax code: other shapes are refused") {
    for (char const* text : {"", "123", "03005885690", "030058856-9001", "0300588569-01",
                             "0300588569-", "056199-000037", "03005885a9", "0300588569-0-01"})
        CHECK_MESSAGE(validation::parse_tax_code(text).error().code == "tax_code.format", text);
}
