#pragma once

#include "shared/text/language.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Numbers of all kinds as they stand in sentences. For pronunciation.cpp.
namespace onedoor::speech {

using text::Language;

struct Spoken {
    /// Bytes of the written text that these words stand for.
    std::size_t length = 0;
    std::string words;
};

/// What begins `rest`, whose first character begins a word: a date, time, amount of money, code,
/// phone or citizen's number, fraction, per cent or grouped number; nothing when it is no number
/// or one that every voice says well.
[[nodiscard]] std::optional<Spoken> number_at(std::string_view rest, Language language);

/// A letter or digit, as opposed to a blank or sign.
[[nodiscard]] bool is_word_character(char32_t character);
/// Whether the word goes on at this offset.
[[nodiscard]] bool is_word_at(std::string_view text, std::size_t offset);

}
