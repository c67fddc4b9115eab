#pragma once

#include "shared/search/asked_words.h"

namespace onedoor::search {

struct Score {
    /// Needed words of the query that the entry has.
    std::size_t covered = 0;
    std::int64_t value = 0;
};

/// One for each entry of the index.
std::vector<Score> score_entries(Index const& index, AskedWords const& asked,
                                 std::span<WordFit const> fits);

}
