#pragma once

#include "shared/core/limits.h"
#include "shared/search/index.h"

namespace onedoor::search {

struct Query {
    /// As typed, any length: what goes beyond limits::search_query_bytes_max is not looked at.
    /// The last word may be unfinished unless a blank follows.
    std::string_view text;
    /// Of the name that is highlighted; words are looked up in both languages.
    text::Language language = text::Language::Vietnamese;
    std::size_t limit = limits::search_results_max;
};

/// Bytes [begin, end) of the name in the language of the query.
struct Highlight {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(Highlight const&) const = default;
};

struct Match {
    /// Position in Index::entries().
    std::size_t entry = 0;
    /// Comparable within one search.
    std::int64_t score = 0;
    /// Ordered, disjoint, whole characters.
    std::vector<Highlight> highlights;
};

/// Best first. Accents may be missing; where they are written, words that have them come first.
/// Up to one typo in words of 4 letters and two from 8 are forgiven. All results match the same,
/// greatest possible number of the query's meaningful words, at least half of them. A national
/// code or its beginning ("1.001193", "001193") finds by code alone.
/// `query.text` is valid UTF-8.
std::vector<Match> search(Index const& index, Query const& query);

}
