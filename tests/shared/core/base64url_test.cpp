#include "shared/core/base64url.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("base64url: the examples of RFC 4648, section 10, without padding") {
    char const* const examples[][2] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (auto const& [plain, written] : examples) {
        CAPTURE(plain);
        CHECK(core::to_base64url(core::as_bytes(plain)) == written);
        core::Bytes const bytes = core::from_base64url(written).value();
        CHECK(std::string(bytes.begin(), bytes.end()) == plain);
    }
}

TEST_CASE("base64url: every byte at every place survives the round trip") {
    for (std::size_t length = 1; length <= 4; ++length)
        for (std::size_t place = 0; place < length; ++place)
            for (int value = 0; value < 256; ++value) {
                core::Bytes bytes(length, 0xA5);
                bytes[place] = static_cast<std::uint8_t>(value);
                std::string const text = core::to_base64url(bytes);
                CHECK(core::from_base64url(text).value() == bytes);
            }
}

TEST_CASE("base64url: there is one spelling, everything else is refused by name") {
    CHECK(core::from_base64url("A").error().code == "base64url.length");
    CHECK(core::from_base64url("Zg==").error().code == "base64url.character");
    CHECK(core::from_base64url("Zm+v").error().code == "base64url.character");
    CHECK(core::from_base64url("Zm 9").error().code == "base64url.character");
    CHECK(core::from_base64url("Zh").error().code == "base64url.character");
    CHECK(core::from_base64url("Zm9").error().code == "base64url.character");
}
