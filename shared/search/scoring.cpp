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

/// Everyday phrases are listed by how usual they are.
constexpr std::int64_t everyday_decline_max = 10;

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
        Fitting fitting;
        std::uint32_t previous = 0;
        auto const tokens = m_index.tokens().subspan(phrase.first, phrase.count);
        for (std::uint16_t const token : tokens) {
            WordFit const& fit = m_fits[token];
            fitting.add(fit, m_index.words()[token].weight, previous);
            for (std::uint32_t rest = fit.asked; rest != 0; rest &= rest - 1) {
                auto const i = static_cast<std::size_t>(std::countr_zero(rest));
                scores[i] = std::max(scores[i], word_score(i, token));
            }
            previous = fit.asked;
        }
        std::int64_t const percent = percent_of_next(phrase.kind);
        if (fitting.covered != 0)
            add_phrase(scores, fitting, percent);
    }

    /// The score of the entry whose phrases were added; starts the next one.
    Score finish() {
        Score score{static_cast<std::size_t>(std::popcount(m_covered & m_needed)), m_best_phrase};
        for (std::int64_t const word : m_words)
            score.value += word;
        m_words = {};
        m_covered = 0;
        m_best_phrase = 0;
        m_everyday_phrases = 0;
        return score;
    }

private:
    /// How much of a phrase fits the query.
    struct Fitting {
        std::uint32_t covered = 0;
        /// Neighbours asked for as neighbours.
        std::int64_t pairs = 0;
        std::int64_t fitting_weight = 0;
        std::int64_t whole_weight = 0;

        void add(WordFit const& fit, std::int64_t weight, std::uint32_t previous) {
            covered |= fit.asked;
            pairs += ((previous << 1U) & fit.asked) != 0 ? 1 : 0;
            fitting_weight += fit.asked != 0 ? weight : 0;
            whole_weight += weight;
        }
    };

    std::int64_t percent_of_next(PhraseKind kind) {
        if (kind != PhraseKind::Everyday)
            return percent_of(kind);
        return percent_of(kind) - std::min(m_everyday_phrases++, everyday_decline_max);
    }

    [[nodiscard]] std::int64_t word_score(std::size_t asked, std::uint16_t token) const {
        std::int64_t const quality = m_fits[token].quality[asked];
        std::int64_t const score = quality * m_index.words()[token].weight;
        return m_asked.words[asked].importance == Importance::Needed ? score : score / 3;
    }

    /// A phrase is worth more when it has the words side by side and not much else, most when it
    /// says just what was asked.
    void add_phrase(WordScores const& scores, Fitting const& fitting, std::int64_t percent) {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            std::int64_t const score = scores[i] * percent / 100;
            m_words[i] = std::max(m_words[i], score);
            sum += score;
        }
        m_covered |= fitting.covered;
        auto const asked = static_cast<std::int64_t>(m_asked.words.size());
        std::int64_t const pairs_max = std::max<std::int64_t>(asked - 1, 1);
        std::int64_t const pairs = 60 * std::min(fitting.pairs, pairs_max) / pairs_max;
        std::int64_t const density = 40 * fitting.fitting_weight / fitting.whole_weight;
        bool const complete = fitting.fitting_weight == fitting.whole_weight &&
                              std::popcount(fitting.covered) == asked;
        std::int64_t const bonus = pairs + density + (complete ? 80 : 0);
        m_best_phrase = std::max(m_best_phrase, sum * (100 + bonus) / 100);
    }

    Index const& m_index;
    AskedWords const& m_asked;
    std::span<WordFit const> m_fits;
    std::uint32_t m_needed = 0;
    std::uint32_t m_covered = 0;
    WordScores m_words{};
    std::int64_t m_best_phrase = 0;
    std::int64_t m_everyday_phrases = 0;
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
