#include "shared/search/words.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <string>

using namespace onedoor::search;

/// Optimal string alignment by its definition, without bounds.
static std::size_t naive_distance(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty())
        return std::max(a.size(), b.size());
    std::string_view const a1 = a.substr(1);
    std::string_view const b1 = b.substr(1);
    std::size_t best = naive_distance(a1, b1) + (a[0] == b[0] ? 0 : 1);
    best = std::min({best, naive_distance(a1, b) + 1, naive_distance(a, b1) + 1});
    if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
        best = std::min(best, naive_distance(a.substr(2), b.substr(2)) + 1);
    return best;
}

TEST_CASE("words: the bounded distance equals the naive one") {
    unsigned const seed = 20261121;
    INFO("seed ", seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 2000; ++round) {
        std::string words[2];
        for (std::string& word : words)
            for (auto length = random() % 6; length > 0; --length)
                word += static_cast<char>('a' + random() % 3);
        std::size_t const expected = std::min<std::size_t>(naive_distance(words[0], words[1]), 3);
        CHECK(edit_distance(words[0], words[1], 2) == expected);
    }
}

TEST_CASE("words: text is cut at everything but letters and digits") {
    std::string_view const text = "Đăng ký (khai-sinh), 1.001193";
    std::string cut;
    for (WordSpan const& span : split_words(text))
        cut += std::string(text.substr(span.begin, span.end - span.begin)) + "/";
    CHECK(cut == "Đăng/ký/khai/sinh/1/001193/");
}

TEST_CASE("words: stop words are known by their accents when there are any") {
    CHECK(is_stop_word("làm", Spelling::Accented));
    CHECK_FALSE(is_stop_word("lâm", Spelling::Accented));
    CHECK(is_stop_word("lam", Spelling::Plain));
}
