#include "shared/search/search.h"

#include "shared/search/scoring.h"
#include "shared/text/fold.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

#include <algorithm>

namespace onedoor::search {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "1.001193", "001193", "1.0011"; agency letters may follow.
bool is_code(std::string_view text) {
    return std::ranges::count_if(text, is_digit) >= 4 && is_digit(text.front()) &&
           std::ranges::all_of(
               text, [](char c) { return is_digit(c) || c == '.' || (c >= 'A' && c <= 'Z'); });
}

std::vector<Match> find_codes(Index const& index, std::string_view code, std::size_t limit) {
    std::vector<Match> matches;
    auto const entries = index.entries();
    for (std::size_t i = 0; i < entries.size() && matches.size() < limit; ++i) {
        std::string_view const known = entries[i].code;
        std::string_view const number = known.substr(std::min<std::size_t>(known.size(), 2));
        if (known.starts_with(code) || number.starts_with(code))
            matches.push_back({i, 1, {}});
    }
    return matches;
}

/// End of the first `count` characters.
std::size_t bytes_of_characters(std::string_view text, std::size_t count) {
    return text::truncate_characters(text, count).size();
}

class Highlighter {
public:
    Highlighter(Index const& index, AskedWords const& asked, std::span<WordFit const> fits)
        : m_index(index), m_asked(asked), m_fits(fits) {}

    [[nodiscard]] std::vector<Highlight> of(std::string_view name) const {
        std::vector<Highlight> highlights;
        for (WordSpan const& span : split_words(name)) {
            std::string_view const word = name.substr(span.begin, span.end - span.begin);
            std::size_t const length = highlighted_bytes(word);
            if (length == 0)
                continue;
            Highlight const highlight{span.begin, span.begin + length};
            if (!highlights.empty() &&
                name.substr(highlights.back().end, span.begin - highlights.back().end) == " ")
                highlights.back().end = highlight.end;
            else
                highlights.push_back(highlight);
        }
        return highlights;
    }

private:
    /// The whole word, or the part typed so far when it is a beginning.
    [[nodiscard]] std::size_t highlighted_bytes(std::string_view raw) const {
        std::string const key = text::comparison_key(raw);
        auto const word = std::ranges::lower_bound(m_index.words(), key, {}, &Word::key);
        if (word == m_index.words().end() || word->key != key)
            return 0;
        WordFit const& fit = m_fits[static_cast<std::size_t>(word - m_index.words().begin())];
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < m_asked.words.size(); ++i) {
            AskedWord const& asked = m_asked.words[i];
            if (fit.quality[i] < quality_shown_min || asked.importance == Importance::Helpful)
                continue;
            bool const beginning =
                word->folded.size() > asked.folded.size() && word->folded.starts_with(asked.folded);
            bytes = std::max(bytes, beginning ? bytes_of_characters(raw, asked.folded.size())
                                              : raw.size());
        }
        return bytes;
    }

    Index const& m_index;
    AskedWords const& m_asked;
    std::span<WordFit const> m_fits;
};

std::size_t best_coverage(std::span<Score const> scores) {
    std::size_t best = 0;
    for (Score const& score : scores)
        best = std::max(best, score.covered);
    return best;
}

/// Equal scores: online first, then the shorter name, then the order of the index.
bool ranks_before(Index const& index, Match const& a, Match const& b) {
    if (a.score != b.score)
        return a.score > b.score;
    Entry const& first = index.entries()[a.entry];
    Entry const& second = index.entries()[b.entry];
    if (first.service != second.service)
        return first.service > second.service;
    if (first.name.vi.size() != second.name.vi.size())
        return first.name.vi.size() < second.name.vi.size();
    return a.entry < b.entry;
}

std::vector<Match> rank(Index const& index, std::span<Score const> scores, std::size_t coverage,
                        std::size_t limit) {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i].covered == coverage)
            matches.push_back({i, scores[i].value, {}});
    std::size_t const kept = std::min(matches.size(), limit);
    std::ranges::partial_sort(
        matches, matches.begin() + static_cast<std::ptrdiff_t>(kept),
        [&index](Match const& a, Match const& b) { return ranks_before(index, a, b); });
    matches.resize(kept);
    return matches;
}

}

std::vector<Match> search(Index const& index, Query const& query) {
    std::string_view const trimmed = text::trim(query.text);
    if (!trimmed.empty() && is_code(trimmed)) {
        std::vector<Match> matches = find_codes(index, trimmed, query.limit);
        if (!matches.empty())
            return matches;
    }
    AskedWords const asked = read_query(query.text);
    std::size_t const needed = asked.needed();
    if (needed == 0)
        return {};
    auto fits = fit_vocabulary(index.words(), asked, Tolerance::WhereNothingFits);
    auto scores = score_entries(index, asked, fits);
    std::size_t coverage = best_coverage(scores);
    if (coverage < needed) {
        auto tolerant_fits = fit_vocabulary(index.words(), asked, Tolerance::Everywhere);
        auto tolerant_scores = score_entries(index, asked, tolerant_fits);
        if (std::size_t const tolerant = best_coverage(tolerant_scores); tolerant > coverage) {
            fits = std::move(tolerant_fits);
            scores = std::move(tolerant_scores);
            coverage = tolerant;
        }
    }
    if (coverage == 0 || coverage * 2 < needed)
        return {};
    std::vector<Match> matches = rank(index, scores, coverage, query.limit);
    Highlighter const highlighter(index, asked, fits);
    for (Match& match : matches)
        match.highlights = highlighter.of(index.entries()[match.entry].name.in(query.language));
    return matches;
}

}
