#include "shared/text/letters.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace onedoor::text {

namespace {

constexpr std::size_t tone_count = 6;

struct VowelRow {
    char letter;
    Shape shape;
    std::u16string_view lower;
    std::u16string_view upper;
};

constexpr std::array<VowelRow, 12> vowel_rows{{
    {'a', Shape::Plain, u"aàảãáạ", u"AÀẢÃÁẠ"},
    {'a', Shape::Breve, u"ăằẳẵắặ", u"ĂẰẲẴẮẶ"},
    {'a', Shape::Circumflex, u"âầẩẫấậ", u"ÂẦẨẪẤẬ"},
    {'e', Shape::Plain, u"eèẻẽéẹ", u"EÈẺẼÉẸ"},
    {'e', Shape::Circumflex, u"êềểễếệ", u"ÊỀỂỄẾỆ"},
    {'i', Shape::Plain, u"iìỉĩíị", u"IÌỈĨÍỊ"},
    {'o', Shape::Plain, u"oòỏõóọ", u"OÒỎÕÓỌ"},
    {'o', Shape::Circumflex, u"ôồổỗốộ", u"ÔỒỔỖỐỘ"},
    {'o', Shape::Horn, u"ơờởỡớợ", u"ƠỜỞỠỚỢ"},
    {'u', Shape::Plain, u"uùủũúụ", u"UÙỦŨÚỤ"},
    {'u', Shape::Horn, u"ưừửữứự", u"ƯỪỬỮỨỰ"},
    {'y', Shape::Plain, u"yỳỷỹýỵ", u"YỲỶỸÝỴ"},
}};

constexpr char32_t low_first = 'A';
constexpr char32_t low_last = 0x1B0;
constexpr char32_t high_first = 0x1EA0;
constexpr char32_t high_last = 0x1EF9;
constexpr std::size_t low_size = low_last - low_first + 1;

constexpr std::size_t slot_of(char32_t code_point) {
    return code_point <= low_last ? code_point - low_first : low_size + code_point - high_first;
}

using VowelIndex = std::array<std::uint8_t, low_size + high_last - high_first + 1>;

/// Slot → 1 + (row × 6 + tone) × 2 + case; 0 where there is no vowel.
constexpr VowelIndex vowel_index = [] {
    VowelIndex index{};
    for (std::size_t row = 0; row < vowel_rows.size(); ++row)
        for (std::size_t tone = 0; tone < tone_count; ++tone) {
            auto const number = static_cast<std::uint8_t>(1 + (row * tone_count + tone) * 2);
            index[slot_of(vowel_rows[row].lower[tone])] = number;
            index[slot_of(vowel_rows[row].upper[tone])] = static_cast<std::uint8_t>(number + 1);
        }
    return index;
}();

constexpr char32_t latin1_first = 0xC0;
constexpr char32_t latin1_last = 0xFF;
constexpr std::string_view latin1_letters =
    "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y";
static_assert(latin1_letters.size() == latin1_last - latin1_first + 1);

bool is_latin1_letter(char32_t code_point) {
    return code_point >= latin1_first && code_point <= latin1_last && code_point != 0xD7 &&
           code_point != 0xF7;
}

}

std::optional<Vowel> vowel_of(char32_t code_point) {
    bool const low = code_point >= low_first && code_point <= low_last;
    if (!low && (code_point < high_first || code_point > high_last))
        return std::nullopt;
    std::size_t const number = vowel_index[slot_of(code_point)];
    if (number == 0)
        return std::nullopt;
    VowelRow const& row = vowel_rows[(number - 1) / 2 / tone_count];
    return Vowel{row.letter, row.shape, static_cast<Tone>((number - 1) / 2 % tone_count),
                 static_cast<Case>((number - 1) % 2)};
}

std::optional<char32_t> compose(Vowel vowel) {
    for (VowelRow const& row : vowel_rows)
        if (row.letter == vowel.letter && row.shape == vowel.shape) {
            auto const& letters = vowel.letter_case == Case::Lower ? row.lower : row.upper;
            return letters[static_cast<std::size_t>(vowel.tone)];
        }
    return std::nullopt;
}

char32_t to_lower(char32_t code_point) {
    if (code_point < 0x80)
        return code_point >= 'A' && code_point <= 'Z' ? code_point + 32 : code_point;
    if (is_latin1_letter(code_point) && code_point < 0xDF)
        return code_point + 32;
    if (code_point == U'Đ')
        return U'đ';
    auto vowel = vowel_of(code_point);
    if (!vowel)
        return code_point;
    vowel->letter_case = Case::Lower;
    return compose(*vowel).value_or(code_point);
}

char32_t to_upper(char32_t code_point) {
    if (code_point < 0x80)
        return code_point >= 'a' && code_point <= 'z' ? code_point - 32 : code_point;
    if (is_latin1_letter(code_point) && code_point > 0xDF)
        return code_point == 0xFF ? 0x178 : code_point - 32;
    if (code_point == U'đ')
        return U'Đ';
    auto vowel = vowel_of(code_point);
    if (!vowel)
        return code_point;
    vowel->letter_case = Case::Upper;
    return compose(*vowel).value_or(code_point);
}

bool is_letter(char32_t code_point) {
    bool const ascii =
        (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
    bool const extended = (code_point >= 0x100 && code_point <= 0x24F) ||
                          (code_point >= 0x1E00 && code_point <= 0x1EFF);
    return ascii || is_latin1_letter(code_point) || extended;
}

char32_t without_marks(char32_t code_point) {
    if (code_point < 0x80)
        return code_point;
    if (code_point == U'đ')
        return 'd';
    if (code_point == U'Đ')
        return 'D';
    if (auto const vowel = vowel_of(code_point))
        return vowel->letter_case == Case::Lower ? static_cast<char32_t>(vowel->letter)
                                                 : static_cast<char32_t>(vowel->letter - 32);
    if (code_point >= latin1_first && code_point <= latin1_last)
        if (char const letter = latin1_letters[code_point - latin1_first]; letter != '.')
            return static_cast<char32_t>(letter);
    return code_point;
}

}
