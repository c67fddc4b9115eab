#pragma once

#include "shared/catalogue/procedure.h"
#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Finding procedures as people ask for them: without accents, with typos, in everyday words.
namespace onedoor::search {

struct Sector {
    std::string id;
    text::Localized name;
};

/// One procedure as the index knows it.
struct Entry {
    std::string id;
    /// National code, or empty.
    std::string code;
    text::Localized name;
    /// Position in Index::sectors().
    std::size_t sector = 0;
    catalogue::ServiceLevel service = catalogue::ServiceLevel::Information;
    bool has_form = false;
    /// The lowest price over methods and cases; nothing when none is known.
    std::optional<core::Dong> payable_min;
    /// How people say it, the most usual first, synonyms included.
    std::vector<std::string> everyday;
};

/// A word of the vocabulary.
struct Word {
    /// text::comparison_key(), unique, sorted.
    std::string key;
    /// text::fold().
    std::string folded;
    /// One bit for each letter in `folded`.
    std::uint32_t letters = 0;
    /// 3 for a word of every procedure, more the rarer it is.
    std::int32_t weight = 0;
};

enum class PhraseKind : std::uint8_t { Name, Everyday, EnglishName, Sector };

/// A run of words: positions [first, first + count) of Index::tokens().
struct Phrase {
    std::uint32_t entry = 0;
    std::uint32_t first = 0;
    std::uint16_t count = 0;
    PhraseKind kind = PhraseKind::Name;
};

/// Immutable after it was made.
class Index {
public:
    [[nodiscard]] std::span<Entry const> entries() const { return m_entries; }
    [[nodiscard]] std::span<Sector const> sectors() const { return m_sectors; }
    /// Null when there is no such procedure.
    [[nodiscard]] Entry const* find(std::string_view id_or_code) const;

    [[nodiscard]] std::span<Word const> words() const { return m_words; }
    /// Sorted by entry.
    [[nodiscard]] std::span<Phrase const> phrases() const { return m_phrases; }
    /// Positions in words().
    [[nodiscard]] std::span<std::uint16_t const> tokens() const { return m_tokens; }

    /// Sectors of entries are positions in `sectors`; fails with "index.size" above 65,535
    /// entries or different words.
    static Result<Index> make(std::vector<Sector> sectors, std::vector<Entry> entries);

private:
    std::vector<Sector> m_sectors;
    std::vector<Entry> m_entries;
    std::vector<Word> m_words;
    std::vector<Phrase> m_phrases;
    std::vector<std::uint16_t> m_tokens;
};

/// Reads index.json as written by assets/build/bundle_catalogue.py:
/// {"v":1,"sectors":[[id, vi, en]…],"p":[[id, code|null, vi, en, sector, service level 0–2, has
/// form 0|1, payable_min|null, "everyday|…"]…]}.
/// Fails with the json errors, "index.version", "index.shape", "index.size".
Result<Index> parse_index(std::string_view text);

}
