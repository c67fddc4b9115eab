#include "shared/search/asked_words.h"

#include "shared/core/limits.h"
#include "shared/text/fold.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

#include <algorithm>
#include <bit>

namespace onedoor::search {

namespace {

constexpr int quality_equal = 100;
/// The same letters with other accents than those typed.
constexpr int quality_other_accents = quality_shown_min;
/// A beginning; the typed part adds to it.
constexpr int quality_beginning = 45;
/// The same for a beginning with other accents; always below quality_shown_min.
constexpr int quality_other_beginning = 20;
constexpr int quality_one_edit = 50;
constexpr int quality_two_edits = quality_shown_min;

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

AskedWord read_word(std::string_view raw, Spelling spelling) {
    std::string const lower = text::to_lower(raw);
    AskedWord word{text::comparison_key(raw), text::fold(raw)};
    word.letters = letters_of(word.folded);
    if (is_stop_word(spelling == Spelling::Accented ? lower : word.folded, spelling))
        word.importance = Importance::Helpful;
    return word;
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A comparison key without the tone at its end, and that tone.
struct KeyParts {
    std::string_view letters;
    std::string_view tone;
};

KeyParts parts_of(std::string_view key) {
    bool const toned =
        key.size() > 2 && (key[key.size() - 2] == '\xCC' || key[key.size() - 2] == '\xCD');
    std::size_t const letters = key.size() - (toned ? 2 : 0);
    return {key.substr(0, letters), key.substr(letters)};
}

/// "giấ" begins "giấy", "gi" does, "già" does not.
bool begins_with_accents(std::string_view key, std::string_view beginning) {
    KeyParts const whole = parts_of(key);
    KeyParts const part = parts_of(beginning);
    return whole.letters.starts_with(part.letters) &&
           (part.tone.empty() || part.tone == whole.tone);
}

int quality_without_edits(Word const& word, AskedWord const& asked, Spelling spelling) {
    bool const same_accents = spelling == Spelling::Plain || word.key == asked.key;
    if (word.folded == asked.folded)
        return same_accents ? quality_equal : quality_other_accents;
    if (asked.completeness == Completeness::Whole || !word.folded.starts_with(asked.folded))
        return 0;
    auto const typed = static_cast<int>(40 * asked.folded.size() / word.folded.size());
    bool const same_beginning =
        spelling == Spelling::Plain || begins_with_accents(word.key, asked.key);
    return same_beginning ? quality_beginning + typed : quality_other_beginning + typed / 2;
}

int quality_with_edits(Word const& word, AskedWord const& asked) {
    std::size_t const forgiven = edits_forgiven(asked.folded);
    std::size_t const different_letters =
        static_cast<std::size_t>(std::popcount(word.letters ^ asked.letters));
    if (forgiven == 0 || different_letters > 2 * forgiven || has_digit(asked.folded))
        return 0;
    std::size_t const edits = edit_distance(word.folded, asked.folded, forgiven);
    if (edits > forgiven)
        return 0;
    return edits == 1 ? quality_one_edit : quality_two_edits;
}

void set_quality(WordFit& fit, std::size_t asked, int quality) {
    if (quality <= fit.quality[asked])
        return;
    fit.quality[asked] = static_cast<std::uint8_t>(quality);
    fit.asked = static_cast<std::uint16_t>(fit.asked | (1U << asked));
}

}

std::size_t AskedWords::needed() const {
    return static_cast<std::size_t>(
        std::ranges::count(words, Importance::Needed, &AskedWord::importance));
}

AskedWords read_query(std::string_view text) {
    std::string const query =
        text::to_nfc(text::truncate_bytes(text, limits::search_query_bytes_max));
    std::vector<WordSpan> spans = split_words(query);
    spans.resize(std::min(spans.size(), asked_words_max));
    AskedWords asked;
    asked.spelling = is_plain(query) ? Spelling::Plain : Spelling::Accented;
    for (WordSpan const& span : spans)
        asked.words.push_back(read_word(
            std::string_view(query).substr(span.begin, span.end - span.begin), asked.spelling));
    if (asked.words.empty())
        return asked;
    if (spans.back().end == query.size())
        asked.words.back().completeness = Completeness::MayContinue;
    if (asked.needed() == 0)
        for (AskedWord& word : asked.words)
            word.importance = Importance::Needed;
    return asked;
}

std::vector<WordFit> fit_vocabulary(std::span<Word const> vocabulary, AskedWords const& asked,
                                    Tolerance tolerance) {
    std::vector<WordFit> fits(vocabulary.size());
    for (std::size_t i = 0; i < asked.words.size(); ++i) {
        bool fitted = false;
        for (std::size_t w = 0; w < vocabulary.size(); ++w) {
            int const quality =
                quality_without_edits(vocabulary[w], asked.words[i], asked.spelling);
            set_quality(fits[w], i, quality);
            fitted = fitted || quality > 0;
        }
        if (fitted && tolerance == Tolerance::WhereNothingFits)
            continue;
        for (std::size_t w = 0; w < vocabulary.size(); ++w)
            set_quality(fits[w], i, quality_with_edits(vocabulary[w], asked.words[i]));
    }
    return fits;
}

}
