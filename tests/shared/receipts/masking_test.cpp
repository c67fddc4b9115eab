#include "shared/receipts/masking.h"

#include <doctest/doctest.h>

using namespace onedoor::receipts;

TEST_CASE("masking: a citizen number keeps four and two digits") {
    CHECK(mask_identity_number("056098001212") == "0560••••••12");
    CHECK(mask_identity_number("0560 9800 1212") == "0560••••••12");
    CHECK(mask_identity_number("225123456") == "22•••••56");
    CHECK(mask_identity_number("C1234567") == "C1••••67");
    CHECK(mask_identity_number("123456") == "••••••");
    CHECK(mask_identity_number("") == "");
}

TEST_CASE("masking: a phone number keeps two and three digits") {
    CHECK(mask_phone("0912345514") == "09•• ••• 514");
    CHECK(mask_phone("0912 345 514") == "09•• ••• 514");
    CHECK(mask_phone("02583822222") == "02••• ••• 222");
    CHECK(mask_phone("1900123") == "•••••••");
    CHECK(mask_phone("19001234") == "19 ••• 234");
    CHECK(mask_phone("") == "");
}

TEST_CASE("masking: an e-mail address keeps its first letter and its domain") {
    CHECK(mask_email("thu.tran@example.vn") == "t•••@example.vn");
    CHECK(mask_email("ếch@example.vn") == "ế•••@example.vn");
    CHECK(mask_email("@example.vn") == "•••");
    CHECK(mask_email("nobody") == "•••");
}
