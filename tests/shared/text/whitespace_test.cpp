#include "shared/text/whitespace.h"

#include <doctest/doctest.h>

using namespace onedoor;
using text::LineBreaks;

TEST_CASE("white space: trimmed and collapsed, Unicode's spaces too") {
    CHECK(text::trim(" \t\u00A0Nguyễn  Văn A\u3000\n") == "Nguyễn  Văn A");
    CHECK(text::trim(" \n ") == "");
    CHECK(text::collapse_white_space("  Nguyễn \u00A0\t Văn\nA\uFEFF ") == "Nguyễn Văn A");
    CHECK(text::collapse_white_space("") == "");
}

TEST_CASE("white space: lines are kept, empty ones only once") {
    CHECK(text::collapse_white_space_in_lines("\r\n a  b \r\n\r\n\r\n\r\nc\rd\n\n") ==
          "a b\n\nc\nd");
    CHECK(text::collapse_white_space_in_lines("\n \n") == "");
}

TEST_CASE("control characters: found wherever a person cannot have typed them") {
    CHECK_FALSE(text::has_control_characters("Nguyễn\tVăn 😀", LineBreaks::Refused));
    CHECK_FALSE(text::has_control_characters("a\r\nb", LineBreaks::Allowed));
    CHECK(text::has_control_characters("a\nb", LineBreaks::Refused));
    for (char const* text :
         {"a\x01", "\x7F", "\u0085", "\u202Egnp.exe", "\u2066", "\uFFFE", "\U0001FFFF", "\uFDD0"})
        CHECK(text::has_control_characters(text, LineBreaks::Allowed));
    CHECK(text::has_control_characters({"a\0b", 3}, LineBreaks::Allowed));
}
