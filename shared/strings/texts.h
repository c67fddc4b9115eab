#pragma once

#include "shared/text/language.h"

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onedoor::strings {

using text::Language;

using Parameter = std::pair<std::string_view, std::string_view>;

/// A table that assets/build/strings.py wrote: two texts a key, each ended by NUL.
class Texts {
public:
    Texts(char const* texts, std::size_t key_count);
    [[nodiscard]] std::string_view get(std::size_t key, Language language) const;

private:
    char const* m_texts;
    /// Where each text begins, and behind the last one where one more would.
    std::vector<std::uint32_t> m_starts;
};

/// Replaces every "{name}" by its value; an unknown placeholder stays as it is.
std::string fill_in(std::string_view pattern, std::span<Parameter const> parameters);

}
