#pragma once

#include "shared/text/letters.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// The Vietnamese syllable: onset, vowels, coda and one tone.
namespace onedoor::text {

/// Where the tone stands in an open "oa", "oe", "uy": "hòa" or "hoà".
enum class ToneStyle : std::uint8_t { Traditional, Modern };

struct SyllableLetter {
    /// Lower case, with its shape, without its tone: 'ư', 'đ', 'n'.
    char32_t letter = 0;
    Case letter_case = Case::Lower;
};

/// A word taken apart. Onset, vowels and coda are counts of letters, in this order; the "u" of
/// "qu" and the "i" of "gi" before another vowel belong to the onset.
struct Syllable {
    /// "nghiêng" has the most.
    static constexpr std::size_t letters_max = 7;

    std::array<SyllableLetter, letters_max> letters{};
    std::size_t count = 0;
    std::size_t onset = 0;
    std::size_t vowels = 0;
    Tone tone = Tone::Level;

    /// Call after every change of `letters` or `count`. Nothing when the letters are not
    /// consonants, vowels, consonants.
    [[nodiscard]] bool divide();
    [[nodiscard]] bool has_coda() const { return onset + vowels < count; }
};

/// `word` is valid UTF-8 in any normal form. Nothing when it is too long, has two tones, or holds
/// anything that is no letter of the Vietnamese alphabet (f, j, w and z are none).
std::optional<Syllable> read_syllable(std::string_view word);

/// Whether the letters are a Vietnamese syllable or the beginning of one, when a vowel without a
/// shape may still get one ("nguyen" may become "nguyên"). Knows which rhymes exist, which onsets
/// go before which vowels, and that c, ch, k, p, t end syllables of two tones only.
bool is_possible(Syllable const& syllable);

/// NFC, with the tone on the vowel that carries it.
std::string write_syllable(Syllable const& syllable, ToneStyle style);

}
