#include "shared/strings/texts.h"

#include "shared/core/verify.h"

namespace onedoor::strings {

static constexpr std::size_t language_count = 2;

Texts::Texts(char const* texts, std::size_t key_count)
    : m_texts(texts), m_starts(language_count * key_count + 1) {
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] = m_starts[i - 1] +
                      static_cast<std::uint32_t>(std::string_view(texts + m_starts[i - 1]).size()) +
                      1;
}

std::string_view Texts::get(std::size_t key, Language language) const {
    std::size_t const text = language_count * key + (language == Language::Vietnamese ? 0 : 1);
    VERIFY(text + 1 < m_starts.size());
    return {m_texts + m_starts[text], m_starts[text + 1] - m_starts[text] - 1};
}

std::string fill_in(std::string_view pattern, std::span<Parameter const> parameters) {
    std::size_t length = pattern.size();
    for (Parameter const& parameter : parameters)
        length += parameter.second.size();
    std::string text;
    // Does not grow: a text that is overwritten later leaves no part of itself behind.
    text.reserve(length);
    std::size_t at = 0;
    while (at < pattern.size()) {
        std::size_t const open = pattern.find('{', at);
        std::size_t const close = pattern.find('}', open == pattern.npos ? at : open);
        if (open == pattern.npos || close == pattern.npos)
            break;
        text += pattern.substr(at, open - at);
        std::string_view const name = pattern.substr(open + 1, close - open - 1);
        std::string_view value = pattern.substr(open, close - open + 1);
        for (Parameter const& parameter : parameters)
            if (parameter.first == name)
                value = parameter.second;
        text += value;
        at = close + 1;
    }
    text += pattern.substr(at);
    return text;
}

}
