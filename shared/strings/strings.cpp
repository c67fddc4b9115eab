#include "shared/strings/strings.h"

#include "shared/core/verify.h"
#include "shared/strings/strings_table.h"

namespace onedoor::strings {

std::string_view get(Key key, Language language) {
    auto const index = static_cast<std::uint16_t>(key);
    VERIFY(index < key_count);
    return language == Language::Vietnamese ? table[index].vietnamese : table[index].english;
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
