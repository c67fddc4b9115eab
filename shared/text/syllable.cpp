#include "shared/text/syllable.h"

#include "shared/text/normalise.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::text {

namespace {

struct Rhyme {
    std::u32string_view vowels;
    /// What may follow, a blank before each. That some vowels cannot end a word is not told.
    std::u32string_view codas;
};

// In names of the Central Highlands only: k after a vowel, kr and đr before one ("Đắk Lắk",
// "Krông Pắk", "M'Đrắk").
constexpr Rhyme rhymes[] = {
    {U"a", U" c ch k m n ng nh p t"},
    {U"ă", U" c k m n ng p t"},
    {U"â", U" c m n ng p t"},
    {U"e", U" c k m n ng p t"},
    {U"ê", U" ch m n nh p t"},
    {U"i", U" ch m n nh p t"},
    {U"o", U" c k m n ng p t"},
    {U"ô", U" c k m n ng p t"},
    {U"ơ", U" m n p t"},
    {U"u", U" c k m n ng p t"},
    {U"ư", U" c m n ng t"},
    {U"y", U""},
    {U"ai", U""},
    {U"ao", U""},
    {U"au", U""},
    {U"ay", U""},
    {U"âu", U""},
    {U"ây", U""},
    {U"eo", U""},
    {U"êu", U""},
    {U"ia", U""},
    {U"iu", U""},
    {U"iê", U" c m n ng p t"},
    {U"iêu", U""},
    {U"oa", U" c ch m n ng nh p t"},
    {U"oă", U" c m n ng p t"},
    {U"oe", U" m n ng t"},
    {U"oi", U""},
    {U"oo", U" c ng"},
    {U"oai", U""},
    {U"oao", U""},
    {U"oay", U""},
    {U"oeo", U""},
    {U"ôi", U""},
    {U"ơi", U""},
    {U"ua", U""},
    {U"ui", U""},
    {U"uâ", U" n ng t"},
    {U"uây", U""},
    {U"uê", U" ch n nh"},
    {U"uô", U" c m n ng p t"},
    {U"uôi", U""},
    {U"uơ", U""},
    {U"uy", U" ch n nh p t"},
    {U"uya", U""},
    {U"uyu", U""},
    {U"uyê", U" n t"},
    {U"ưa", U""},
    {U"ưi", U""},
    {U"ưu", U""},
    {U"ươ", U" c m n ng p t"},
    {U"ươi", U""},
    {U"ươu", U""},
    {U"yê", U" m n ng t"},
    {U"yêu", U""},
};

constexpr std::u32string_view onsets =
    U" b c ch d đ đr g gh gi h k kh kr l m n ng ngh nh p ph q qu r s t th tr v x ";
constexpr std::u32string_view consonants = U"bcdđghklmnpqrstvx";

/// Letters without their cases; room for one more than a syllable has.
struct Letters {
    std::array<char32_t, Syllable::letters_max + 1> letters{};
    std::size_t count = 0;

    void add(char32_t letter) { letters[count++] = letter; }
    [[nodiscard]] std::u32string_view view() const { return {letters.data(), count}; }
};

Letters part_of(Syllable const& syllable, std::size_t first, std::size_t count) {
    Letters part;
    for (std::size_t i = 0; i < count; ++i)
        part.add(syllable.letters[first + i].letter);
    return part;
}

bool is_vowel(char32_t letter) {
    return vowel_of(letter).has_value();
}

bool has_shape(char32_t vowel) {
    return without_marks(vowel) != vowel;
}

bool is_onset(std::u32string_view onset) {
    constexpr std::size_t length_max = 3;
    Letters word;
    word.add(U' ');
    for (char32_t const letter : onset.substr(0, length_max + 1))
        word.add(letter);
    word.add(U' ');
    return onset.empty() || onsets.find(word.view()) != std::u32string_view::npos;
}

bool is_start_of_coda(std::u32string_view coda, std::u32string_view codas) {
    Letters start;
    start.add(U' ');
    for (char32_t const letter : coda)
        start.add(letter);
    return codas.find(start.view()) != std::u32string_view::npos;
}

bool rhymes_with(Rhyme const& rhyme, std::u32string_view vowels, std::u32string_view coda) {
    if (vowels.size() > rhyme.vowels.size())
        return false;
    for (std::size_t i = 0; i < vowels.size(); ++i)
        if (vowels[i] != rhyme.vowels[i] && vowels[i] != without_marks(rhyme.vowels[i]))
            return false;
    return coda.empty() ||
           (vowels.size() == rhyme.vowels.size() && is_start_of_coda(coda, rhyme.codas));
}

bool is_rhyme(std::u32string_view vowels, std::u32string_view coda) {
    return std::any_of(std::begin(rhymes), std::end(rhymes),
                       [&](Rhyme const& rhyme) { return rhymes_with(rhyme, vowels, coda); });
}

/// e, ê, i: written after gh and ngh, and not after g, ng and c.
bool is_front(char32_t vowel) {
    return vowel == U'e' || vowel == U'ê' || vowel == U'i';
}

bool go_together(std::u32string_view onset, std::u32string_view vowels) {
    char32_t const first = vowels.front();
    if (onset == U"gh" || onset == U"ngh")
        return is_front(first);
    if (onset == U"c" || onset == U"ng")
        return !is_front(first) && first != U'y';
    if (onset == U"g")
        return first == U'i' || (!is_front(first) && first != U'y');
    if (onset == U"qu")
        return first != U'u' && first != U'ư';
    if (onset == U"gi")
        return first != U'i' && first != U'y';
    return onset.empty() || first != U'y' || vowels.size() == 1;
}

/// Whether vowels and coda rhyme, with what the onset took from the vowels given back to them
/// where the rhyme is known that way: "quýt" has "uyt", "giếng" has "iêng".
bool is_rhyme_after(std::u32string_view onset, Letters const& vowels, std::u32string_view coda) {
    bool const takes_u = onset == U"qu" && vowels.letters[0] == U'y';
    bool const takes_i = onset == U"gi" && without_marks(vowels.letters[0]) == U'e';
    if (!takes_u && is_rhyme(vowels.view(), coda))
        return true;
    if (!takes_u && !takes_i)
        return false;
    Letters whole;
    whole.add(onset.back());
    for (char32_t const letter : vowels.view())
        whole.add(letter);
    return is_rhyme(whole.view(), coda);
}

bool tone_fits(Tone tone, std::u32string_view coda) {
    constexpr std::u32string_view stops = U"ckpt";
    bool const is_stop = !coda.empty() && stops.find(coda.front()) != std::u32string_view::npos;
    return !is_stop || tone == Tone::Level || tone == Tone::Acute || tone == Tone::DotBelow;
}

/// Index among the vowels of the one that carries the tone.
std::size_t toned_vowel(std::u32string_view vowels, bool has_coda, ToneStyle style) {
    for (std::size_t i = vowels.size(); i-- > 0;)
        if (has_shape(vowels[i]))
            return i;
    if (has_coda)
        return vowels.size() - 1;
    if (vowels.size() != 2)
        return vowels.size() / 2;
    bool const is_glide = vowels == U"oa" || vowels == U"oe" || vowels == U"uy";
    return is_glide && style == ToneStyle::Modern ? 1 : 0;
}

}

