#pragma once

#include "client/keyboard/keyboard.h"
#include "shared/text/language.h"

#include <cstddef>
#include <string>
#include <string_view>

/// What keys are called: drawn on them, and said of them. The words are here and not in
/// assets/i18n because those are part of the program in the browser, which has no such keys.
namespace onedoor::keyboard {

using text::Language;

/// Of the keys as a whole.
[[nodiscard]] std::string_view title(Language language);

/// Drawn on the key: the character as it would be written, or a word.
[[nodiscard]] std::string label(Keyboard const& keyboard, std::size_t index, Language language);

/// Said when the key is under the finger or the keypad stands on it. Of a letter its Vietnamese or
/// English name, with "hoa" or "capital" where it would be written so; of a switch also its state.
[[nodiscard]] std::string spoken_name(Keyboard const& keyboard, std::size_t index,
                                      Language language);

/// "Hàng 2, từ quy đến pê"; `row` is one of the page's, from 0.
[[nodiscard]] std::string spoken_row(Keyboard const& keyboard, std::uint8_t row, Language language);

/// Said after the key has acted: a character of a secret is "dấu sao" or "asterisk", as 14 CFR
/// 382.57 has it, so that nobody near hears it. Empty for Enter, Shift, Page and Method: what comes
/// of them, or their new name, says it.
[[nodiscard]] std::string spoken_echo(Key const& key, Purpose purpose, Language language);

/// What the letter or digit does to the letters before it ("á" of s in Telex, of 1 in VNI), drawn
/// small on the key; empty = nothing.
[[nodiscard]] std::string_view mark_help(char32_t character, text::InputMethod method);

}
