#include "shared/search/words.h"

#include "shared/text/letters.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <array>

namespace onedoor::search {

namespace {

constexpr std::size_t word_bytes_max = 40;

struct StopWord {
    std::string_view accented;
    std::string_view plain;
};
constexpr StopWord stop_words[] = {
    {"tôi", "toi"}, {"mình", "minh"}, {"em", "em"},     {"muốn", "muon"},   {"xin", "xin"},
    {"cần", "can"}, {"làm", "lam"},   {"cho", "cho"},   {"của", "cua"},     {"và", "va"},
    {"với", "voi"}, {"về", "ve"},     {"các", "cac"},   {"những", "nhung"}, {"được", "duoc"},
    {"là", "la"},   {"thì", "thi"},   {"ở", "o"},       {"tại", "tai"},     {"để", "de"},
    {"như", "nhu"}, {"thế", "the"},   {"nào", "nao"},   {"khi", "khi"},     {"có", "co"},
    {"thủ", "thu"}, {"tục", "tuc"},   {"cách", "cach"}, {"a", "a"},         {"the", "the"},
    {"of", "of"},   {"for", "for"},   {"how", "how"},   {"want", "want"},
};

bool belongs_to_word(char32_t code_point) {
    return text::is_letter(code_point) || (code_point >= '0' && code_point <= '9') ||
           text::is_combining_mark(code_point);
}

}

std::vector<WordSpan> split_words(std::string_view text) {
    std::vector<WordSpan> words;
    bool inside = false;
    for (std::size_t offset = 0; offset < text.size();) {
        text::Decoded const decoded = text::decode_valid(text, offset);
        bool const belongs = belongs_to_word(decoded.code_point);
        if (belongs && !inside)
            words.push_back({offset, offset});
        offset += decoded.length;
        if (belongs)
            words.back().end = offset;
        inside = belongs;
    }
    return words;
}

std::uint32_t letters_of(std::string_view folded) {
    std::uint32_t letters = 0;
    for (char const c : folded)
        letters |= std::uint32_t{1} << (c >= 'a' && c <= 'z' ? c - 'a' : 26 + (c & 3));
    return letters;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t max) {
    std::size_t const difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > max || a.size() > word_bytes_max || b.size() > word_bytes_max)
        return max + 1;
    std::array<std::array<std::uint8_t, word_bytes_max + 1>, 3> rows{};
    auto* before = &rows[0];
    auto* above = &rows[1];
    auto* row = &rows[2];
    for (std::size_t j = 0; j <= b.size(); ++j)
        (*above)[j] = static_cast<std::uint8_t>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        (*row)[0] = static_cast<std::uint8_t>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            int const change = a[i - 1] == b[j - 1] ? 0 : 1;
            int best = std::min({(*above)[j] + 1, (*row)[j - 1] + 1, (*above)[j - 1] + change});
            bool const exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (exchanged)
                best = std::min(best, (*before)[j - 2] + 1);
            (*row)[j] = static_cast<std::uint8_t>(best);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return std::min<std::size_t>((*above)[b.size()], max + 1);
}

std::size_t edits_forgiven(std::string_view folded) {
    if (folded.size() < 4)
        return 0;
    return folded.size() < 8 ? 1 : 2;
}

bool is_stop_word(std::string_view word, Spelling spelling) {
    return std::ranges::any_of(stop_words, [&](StopWord const& stop) {
        return word == (spelling == Spelling::Accented ? stop.accented : stop.plain);
    });
}

}
