#include "shared/text/utf8.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("UTF-8: every scalar value is written and read back") {
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            continue;
        std::string bytes;
        text::append(bytes, code_point);
        auto const decoded = text::decode(bytes, 0);
        bool const same = decoded && decoded->code_point == code_point &&
                          decoded->length == bytes.size() && text::is_valid_utf8(bytes);
        if (!same)
            FAIL("code point ", static_cast<unsigned>(code_point));
    }
}

TEST_CASE("UTF-8: overlong forms, surrogates, cut and stray bytes are refused") {
    for (char const* damaged :
         {"\xC0\x80", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xF0\x80\x80\x80",
          "\xF0\x8F\xBF\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80", "\xFF", "\x80", "a\xBF", "\xC3", "\xE1\xBA", "\xF0\x9F\x98",
          "\xC3\x28", "\xE1\xBA\x28"})
        CHECK_FALSE(text::is_valid_utf8(damaged));
    CHECK(text::is_valid_utf8(""));
    CHECK(text::is_valid_utf8("Nguyễn Văn Ậu 😀"));
}

TEST_CASE("truncation: never inside a character") {
    std::string_view const name = "Đỗ Ậu";
    CHECK(text::truncate_bytes(name, 100) == name);
    CHECK(text::truncate_bytes(name, 0) == "");
    CHECK(text::truncate_bytes(name, 1) == "");
    CHECK(text::truncate_bytes(name, 4) == "Đ");
    CHECK(text::truncate_bytes(name, 5) == "Đỗ");
    CHECK(text::truncate_characters(name, 4) == "Đỗ Ậ");
    CHECK(text::truncate_characters(name, 5) == name);
    CHECK(text::truncate_characters(name, 0) == "");
}

TEST_CASE("truncation: never between a letter and its combining marks") {
    std::string_view const decomposed = "xa\u0323\u0302y";
    CHECK(text::truncate_bytes(decomposed, 2) == "x");
    CHECK(text::truncate_bytes(decomposed, 5) == "x");
    CHECK(text::truncate_bytes(decomposed, 6) == "xa\u0323\u0302");
    CHECK(text::truncate_characters(decomposed, 2) == "xa\u0323\u0302");
}

TEST_CASE("characters are counted as people count them") {
    CHECK(text::character_count("Ậu") == 2);
    CHECK(text::character_count("A\u0323\u0302u") == 2);
    CHECK(text::character_count("") == 0);
}
