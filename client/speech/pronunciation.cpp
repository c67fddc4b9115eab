#include "client/speech/pronunciation.h"

#include "client/speech/numbers.h"
#include "shared/core/wipe.h"
#include "shared/text/letters.h"
#include "shared/text/utf8.h"

#include <array>
#include <optional>

namespace onedoor::speech {

namespace {

/// Written short, said in full.
struct Abbreviation {
    std::string_view written, vi, en;
};

constexpr std::array<Abbreviation, 6> abbreviations{{
    {"TP.", "thành phố", "city"},
    {"UBND", "Ủy ban nhân dân", "People's Committee"},
    {"HĐND", "Hội đồng nhân dân", "People's Council"},
    {"CCCD", "căn cước công dân", "citizen card"},
    {"VNeID", "vi en i đi", "V N e I D"},
    {"TTHC", "thủ tục hành chính", "administrative procedure"},
}};

/// What a sign between words becomes.
std::optional<std::string_view> sound_of(char32_t sign) {
    switch (sign) {
    case U'“':
    case U'”':
    case U'"':
    case U'«':
    case U'»':
        return "";
    case U'/':
    case U'\u00A0':
    case U'\t':
        return " ";
    case U'\n':
    case U'–':
    case U'—':
    case U'→':
    case U'·':
        return ", ";
    case U'…':
        return ".";
    default:
        return std::nullopt;
    }
}

/// Bytes a spelled one becomes, roughly.
constexpr std::size_t spelled_length = 8;
/// Shorter texts live in their string itself, which moves about.
constexpr std::size_t heap_length_min = 32;

class Pronunciation {
public:
    Pronunciation(std::string_view written, Language language)
        : m_written(written), m_language(language) {
        // Grown texts leave copies behind.
        m_said.reserve(written.size() * spelled_length + heap_length_min);
    }

    std::string tell() {
        while (m_at < m_written.size()) {
            if (!m_is_in_word && tell_whole())
                continue;
            tell_character();
        }
        while (m_said.ends_with(' '))
            m_said.pop_back();
        return std::move(m_said);
    }

private:
    bool tell_whole() {
        std::string_view const rest = m_written.substr(m_at);
        std::optional<Spoken> spoken = number_at(rest, m_language);
        if (!spoken)
            spoken = abbreviation_at(rest);
        if (!spoken)
            return false;
        drop_repeated_word(*spoken);
        m_said += spoken->words;
        core::wipe(spoken->words);
        m_at += spoken->length;
        m_is_in_word = true;
        return true;
    }

    [[nodiscard]] std::optional<Spoken> abbreviation_at(std::string_view rest) const {
        for (Abbreviation const& each : abbreviations) {
            bool const is_whole =
                each.written.ends_with('.') || !is_word_at(rest, each.written.size());
            if (rest.starts_with(each.written) && is_whole)
                return Spoken{each.written.size(),
                              std::string(m_language == Language::English ? each.en : each.vi)};
        }
        return std::nullopt;
    }

    /// "ngày 12/11/2026", "số 45/2024/QH15": the first word is written already.
    void drop_repeated_word(Spoken& spoken) const {
        std::string_view const first =
            std::string_view(spoken.words).substr(0, spoken.words.find(' ') + 1);
        if (first.size() < 2 || m_said.size() < first.size())
            return;
        std::string_view const before =
            std::string_view(m_said).substr(m_said.size() - first.size());
        // The first letter may be a capital.
        if (before.substr(1) == first.substr(1) && before.front() == first.front())
            spoken.words.erase(0, first.size());
        else if (before.substr(1) == first.substr(1) && before.front() + 32 == first.front())
            spoken.words.erase(0, first.size());
    }

    void tell_character() {
        text::Decoded const next = text::decode_valid(m_written, m_at);
        m_is_in_word = is_word_character(next.code_point);
        if (auto const sound = sound_of(next.code_point))
            add_sound(*sound);
        else if (next.code_point != U' ' || !(m_said.empty() || m_said.ends_with(' ')))
            text::append(m_said, next.code_point);
        m_at += next.length;
    }

    void add_sound(std::string_view sound) {
        if (sound.empty())
            return;
        while (m_said.ends_with(' '))
            m_said.pop_back();
        if (m_said.empty())
            return;
        bool const has_break =
            m_said.ends_with(',') || m_said.ends_with('.') || m_said.ends_with(':');
        m_said += has_break && sound != "." ? " " : sound;
    }

    std::string_view m_written;
    Language m_language;
    std::size_t m_at = 0;
    std::string m_said;
    bool m_is_in_word = false;
};

}

std::string pronounced(std::string_view written, Language language) {
    return Pronunciation(written, language).tell();
}

Language language_heard(std::string_view words, Language language) {
    if (language == Language::Vietnamese)
        return language;
    int count = 0;
    int marked = 0;
    bool is_in_word = false;
    bool is_marked = false;
    for (std::size_t at = 0; at < words.size();) {
        text::Decoded const next = text::decode_valid(words, at);
        at += next.length;
        bool const is_letter = text::is_letter(next.code_point);
        if (is_letter && !is_in_word) {
            ++count;
            is_marked = false;
        }
        if (is_letter && next.code_point > 0x7F && !is_marked) {
            ++marked;
            is_marked = true;
        }
        is_in_word = is_letter;
    }
    return 2 * marked > count ? Language::Vietnamese : language;
}

}
