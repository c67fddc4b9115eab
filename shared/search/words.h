#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace onedoor::search {

/// A word in a text: bytes [begin, end).
struct WordSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Runs of letters and digits; everything else separates.
std::vector<WordSpan> split_words(std::string_view text);

/// One bit for each of a–z and for each group of other characters.
std::uint32_t letters_of(std::string_view folded);

/// Insertions, deletions, substitutions and exchanges of neighbours between two folded words, or
/// max + 1 when there are more than `max` (≤ 2) of them.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t max);

/// How many edits are forgiven in a word of this many letters: 1 from 4, 2 from 8.
std::size_t edits_forgiven(std::string_view folded);

enum class Spelling : std::uint8_t { Accented, Plain };

/// Words that say nothing about the procedure ("của", "muốn", "how"): lower case with accents, or
/// folded.
bool is_stop_word(std::string_view word, Spelling spelling);

}
