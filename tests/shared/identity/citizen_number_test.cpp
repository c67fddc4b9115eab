#include "shared/identity/citizen_number.h"

#include <doctest/doctest.h>

using namespace onedoor;
using identity::CitizenNumber;
using identity::Sex;

TEST_CASE("citizen number: its parts are read") {
    CitizenNumber const number = CitizenNumber::parse("0561 9900 0037").value();
    CHECK(number.digits() == "056199000037");
    CHECK(number.birth_year() == 1999);
    CHECK(number.sex() == Sex::Female);
    CHECK(number.province() == "Khánh Hòa");
    CHECK(CitizenNumber::parse("079204000001").value().birth_year() == 2004);
    CHECK(CitizenNumber::parse("079204000001").value().sex() == Sex::Male);
    CHECK(CitizenNumber::parse("079999000001").value().birth_year() == 2399);
}

TEST_CASE("citizen number: exactly twelve digits") {
    for (char const* text :
         {"", "05619900003", "0561990000371", "05619900003a", "056199000O37", "٠56199000037"})
        CHECK_MESSAGE(CitizenNumber::parse(text).error().code == "citizen_id.format", text);
}

TEST_CASE("citizen number: birth date and sex entered beside it must agree") {
    CitizenNumber const number = CitizenNumber::parse("056199000037").value();
    CHECK(identity::check_birth_date(number, {1999, 2, 3}));
    CHECK(identity::check_birth_date(number, {1998, 2, 3}).error().code == "citizen_id.birth_date");
    CHECK(identity::check_birth_date(number, {2099, 2, 3}).error().code == "citizen_id.birth_date");
    CHECK(identity::check_sex(number, Sex::Female));
    CHECK(identity::check_sex(number, Sex::Male).error().code == "citizen_id.sex");
}

TEST_CASE("citizen number: nobody is born in the future") {
    CitizenNumber const number = CitizenNumber::parse("056226000037").value();
    CHECK(identity::check_not_in_future(number, {2026, 1, 1}));
    CHECK(identity::check_not_in_future(number, {2025, 12, 31}).error().code ==
          "citizen_id.future");
}

TEST_CASE("citizen number: an unknown place of registration is no error") {
    CHECK_FALSE(CitizenNumber::parse("999099000001").value().province());
    CHECK_FALSE(CitizenNumber::parse("003099000001").value().province());
}

TEST_CASE("citizen number: masked on screens and prints") {
    CHECK(identity::masked_number("056199000037") == "0561••••••37");
    CHECK(identity::masked_number("012345678") == "01•••••78");
    CHECK(identity::masked_number("12345") == "•••••");
    CHECK(identity::masked_number("") == "");
}
