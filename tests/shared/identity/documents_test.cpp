#include "shared/identity/documents.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("identity card: nine or twelve digits") {
    CHECK(identity::parse_identity_card("012 345 678").value() == "012345678");
    CHECK(identity::parse_identity_card("012345678901").value() == "012345678901");
    for (char const* text : {"", "01234567", "0123456789", "01234567a"})
        CHECK(identity::parse_identity_card(text).error().code == "identity_card.format");
}

TEST_CASE("passport: a letter and seven digits") {
    CHECK(identity::parse_passport("c1234567").value() == "C1234567");
    for (char const* text : {"", "C123456", "C12345678", "12345678", "CC123456"})
        CHECK(identity::parse_passport(text).error().code == "passport.format");
}

TEST_CASE("travel document: what ICAO allows") {
    CHECK(identity::parse_travel_document("ab 123456").value() == "AB123456");
    CHECK(identity::parse_travel_document("123456789").value() == "123456789");
    for (char const* text : {"", "1234", "1234567890", "ABCDEFG", "AB_12345"})
        CHECK(identity::parse_travel_document(text).error().code == "travel_document.format");
}
