#include "shared/text/telex.h"

#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

#include <algorithm>
#include <span>

namespace onedoor::text {

namespace {

/// More than any word; a longer run of letters is none.
constexpr std::size_t keys_bytes_max = 64;

enum class MarkKind : std::uint8_t { None, Tone, Circumflex, Horn, Breve, HornOrBreve, Stroke };

struct Mark {
    MarkKind kind = MarkKind::None;
    Tone tone = Tone::Level;
    /// Telex circumflex: the one vowel that takes it; otherwise 0.
    char32_t vowel = 0;
};

Mark tone_mark(std::string_view keys, char32_t key) {
    constexpr Tone tones[] = {Tone::Level,     Tone::Acute, Tone::Grave,
                              Tone::HookAbove, Tone::Tilde, Tone::DotBelow};
    std::size_t const at = key < 0x80 ? keys.find(static_cast<char>(key)) : std::string_view::npos;
    return at == std::string_view::npos ? Mark{} : Mark{MarkKind::Tone, tones[at]};
}

/// `key` is lower case.
Mark telex_mark(char32_t key) {
    switch (key) {
    case 'a':
    case 'e':
    case 'o':
        return {MarkKind::Circumflex, Tone::Level, key};
    case 'w':
        return {MarkKind::HornOrBreve};
    case 'd':
        return {MarkKind::Stroke};
    default:
        return tone_mark("zsfrxj", key);
    }
}

Mark vni_mark(char32_t key) {
    switch (key) {
    case '6':
        return {MarkKind::Circumflex};
    case '7':
        return {MarkKind::Horn};
    case '8':
        return {MarkKind::Breve};
    case '9':
        return {MarkKind::Stroke};
    default:
        return tone_mark("012345", key);
    }
}

enum class Outcome : std::uint8_t { Refused, Marked, Undone };

char32_t with_shape(char32_t letter, Shape shape) {
    auto vowel = vowel_of(letter);
    if (!vowel)
        return letter;
    vowel->shape = shape;
    return compose(*vowel).value_or(letter);
}

std::span<SyllableLetter> vowels_of(Syllable& syllable) {
    return std::span(syllable.letters).subspan(syllable.onset, syllable.vowels);
}

bool is_letter_of(SyllableLetter const& letter, char32_t plain) {
    return without_marks(letter.letter) == plain;
}

/// The "u" of the first "uo", in any shapes; nothing when there is none.
SyllableLetter* uo_of(Syllable& syllable) {
    std::span<SyllableLetter> const vowels = vowels_of(syllable);
    for (std::size_t i = 0; i + 1 < vowels.size(); ++i)
        if (is_letter_of(vowels[i], 'u') && is_letter_of(vowels[i + 1], 'o'))
            return &vowels[i];
    return nullptr;
}

/// "uơ" ends "thuở" and "huơ" and never goes on; everywhere else it is "ươ".
bool ends_in_uo(Syllable const& syllable) {
    std::string onset;
    for (std::size_t i = 0; i < syllable.onset; ++i)
        append(onset, syllable.letters[i].letter);
    return syllable.vowels == 2 && !syllable.has_coda() &&
           (onset.empty() || onset == "h" || onset == "th" || onset == "kh");
}

void put_horns(Syllable& syllable, SyllableLetter* u) {
    u[0].letter = ends_in_uo(syllable) ? U'u' : U'ư';
    u[1].letter = U'ơ';
}

Outcome mark_uo(Syllable& syllable, SyllableLetter* u) {
    if (u[1].letter == U'ơ') {
        u[0].letter = U'u';
        u[1].letter = U'o';
        return Outcome::Undone;
    }
    Syllable const before = syllable;
    put_horns(syllable, u);
    if (is_possible(syllable))
        return Outcome::Marked;
    syllable = before;
    return Outcome::Refused;
}

bool takes(Mark const& mark, char32_t plain) {
    switch (mark.kind) {
    case MarkKind::Circumflex:
        return mark.vowel != 0 ? plain == mark.vowel : plain == 'a' || plain == 'e' || plain == 'o';
    case MarkKind::Horn:
        return plain == 'o' || plain == 'u';
    case MarkKind::Breve:
        return plain == 'a';
    case MarkKind::HornOrBreve:
        return plain == 'a' || plain == 'o' || plain == 'u';
    default:
        return false;
    }
}

Shape shape_on(Mark const& mark, char32_t plain) {
    return mark.kind == MarkKind::Circumflex ? Shape::Circumflex
           : plain == 'a'                    ? Shape::Breve
                                             : Shape::Horn;
}

Outcome mark_shape(Syllable& syllable, Mark const& mark) {
    SyllableLetter* const u = uo_of(syllable);
    if (u != nullptr && (mark.kind == MarkKind::Horn || mark.kind == MarkKind::HornOrBreve))
        return mark_uo(syllable, u);
    SyllableLetter* shaped = nullptr;
    for (SyllableLetter& letter : vowels_of(syllable)) {
        char32_t const plain = without_marks(letter.letter);
        if (!takes(mark, plain))
            continue;
        char32_t const marked = with_shape(plain, shape_on(mark, plain));
        if (letter.letter == marked) {
            shaped = &letter;
            continue;
        }
        Syllable const before = syllable;
        letter.letter = marked;
        // "ươ" that becomes "uô".
        if (u != nullptr && &letter == u + 1)
            u->letter = U'u';
        if (is_possible(syllable))
            return Outcome::Marked;
        syllable = before;
    }
    if (shaped == nullptr)
        return Outcome::Refused;
    shaped->letter = without_marks(shaped->letter);
    return Outcome::Undone;
}

Outcome mark_tone(Syllable& syllable, Tone tone) {
    if (syllable.vowels == 0 || (tone == Tone::Level && syllable.tone == Tone::Level))
        return Outcome::Refused;
    if (syllable.tone == tone) {
        syllable.tone = Tone::Level;
        return Outcome::Undone;
    }
    Tone const before = syllable.tone;
    syllable.tone = tone;
    if (is_possible(syllable))
        return Outcome::Marked;
    syllable.tone = before;
    return Outcome::Refused;
}

Outcome mark_stroke(Syllable& syllable) {
    char32_t& first = syllable.letters[0].letter;
    if (syllable.onset != 1 || !(first == U'd' || first == U'đ'))
        return Outcome::Refused;
    first = first == U'd' ? U'đ' : U'd';
    return first == U'đ' ? Outcome::Marked : Outcome::Undone;
}

Outcome put_mark(Syllable& syllable, Mark const& mark) {
    switch (mark.kind) {
    case MarkKind::None:
        return Outcome::Refused;
    case MarkKind::Tone:
        return mark_tone(syllable, mark.tone);
    case MarkKind::Stroke:
        return mark_stroke(syllable);
    default:
        return mark_shape(syllable, mark);
    }
}

/// Whether the syllable with one more letter is still possible; it then has it.
bool put_letter(Syllable& syllable, char32_t letter, Case letter_case) {
    if (syllable.count == Syllable::letters_max)
        return false;
    Syllable longer = syllable;
    longer.letters[longer.count++] = {letter, letter_case};
    if (!longer.divide())
        return false;
    if (SyllableLetter* const u = uo_of(longer))
        if (u + 1 != &longer.letters[longer.count - 1] &&
            (u[0].letter == U'ư' || u[1].letter == U'ơ'))
            put_horns(longer, u);
    if (!is_possible(longer))
        return false;
    syllable = longer;
    return true;
}

bool is_word_character(char32_t character) {
    return is_letter(character) || is_combining_mark(character) ||
           (character >= '0' && character <= '9');
}

/// A word and how it came about.
struct Word {
    std::string_view shown;
    std::string_view keys;
    /// Whether `keys` tells the whole word.
    bool is_known = false;
};

/// The last word of the text.
std::string_view last_word(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        offset += decoded.length;
        if (!is_word_character(decoded.code_point))
            begin = offset;
    }
    return text.substr(begin);
}

/// An address of mail or of the web keeps its letters.
bool is_in_address(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        offset += decoded.length;
        if (is_white_space(decoded.code_point))
            begin = offset;
    }
    std::string_view const token = text.substr(begin);
    return token.find('@') != std::string_view::npos || token.find("://") != std::string_view::npos;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

/// The answer that makes `text` of the word; only the key is written where that is enough.
Typed change(Word const& word, std::string text, std::string const& key, std::string keys) {
    if (text.size() == word.shown.size() + key.size() && text.starts_with(word.shown) &&
        text.ends_with(key))
        return {0, key, std::move(keys)};
    return {code_points(word.shown), std::move(text), std::move(keys)};
}

std::string keys_after(Word const& word, std::string const& key) {
    bool const is_kept = word.is_known && word.keys.size() + key.size() <= keys_bytes_max;
    return is_kept ? std::string(word.keys) + key : std::string();
}

/// Back to what was typed, where that is known.
Typed as_typed(Word const& word, std::string const& key) {
    if (!word.is_known)
        return {0, key, {}};
    std::string text = to_nfc(std::string(word.keys) + key);
    std::string keys = text;
    return change(word, std::move(text), key, std::move(keys));
}

/// The "ư" that a w alone wrote goes with it.
void take_back_lone_w(Syllable& syllable, Word const& word) {
    bool const has_u = word.keys.find_first_of("uU") != std::string_view::npos;
    if (!word.is_known || has_u || syllable.vowels != 1 || syllable.has_coda())
        return;
    if (is_letter_of(syllable.letters[syllable.onset], 'u'))
        --syllable.count;
}

/// "HD" + "D": the Đ of abbreviations ("QĐ-UBND", "HĐND"), which are no syllables.
std::optional<std::string> with_stroke(InputMethod method, std::string_view shown, char32_t key) {
    if (key != (method == InputMethod::Telex ? 'D' : '9') || shown.size() < 2 ||
        !shown.ends_with('D') || shown.ends_with("DD"))
        return std::nullopt;
    constexpr std::string_view capitals = "BCDGHKLMNPQRSTVX";
    if (shown.find_first_not_of(capitals) != std::string_view::npos)
        return std::nullopt;
    return std::string(shown.substr(0, shown.size() - 1)) + "Đ";
}

Typed type_in_syllable(InputMethod method, Word const& word, Syllable syllable, char32_t key,
                       ToneStyle style) {
    std::string key_text;
    append(key_text, key);
    char32_t const lower = to_lower(key);
    Case const key_case = lower == key ? Case::Lower : Case::Upper;
    Mark const mark = method == InputMethod::Telex ? telex_mark(lower) : vni_mark(key);
    Outcome const outcome = put_mark(syllable, mark);
    if (outcome == Outcome::Undone) {
        if (mark.kind == MarkKind::HornOrBreve)
            take_back_lone_w(syllable, word);
        (void)syllable.divide();
        std::string text = write_syllable(syllable, style) + key_text;
        return change(word, text, key_text, text);
    }
    char32_t const letter = mark.kind == MarkKind::HornOrBreve ? U'ư' : lower;
    if (outcome == Outcome::Marked || put_letter(syllable, letter, key_case))
        return change(word, write_syllable(syllable, style), key_text, keys_after(word, key_text));
    return as_typed(word, key_text);
}

}

Typed type_key(InputMethod method, std::string_view before, std::string_view keys, char32_t key,
               ToneStyle style) {
    std::string key_text;
    append(key_text, key);
    if (method == InputMethod::System)
        return {0, key_text, {}};
    std::string_view const shown = last_word(before);
    Word const word{shown, shown.empty() ? std::string_view() : keys,
                    shown.empty() || !keys.empty()};
    if (!is_word_character(key))
        return key == '@' ? as_typed(word, key_text) : Typed{0, key_text, {}};
    if (is_in_address(before))
        return {0, key_text, {}};
    std::optional<Syllable> const syllable = read_syllable(shown);
    if (syllable && is_possible(*syllable))
        return type_in_syllable(method, word, *syllable, key, style);
    if (auto text = with_stroke(method, shown, key))
        return change(word, std::move(*text), key_text, keys_after(word, key_text));
    return {0, key_text, keys_after(word, key_text)};
}

}
