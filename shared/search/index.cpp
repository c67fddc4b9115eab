#include "shared/search/index.h"

#include "shared/core/sort.h"
#include "shared/search/words.h"
#include "shared/text/fold.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace onedoor::search {

namespace {

constexpr std::size_t entries_max = 65'535;

/// A word of some text and the place in the token list that stands for it.
struct Occurrence {
    std::string_view raw;
    std::uint32_t token = 0;
};

/// A different spelling of a word ("Hòa", "hoà") with what the vocabulary needs.
struct Spelled {
    Word word;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Cuts the texts of the entries into words and numbers the different ones.
class Vocabulary {
public:
    void add(std::uint32_t entry, PhraseKind kind, std::string_view text) {
        std::vector<WordSpan> const spans = split_words(text);
        if (spans.empty() || spans.size() > std::numeric_limits<std::uint16_t>::max())
            return;
        phrases.push_back({entry, static_cast<std::uint32_t>(m_occurrences.size()),
                           static_cast<std::uint16_t>(spans.size()), kind});
        for (WordSpan const& span : spans)
            m_occurrences.push_back({text.substr(span.begin, span.end - span.begin),
                                     static_cast<std::uint32_t>(m_occurrences.size())});
    }

    Result<void> number_words() {
        // Tens of thousands, on a phone: the quicker one.
        std::ranges::sort(m_occurrences, {}, &Occurrence::raw);
        std::vector<Spelled> spelled = collect_spellings();
        core::sort(spelled,
                   [](Spelled const& a, Spelled const& b) { return a.word.key < b.word.key; });
        tokens.resize(m_occurrences.size());
        for (Spelled& spelling : spelled) {
            if (words.empty() || words.back().key != spelling.word.key)
                words.push_back(std::move(spelling.word));
            if (words.size() > std::numeric_limits<std::uint16_t>::max())
                return fail("index.size", "too many different words");
            for (std::size_t i = spelling.first; i < spelling.last; ++i)
                tokens[m_occurrences[i].token] = static_cast<std::uint16_t>(words.size() - 1);
        }
        return {};
    }

    /// Rare words weigh more: by how many entries hold them.
    void weigh_words(std::size_t entry_count) {
        std::vector<std::uint32_t> counts(words.size());
        std::vector<std::uint32_t> last_entry(words.size(), UINT32_MAX);
        for (Phrase const& phrase : phrases)
            for (std::uint32_t i = phrase.first; i < phrase.first + phrase.count; ++i)
                if (std::exchange(last_entry[tokens[i]], phrase.entry) != phrase.entry)
                    ++counts[tokens[i]];
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::size_t const ratio = entry_count / std::max(counts[i], 1U);
            words[i].weight = 2 + static_cast<std::int32_t>(std::bit_width(ratio));
        }
    }

    std::vector<Word> words;
    std::vector<Phrase> phrases;
    std::vector<std::uint16_t> tokens;

private:
    std::vector<Spelled> collect_spellings() const {
        std::vector<Spelled> spelled;
        for (std::size_t i = 0; i < m_occurrences.size(); ++i) {
            std::string_view const raw = m_occurrences[i].raw;
            if (i == 0 || m_occurrences[i - 1].raw != raw) {
                std::string folded = text::fold(raw);
                std::uint32_t const letters = letters_of(folded);
                spelled.push_back(
                    {{text::comparison_key(raw), std::move(folded), letters, 0}, i, i});
            }
            spelled.back().last = i + 1;
        }
        return spelled;
    }

    std::vector<Occurrence> m_occurrences;
};

}

Entry const* Index::find(std::string_view id_or_code) const {
    auto const entry = std::ranges::find_if(m_entries, [id_or_code](Entry const& candidate) {
        return candidate.id == id_or_code ||
               (!candidate.code.empty() && candidate.code == id_or_code);
    });
    return entry != m_entries.end() ? &*entry : nullptr;
}

Result<Index> Index::make(std::vector<Sector> sectors, std::vector<Entry> entries) {
    if (entries.size() > entries_max)
        return fail("index.size", "too many procedures");
    Vocabulary vocabulary;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        Entry const& entry = entries[i];
        vocabulary.add(i, PhraseKind::Name, entry.name.vi);
        vocabulary.add(i, PhraseKind::EnglishName, entry.name.en);
        for (std::string const& phrase : entry.everyday)
            vocabulary.add(i, PhraseKind::Everyday, phrase);
        vocabulary.add(i, PhraseKind::Sector, sectors[entry.sector].name.vi);
        vocabulary.add(i, PhraseKind::Sector, sectors[entry.sector].name.en);
    }
    TRY_VOID(vocabulary.number_words());
    vocabulary.weigh_words(entries.size());
    Index index;
    index.m_words = std::move(vocabulary.words);
    index.m_phrases = std::move(vocabulary.phrases);
    index.m_tokens = std::move(vocabulary.tokens);
    index.m_sectors = std::move(sectors);
    index.m_entries = std::move(entries);
    return index;
}

}
