#pragma once

#include "shared/text/language.h"

#include <cstdint>

namespace onedoor::app {

/// Why the last call to the server did not do what was wanted, in words for the person.
struct Problem {
    enum class Kind : std::uint8_t { None, Offline, Server, Refused };
    Kind kind = Kind::None;
    /// Refused: the server's text.
    text::Localized text;
    std::uint32_t retry_after_seconds = 0;
    /// A page that did not come for this reason is asked for again by itself.
    bool is_passing = false;

    explicit operator bool() const { return kind != Kind::None; }
};

}
