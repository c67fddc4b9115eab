#include "shared/text/letters.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace onedoor;

namespace {

char32_t const shape_marks[] = {0, 0x302, 0x306, 0x31B};
char32_t const tone_marks[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};

std::string spelled(std::vector<char32_t> const& code_points) {
    std::string out;
    for (char32_t const code_point : code_points)
        if (code_point != 0)
            text::append(out, code_point);
    return out;
}

template<typename Check> void for_every_vowel(Check check) {
    for (char const letter : std::string("aeiouy"))
        for (int shape = 0; shape < 4; ++shape)
            for (int tone = 0; tone < 6; ++tone)
                for (int letter_case = 0; letter_case < 2; ++letter_case) {
                    text::Vowel const vowel{letter, static_cast<text::Shape>(shape),
                                            static_cast<text::Tone>(tone),
                                            static_cast<text::Case>(letter_case)};
                    if (auto const composed = text::compose(vowel))
                        check(vowel, *composed);
                }
}

}

TEST_CASE("letters: 144 vowels are taken apart and put together again") {
    int count = 0;
    for_every_vowel([&](text::Vowel const& vowel, char32_t composed) {
        ++count;
        CHECK(text::vowel_of(composed) == vowel);
    });
    CHECK(count == 144);
    CHECK_FALSE(text::vowel_of(U'b'));
    CHECK_FALSE(text::vowel_of(U'đ'));
    CHECK_FALSE(text::vowel_of(U'ñ'));
}

TEST_CASE("NFC: every Vietnamese vowel is composed from base, shape and tone") {
    for_every_vowel([](text::Vowel const& vowel, char32_t composed) {
        char32_t const base = static_cast<char32_t>(
            vowel.letter_case == text::Case::Upper ? vowel.letter - 32 : vowel.letter);
        char32_t const shape = shape_marks[static_cast<int>(vowel.shape)];
        char32_t const tone = tone_marks[static_cast<int>(vowel.tone)];
        CHECK(text::to_nfc(spelled({base, shape, tone})) == spelled({composed}));
        bool const orders_are_equivalent =
            vowel.tone == text::Tone::DotBelow || vowel.shape == text::Shape::Horn;
        if (orders_are_equivalent)
            CHECK(text::to_nfc(spelled({base, tone, shape})) == spelled({composed}));
    });
}

TEST_CASE("NFC: partly composed letters take the rest") {
    CHECK(text::to_nfc("a\u0323\u0302") == "ậ");
    CHECK(text::to_nfc("ạ\u0302") == "ậ");
    CHECK(text::to_nfc("â\u0323") == "ậ");
    CHECK(text::to_nfc("ọ\u031B") == "ợ");
    CHECK(text::to_nfc("ó\u031B") == "ớ");
    CHECK(text::to_nfc("e\u0302\u0340") == "ề");
    CHECK(text::to_nfc("Tha\u0300nh pho\u0302\u0301 Hue\u0302\u0301") == "Thành phố Huế");
}

TEST_CASE("NFC: marks that Unicode does not compose stay") {
    CHECK(text::to_nfc("á\u0302") == "á\u0302");
    CHECK(text::to_nfc("e\u0306") == "e\u0306");
    CHECK(text::to_nfc("x\u0301") == "x\u0301");
    CHECK(text::to_nfc("\u0301a") == "\u0301a");
    CHECK(text::to_nfc("a\u0301\u0301") == "á\u0301");
    CHECK(text::to_nfc("a\u0323\u0323\u0302") == "ậ\u0323");
    CHECK(text::to_nfc("日本 😀 ñ đ") == "日本 😀 ñ đ");
}

TEST_CASE("NFC: doing it twice changes nothing") {
    std::vector<char32_t> const pieces{'a', 'o', 'u', 'x', 0xE2, 0x1A1, 0x300, 0x302, 0x31B, 0x323};
    for (char32_t const a : pieces)
        for (char32_t const b : pieces)
            for (char32_t const c : pieces)
                for (char32_t const d : pieces) {
                    std::string const once = text::to_nfc(spelled({a, b, c, d}));
                    REQUIRE(text::to_nfc(once) == once);
                }
}

TEST_CASE("case: Vietnamese letters change both ways") {
    CHECK(text::to_upper("nguyễn thị ánh đào, phường 1") == "NGUYỄN THỊ ÁNH ĐÀO, PHƯỜNG 1");
    CHECK(text::to_lower("NGUYỄN THỊ ÁNH ĐÀO") == "nguyễn thị ánh đào");
    CHECK(text::to_upper("ñ ÷ ß ÿ") == "Ñ ÷ ß Ÿ");
    for_every_vowel([](text::Vowel const&, char32_t composed) {
        CHECK(text::to_lower(text::to_upper(composed)) == text::to_lower(composed));
    });
}
