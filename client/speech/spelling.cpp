#include "client/keyboard/names.h"
#include "client/speech/pronunciation.h"
#include "shared/text/letters.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <cstddef>

namespace onedoor::speech {

namespace {

constexpr std::size_t group_length = 3;
constexpr std::size_t phone_length = 10;
constexpr std::size_t phone_first_group = 4;
/// Bytes of a sign's name with what stands between two.
constexpr std::size_t name_length = 32;

bool is_digit(char32_t character) {
    return character >= U'0' && character <= U'9';
}

std::string name_of(char32_t character, Language language) {
    char32_t const lower = text::to_lower(character);
    if (lower == U'đ' && language == Language::Vietnamese)
        return "đê";
    return keyboard::spoken_echo({keyboard::KeyKind::Character, lower}, keyboard::Purpose::Words,
                                 language);
}

/// Letters and digits that belong together are said without a break.
bool is_word_character(char32_t character) {
    return is_digit(character) || text::is_letter(character);
}

/// Whether a break comes before the `place`-th of `length` digits.
bool begins_group(std::size_t place, std::size_t length) {
    if (place == 0 || length <= phone_first_group)
        return false;
    if (length != phone_length)
        return place % group_length == 0 && length - place > 1;
    return place >= phone_first_group && (place - phone_first_group) % group_length == 0;
}

class Spelling {
public:
    Spelling(std::string_view written, Language language) : m_language(language) {
        m_characters.reserve(written.size());
        for (std::size_t at = 0; at < written.size();) {
            text::Decoded const next = text::decode_valid(written, at);
            m_characters.push_back(next.code_point);
            at += next.length;
        }
        m_words.reserve(written.size() * name_length);
    }
    ~Spelling() {
        char32_t volatile* const first = m_characters.data();
        for (std::size_t i = 0; i < m_characters.size(); ++i)
            first[i] = 0;
    }
    Spelling(Spelling const&) = delete;
    Spelling& operator=(Spelling const&) = delete;

    std::string tell() {
        for (std::size_t at = 0; at < m_characters.size();) {
            char32_t const character = m_characters[at];
            if (is_word_character(character)) {
                at = tell_word(at);
            } else {
                if (!is_silent(at))
                    add(name_of(character, m_language), true);
                m_is_apart = true;
                ++at;
            }
        }
        return std::move(m_words);
    }

private:
    std::size_t tell_word(std::size_t at) {
        auto const from = m_characters.begin() + static_cast<std::ptrdiff_t>(at);
        auto const end = std::find_if_not(from, m_characters.end(), is_word_character);
        auto const length = static_cast<std::size_t>(end - from);
        bool const is_number = std::all_of(from, end, is_digit);
        for (std::size_t i = 0; i < length; ++i) {
            bool const is_apart = is_number && begins_group(i, length);
            add(name_of(m_characters[at + i], m_language), is_apart);
        }
        return at + length;
    }

    /// Blanks, and dots that only part digits.
    [[nodiscard]] bool is_silent(std::size_t at) const {
        char32_t const character = m_characters[at];
        if (character == U' ' || character == U'\u00A0')
            return true;
        return character == U'.' && at > 0 && at + 1 < m_characters.size() &&
               is_digit(m_characters[at - 1]) && is_digit(m_characters[at + 1]) && is_all_digits();
    }

    [[nodiscard]] bool is_all_digits() const {
        return std::ranges::none_of(m_characters, text::is_letter);
    }

    void add(std::string_view name, bool is_apart) {
        if (!m_words.empty())
            m_words += is_apart || m_is_apart ? ", " : " ";
        m_is_apart = false;
        m_words += name;
    }

    std::u32string m_characters;
    Language m_language;
    std::string m_words;
    bool m_is_apart = false;
};

}

std::string spelled(std::string_view written, Language language) {
    return Spelling(written, language).tell();
}

}
