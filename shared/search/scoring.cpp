#include "shared/search/scoring.h"

#include <algorithm>
#include <bit>

namespace onedoor::search {

namespace {

constexpr std::int64_t percent_of(PhraseKind kind) {
    switch (kind) {
    case PhraseKind::Name:
        return 100;
    case PhraseKind::Everyday:
        return 95;
    case PhraseKind::EnglishName:
        return 90;
    case PhraseKind::Sector:
        return 40;
    }
    return 0;
}

using WordScores = std::array<std::int64_t, asked_words_max>;

/// Scores the phrases of one entry after the other.
class EntryScorer {
public:
    EntryScorer(Index const& index, AskedWords const& asked, std::span<WordFit const> fits)
        : m_index(index), m_asked(asked), m_fits(fits) {
        for (std::size_t i = 0; i < asked.words.size(); ++i)
            if (asked.words[i].importance == Importance::Needed)
                m_needed |= 1U << i;
    }

    void add(Phrase const& phrase) {
        WordScores scores{};
        std::uint32_t covered = 0;
        std::uint32_t previous = 0;
        std::size_t fitting = 0;
        std::size_t pairs = 0;
        auto const tokens = m_index.tokens().subspan(phrase.first, phrase.count);
        for (std::uint16_t const token : tokens) {
            WordFit const& fit = m_fits[token];
            covered |= fit.asked;
            pairs += ((previous << 1U) & fit.asked) != 0 ? 1 : 0;
            fitting += fit.asked != 0 ? 1 : 0;
            for (std::uint32_t rest = fit.asked; rest != 0; rest &= rest - 1) {
                auto const i = static_cast<std::size_t>(std::countr_zero(rest));
                scores[i] = std::max(scores[i], word_score(i, token));
            }
            previous = fit.asked;
        }
        if (covered != 0)
            add_phrase(phrase, scores, {covered, fitting, pairs});
    }

    /// The score of the entry whose phrases were added; starts the next one.
    Score finish() {
        Score score{static_cast<std::size_t>(std::popcount(m_covered & m_needed)), m_best_phrase};
        for (std::int64_t const word : m_words)
            score.value += word;
        m_words = {};
        m_covered = 0;
        m_best_phrase = 0;
        return score;
    }

private:
    struct Fitting {
        std::uint32_t covered = 0;
        /// Words of the phrase that fit, and neighbours asked for as neighbours.
        std::size_t words = 0;
        std::size_t pairs = 0;
    };

    [[nodiscard]] std::int64_t word_score(std::size_t asked, std::uint16_t token) const {
        std::int64_t const quality = m_fits[token].quality[asked];
        std::int64_t const score = quality * m_index.words()[token].weight;
        return m_asked.words[asked].importance == Importance::Needed ? score : score / 3;
    }

    /// A phrase is worth more when it has the words side by side and not much else, most when it
    /// says just what was asked.
    void add_phrase(Phrase const& phrase, WordScores const& scores, Fitting const& fitting) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            std::int64_t const score = scores[i] * percent_of(phrase.kind) / 100;
            m_words[i] = std::max(m_words[i], score);
            sum += score;
        }
        m_covered |= fitting.covered;
        auto const pairs_max = std::max<std::size_t>(m_asked.words.size() - 1, 1);
        auto const pairs = static_cast<std::int64_t>(60 * fitting.pairs / pairs_max);
        auto const density = static_cast<std::int64_t>(40 * fitting.words / phrase.count);
        bool const complete =
            fitting.words == phrase.count &&
            std::popcount(fitting.covered) == static_cast<int>(m_asked.words.size());
        std::int64_t const percent = 100 + pairs + density + (complete ? 80 : 0);
        m_best_phrase = std::max(m_best_phrase, sum * percent / 100);
    }

    Index const& m_index;
    AskedWords const& m_asked;
    std::span<WordFit const> m_fits;
    std::uint32_t m_needed = 0;
    std::uint32_t m_covered = 0;
    WordScores m_words{};
    std::int64_t m_best_phrase = 0;
};

}

std::vector<Score> score_entries(Index const& index, AskedWords const& asked,
                                 std::span<WordFit const> fits) {
    std::vector<Score> scores(index.entries().size());
    EntryScorer scorer(index, asked, fits);
    auto const phrases = index.phrases();
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        scorer.add(phrases[i]);
        bool const last = i + 1 == phrases.size() || phrases[i + 1].entry != phrases[i].entry;
        if (last)
            scores[phrases[i].entry] = scorer.finish();
    }
    return scores;
}

}
