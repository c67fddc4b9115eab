#include "shared/text/fold.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("fold: case, marks and đ are gone") {
    CHECK(text::fold("Đăng Ký KHAI SINH") == "dang ky khai sinh");
    CHECK(text::fold("Nguye\u0302\u0303n") == "nguyen");
    CHECK(text::fold("hoà") == "hoa");
    CHECK(text::fold("hòa") == "hoa");
    CHECK(text::fold("Müller 日本") == "muller 日本");
}

TEST_CASE("comparison key: the place of the tone does not matter, the tone does") {
    CHECK(text::comparison_key("hoà") == text::comparison_key("hòa"));
    CHECK(text::comparison_key("Khánh Hoà") == text::comparison_key("KHÁNH HÒA"));
    CHECK(text::comparison_key("thuý") == text::comparison_key("thúy"));
    CHECK(text::comparison_key("hoa\u0300") == text::comparison_key("hòa"));
    CHECK(text::comparison_key("hoà") != text::comparison_key("hoa"));
    CHECK(text::comparison_key("hoà") != text::comparison_key("hoá"));
    CHECK(text::comparison_key("ma") != text::comparison_key("mạ"));
    CHECK(text::comparison_key("tân") != text::comparison_key("tan"));
    CHECK(text::comparison_key("đa") != text::comparison_key("da"));
}

TEST_CASE("comparison key: a word with several tones keeps them in place") {
    CHECK(text::comparison_key("rèsumé") != text::comparison_key("résumè"));
    CHECK(text::comparison_key("réé") != text::comparison_key("ree"));
    CHECK(text::comparison_key("hòa bình") == text::comparison_key("hoà bình"));
}

TEST_CASE("ASCII: what a bank transfer can carry") {
    CHECK(text::to_ascii("Lệ phí hồ sơ ĐĂNG KÝ") == "Le phi ho so DANG KY");
    CHECK(text::to_ascii("Ea H’leo – “A”\u00A0b\tc") == "Ea H'leo - \"A\" b c");
    CHECK(text::to_ascii("a\u0323\u0302 日😀 \x01z") == "a  z");
}
