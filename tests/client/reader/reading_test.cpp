#include "client/app/handover_address.h"
#include "client/reader/reading.h"
#include "shared/core/limits.h"
#include "shared/text/utf8.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::reader;
using Kind = Reading::Kind;

namespace {

constexpr std::string_view card_text =
    "056193000137||Nguyễn Thị Mẫu|02091993|Nữ|Tổ 5, Lộc Thọ, Nha Trang, Khánh Hòa|15062021";

}

TEST_CASE("reading: a citizen card") {
    Reading const reading = classify(card_text);
    REQUIRE(reading.kind == Kind::Card);
    CHECK(reading.card->number.digits() == "056193000137");
    CHECK(reading.card->full_name == "Nguyễn Thị Mẫu");
    CHECK(reading.text.empty());
}

TEST_CASE("reading: an address of a hand-over, with its key") {
    app::HandoverAddress const address{std::string(22, 'a'), std::string(43, 'B')};
    std::string const text = app::handover_address("https://motcua.example", address);
    CHECK(classify(text).kind == Kind::HandOver);
    CHECK(classify(text).text == text);
    CHECK(classify(text + "x").kind == Kind::Unknown);
}

TEST_CASE("reading: a file's address, code or reference, whatever the host") {
    for (std::string_view const text :
         {"https://motcua.example/ho-so/H15.50.05.13-261121-0008", "H15.50.05.13-261121-0008",
          "http://10.0.0.2:8080/ho-so/H15.50.05.13-261121-0008?x=1#y",
          "  h15.50.05.13-261121-0008 "}) {
        CAPTURE(text);
        CHECK(classify(text).kind == Kind::File);
        CHECK(classify(text).text == "H15.50.05.13-261121-0008");
    }
}

TEST_CASE("reading: hostile text is just text") {
    for (std::string_view const text :
         {"javascript:alert(1)", "https://evil.example/", "https://evil.example/can-bo",
          "file:///etc/passwd", "https://x/ho-so/../../can-bo", "https://x/ho-so/%2e%2e%2fcan-bo",
          "'; DROP TABLE files; --", "%s%s%n", "|||||||", "https://x/ho-so/",
          "HTTPS://x/ho-so/H15.50.05.13-261121-0008", "<script>alert(1)</script>"}) {
        CAPTURE(text);
        Reading const reading = classify(text);
        CHECK(reading.kind == Kind::Unknown);
        CHECK_FALSE(reading.card);
        CHECK(text::character_count(reading.text) <= limits::reader_excerpt_characters_max);
    }
}

TEST_CASE("reading: what is shown of an unknown text is short, one line, without overrides") {
    CHECK(classify("một  hai\u2003ba").text == "một hai ba");
    CHECK(classify("abc\u202Ecba").text.empty());
    CHECK(text::character_count(classify(std::string(2'000, 'x')).text) == 40);
}

TEST_CASE("reading: S1 forgotten means overwritten") {
    Reading reading = classify(card_text);
    reading.card->further = {"CANARY in a further field"};
    char const* const name = reading.card->full_name.data();
    char const* const residence = reading.card->residence.data();
    forget(*reading.card);
    CHECK(std::string_view(name, 14) == std::string(14, '\0'));
    CHECK(std::string_view(residence, 20) == std::string(20, '\0'));
    CHECK(reading.card->number.digits() == "000000000000");
    CHECK(reading.card->further.empty());
    forget(reading);
    CHECK(reading.kind == Kind::Unknown);
    CHECK_FALSE(reading.card);
}
