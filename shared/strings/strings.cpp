#include "shared/strings/strings.h"

#include "shared/core/verify.h"
#include "shared/strings/strings_table.h"

#include <array>

namespace onedoor::strings {

static constexpr std::size_t language_count = 2;

/// Where each text begins, and behind the last one where one more would.
using Starts = std::array<std::uint32_t, language_count * key_count + 1>;

static Starts find_starts() {
    Starts starts{};
    for (std::size_t i = 1; i < starts.size(); ++i)
        starts[i] = starts[i - 1] +
                    static_cast<std::uint32_t>(std::string_view(texts + starts[i - 1]).size()) + 1;
    return starts;
}

std::string_view get(Key key, Language language) {
    static Starts const starts = find_starts();
    auto const index = static_cast<std::size_t>(key);
    VERIFY(index < key_count);
    std::size_t const text = language_count * index + (language == Language::Vietnamese ? 0 : 1);
    return {texts + starts[text], starts[text + 1] - starts[text] - 1};
}

std::string format(Key key, Language language, std::initializer_list<Parameter> parameters) {
    std::string_view const pattern = get(key, language);
    std::string text;
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
