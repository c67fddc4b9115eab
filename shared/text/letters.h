#pragma once

#include <cstdint>
#include <optional>

/// The letters of Vietnamese taken apart: 12 vowels × 6 tones × 2 cases, and đ.
namespace onedoor::text {

enum class Shape : std::uint8_t { Plain, Circumflex, Breve, Horn };
enum class Tone : std::uint8_t { Level, Grave, HookAbove, Tilde, Acute, DotBelow };
enum class Case : std::uint8_t { Lower, Upper };

struct Vowel {
    /// One of a e i o u y.
    char letter = 'a';
    Shape shape = Shape::Plain;
    Tone tone = Tone::Level;
    Case letter_case = Case::Lower;

    bool operator==(Vowel const&) const = default;
};

/// Nothing when the precomposed code point is not a Vietnamese vowel.
std::optional<Vowel> vowel_of(char32_t code_point);

/// Nothing when the letter does not take this shape in Vietnamese (e with breve).
std::optional<char32_t> compose(Vowel vowel);

/// Lower and upper case of ASCII, Latin-1 and Vietnamese letters; other code points unchanged.
char32_t to_lower(char32_t code_point);
char32_t to_upper(char32_t code_point);

/// ASCII letters, Latin-1 and Latin Extended letters including all Vietnamese ones.
bool is_letter(char32_t code_point);

/// The ASCII letter below all marks (ậ → a, Đ → D, ñ → n); ASCII and everything without such a
/// letter unchanged.
char32_t without_marks(char32_t code_point);

}
