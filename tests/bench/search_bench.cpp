/// search_bench INDEX.json [SEED]: times single searches over an index, as people type them, and
/// prints one JSON object: {"entries","queries","p50_ms","p99_ms","worst_query"}. A search counts
/// with the median of its three times, so that a time slice of another program counts rarely.

#include "shared/search/search.h"
#include "shared/search/words.h"
#include "shared/text/fold.h"
#include "tests/support/read_file.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace onedoor;

namespace {

constexpr std::size_t queries_per_kind = 500;

/// A query drawn from the names and codes of the index.
class Typist {
public:
    Typist(search::Index const& index, std::uint32_t seed) : m_index(index), m_random(seed) {}

    std::vector<std::string> type_everything() {
        std::vector<std::string> queries;
        for (std::size_t i = 0; i < queries_per_kind; ++i) {
            std::string const name = any().name.vi;
            queries.push_back(name);
            queries.push_back(beginning_of(name));
            queries.push_back(some_words_of(text::fold(name)));
            queries.push_back(with_typo(some_words_of(text::fold(name))));
            queries.push_back(any().name.en);
            queries.push_back(any().code);
        }
        return queries;
    }

private:
    search::Entry const& any() { return m_index.entries()[below(m_index.entries().size())]; }

    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random);
    }

    /// Typed up to somewhere in the middle, whole characters.
    std::string beginning_of(std::string const& name) {
        std::size_t end = 1 + below(name.size());
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
            ++end;
        return name.substr(0, end);
    }

    /// Two to four neighbouring words.
    std::string some_words_of(std::string const& folded) {
        std::vector<std::string> words;
        for (search::WordSpan const& word : search::split_words(folded))
            words.push_back(folded.substr(word.begin, word.end - word.begin));
        std::size_t const count = std::min(words.size(), 2 + below(3));
        std::size_t const first = below(words.size() - count + 1);
        std::string text;
        for (std::size_t i = first; i < first + count; ++i)
            text += (text.empty() ? "" : " ") + words[i];
        return text;
    }

    std::string with_typo(std::string folded) {
        folded[below(folded.size())] = static_cast<char>('a' + below(26));
        return folded;
    }

    search::Index const& m_index;
    std::mt19937 m_random;
};

struct Timing {
    double milliseconds = 0;
    std::string_view query;
};

/// Keeps the compiler from leaving out searches whose results nobody reads.
volatile std::size_t matches_found = 0;

double time_once(search::Index const& index, std::string const& query) {
    auto const begin = std::chrono::steady_clock::now();
    std::vector<search::Match> const matches = search::search(index, {.text = query});
    std::chrono::duration<double, std::milli> const spent =
        std::chrono::steady_clock::now() - begin;
    matches_found = matches_found + matches.size();
    return spent.count();
}

/// One pass after the other, so that the three times of a search lie apart. Ascending.
std::vector<Timing> time_all(search::Index const& index, std::vector<std::string> const& queries) {
    std::vector<std::array<double, 3>> times(queries.size());
    for (std::size_t pass = 0; pass < 3; ++pass) {
        for (std::size_t i = 0; i < queries.size(); ++i)
            times[i].at(pass) = time_once(index, queries[i]);
    }
    std::vector<Timing> timings;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        std::ranges::sort(times[i]);
        timings.push_back({times[i][1], queries[i]});
    }
    std::ranges::sort(timings, {}, &Timing::milliseconds);
    return timings;
}

int complain(std::string const& reason) {
    std::fprintf(stderr, "search_bench: %s\n", reason.c_str());
    return EXIT_FAILURE;
}

}

int main(int count, char** arguments) {
    if (count < 2)
        return complain("usage: search_bench INDEX.json [SEED]");
    auto const index = search::parse_index(support::read_file(arguments[1]));
    if (!index)
        return complain(index.error().code + " " + index.error().detail);
    auto const seed = static_cast<std::uint32_t>(count > 2 ? std::atoi(arguments[2]) : 1);
    std::vector<std::string> const queries = Typist(*index, seed).type_everything();
    std::vector<Timing> const timings = time_all(*index, queries);
    if (matches_found < queries.size())
        return complain("most queries found nothing: this measures no searching");
    auto const at = [&](std::size_t percent) {
        return timings[(timings.size() - 1) * percent / 100].milliseconds;
    };
    std::string const worst = json::write(json::Value(timings.back().query));
    std::printf("{\"entries\":%zu,\"queries\":%zu,\"p50_ms\":%.4f,\"p99_ms\":%.4f,"
                "\"worst_query\":%s}\n",
                index->entries().size(), queries.size(), at(50), at(99), worst.c_str());
    return EXIT_SUCCESS;
}
