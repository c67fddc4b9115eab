#include "shared/fees/format.h"

#include "shared/core/verify.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace onedoor::fees {

namespace {

constexpr std::array<std::string_view, 10> digit_words{"không", "một", "hai", "ba",  "bốn",
                                                       "năm",   "sáu", "bảy", "tám", "chín"};

void add_word(std::string& words, std::string_view word) {
    if (!words.empty())
        words.push_back(' ');
    words += word;
}

std::string_view unit_word(std::int64_t tens, std::int64_t units) {
    if (units == 1 && tens >= 2)
        return "mốt";
    if (units == 4 && tens >= 2)
        return "tư";
    if (units == 5 && tens >= 1)
        return "lăm";
    return digit_words[static_cast<std::size_t>(units)];
}

enum class Position : std::uint8_t { First, Following };

/// 1 to 999; a group after another one says its missing hundreds: "một nghìn không trăm linh năm".
void add_group(std::string& words, std::int64_t group, Position position) {
    std::int64_t const hundreds = group / 100;
    std::int64_t const tens = group / 10 % 10;
    std::int64_t const units = group % 10;
    bool const says_hundreds = hundreds > 0 || position == Position::Following;
    if (says_hundreds) {
        add_word(words, digit_words[static_cast<std::size_t>(hundreds)]);
        add_word(words, "trăm");
    }
    if (tens == 1) {
        add_word(words, "mười");
    } else if (tens > 1) {
        add_word(words, digit_words[static_cast<std::size_t>(tens)]);
        add_word(words, "mươi");
    } else if (units > 0 && says_hundreds) {
        add_word(words, "linh");
    }
    if (units > 0)
        add_word(words, unit_word(tens, units));
}

}

std::string format(core::Dong amount) {
    std::string digits = std::to_string(amount.amount);
    std::size_t const first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, '.');
    }
    return digits + "\u00A0đ";
}

std::string in_words(core::Dong amount) {
    VERIFY(amount.amount >= 0 && amount.amount <= 999'999'999'999);
    struct Scale {
        std::int64_t value;
        std::string_view word;
    };
    constexpr std::array<Scale, 4> scales{
        {{1'000'000'000, "tỷ"}, {1'000'000, "triệu"}, {1000, "nghìn"}, {1, ""}}};
    if (amount.amount == 0)
        return "không đồng";
    std::string words;
    for (auto const& [value, word] : scales) {
        std::int64_t const group = amount.amount / value % 1000;
        if (group == 0)
            continue;
        add_group(words, group, words.empty() ? Position::First : Position::Following);
        if (!word.empty())
            add_word(words, word);
    }
    return words + " đồng";
}

}