bool Syllable::divide() {
    std::size_t at = 0;
    auto const is_vowel_at = [&](std::size_t i) {
        return i < count && is_vowel(letters[i].letter);
    };
    while (at < count && !is_vowel_at(at))
        ++at;
    bool const takes_u = at == 1 && letters[0].letter == U'q' && letters[1].letter == U'u';
    bool const takes_i = at == 1 && letters[0].letter == U'g' && letters[1].letter == U'i';
    if (at < count && (takes_u || (takes_i && is_vowel_at(2))))
        ++at;
    onset = at;
    while (is_vowel_at(at))
        ++at;
    vowels = at - onset;
    while (at < count && !is_vowel_at(at))
        ++at;
    return at == count;
}

std::optional<Syllable> read_syllable(std::string_view word) {
    std::string const composed = to_nfc(word);
    Syllable syllable;
    for (std::size_t offset = 0; offset < composed.size();) {
        Decoded const decoded = decode_valid(composed, offset);
        offset += decoded.length;
        if (syllable.count == Syllable::letters_max)
            return std::nullopt;
        char32_t letter = to_lower(decoded.code_point);
        Case const letter_case = letter == decoded.code_point ? Case::Lower : Case::Upper;
        if (auto vowel = vowel_of(letter)) {
            if (vowel->tone != Tone::Level && syllable.tone != Tone::Level)
                return std::nullopt;
            syllable.tone = vowel->tone != Tone::Level ? vowel->tone : syllable.tone;
            vowel->tone = Tone::Level;
            letter = compose(*vowel).value_or(letter);
        } else if (consonants.find(letter) == std::u32string_view::npos) {
            return std::nullopt;
        }
        syllable.letters[syllable.count++] = {letter, letter_case};
    }
    if (!syllable.divide())
        return std::nullopt;
    return syllable;
}

bool is_possible(Syllable const& syllable) {
    Letters const onset = part_of(syllable, 0, syllable.onset);
    if (!is_onset(onset.view()))
        return false;
    if (syllable.vowels == 0)
        return !syllable.has_coda();
    Letters const vowels = part_of(syllable, syllable.onset, syllable.vowels);
    std::size_t const coda_at = syllable.onset + syllable.vowels;
    Letters const coda = part_of(syllable, coda_at, syllable.count - coda_at);
    return onset.view() != U"q" && go_together(onset.view(), vowels.view()) &&
           is_rhyme_after(onset.view(), vowels, coda.view()) &&
           tone_fits(syllable.tone, coda.view());
}

std::string write_syllable(Syllable const& syllable, ToneStyle style) {
    Letters const vowels = part_of(syllable, syllable.onset, syllable.vowels);
    std::size_t toned = syllable.count;
    if (syllable.vowels > 0)
        toned = syllable.onset + toned_vowel(vowels.view(), syllable.has_coda(), style);
    std::string word;
    for (std::size_t i = 0; i < syllable.count; ++i) {
        char32_t letter = syllable.letters[i].letter;
        if (auto vowel = vowel_of(letter); vowel && i == toned) {
            vowel->tone = syllable.tone;
            letter = compose(*vowel).value_or(letter);
        }
        append(word, syllable.letters[i].letter_case == Case::Upper ? to_upper(letter) : letter);
    }
    return word;
}

}
