#pragma once

#include "shared/search/index.h"
#include "shared/search/words.h"

#include <array>

namespace onedoor::search {

inline constexpr std::size_t asked_words_max = 16;

enum class Importance : std::uint8_t { Needed, Helpful };
enum class Completeness : std::uint8_t { Whole, MayContinue };
/// Whether typos are looked for only in words nothing else fits, or in all.
enum class Tolerance : std::uint8_t { WhereNothingFits, Everywhere };

/// One word of a query.
struct AskedWord {
    std::string key;
    std::string folded;
    std::uint32_t letters = 0;
    /// Helpful words raise the score but need not match.
    Importance importance = Importance::Needed;
    Completeness completeness = Completeness::Whole;
};

struct AskedWords {
    /// At most asked_words_max.
    std::vector<AskedWord> words;
    /// Accented when any word of the query has an accent.
    Spelling spelling = Spelling::Plain;

    [[nodiscard]] std::size_t needed() const;
};

AskedWords read_query(std::string_view text);

/// A fit below this is too unlike what was typed to be shown as found.
inline constexpr std::uint8_t quality_shown_min = 40;

/// How well one word of the vocabulary answers each asked word.
struct WordFit {
    /// Bit i: fits words[i].
    std::uint16_t asked = 0;
    /// 0 to 100 for each asked word.
    std::array<std::uint8_t, asked_words_max> quality{};
};

/// One for each word of the vocabulary.
std::vector<WordFit> fit_vocabulary(std::span<Word const> vocabulary, AskedWords const& asked,
                                    Tolerance tolerance);

}
