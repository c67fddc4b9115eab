#include "shared/core/bytes.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("hex: bytes survive the round trip") {
    core::Bytes const bytes{0x00, 0x7f, 0xff, 0x1a};
    CHECK(core::to_hex(bytes) == "007fff1a");
    CHECK(core::from_hex("007FFF1a").value() == bytes);
}

TEST_CASE("hex: an odd length and a foreign character are refused by name") {
    CHECK(core::from_hex("abc").error().code == "hex.length");
    CHECK(core::from_hex("ag").error().code == "hex.character");
}
