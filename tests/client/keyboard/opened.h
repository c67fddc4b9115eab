#pragma once

#include "client/keyboard/keyboard.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace onedoor::keyboard {

/// A keyboard that stands at the foot of a screen of 270 mm.
inline Keyboard opened(Purpose purpose, text::InputMethod method = text::InputMethod::Telex) {
    Keyboard keyboard(method);
    keyboard.place({0, 0, 1080, 400}, 4);
    keyboard.open(purpose);
    return keyboard;
}

inline std::size_t index_of(Keyboard const& keyboard, Key key) {
    auto const found = std::ranges::find(keyboard.keys(), key, &PlacedKey::key);
    REQUIRE(found != keyboard.keys().end());
    return static_cast<std::size_t>(found - keyboard.keys().begin());
}

}
