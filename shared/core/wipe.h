#pragma once

#include <cstddef>
#include <string>

namespace onedoor::core {

/// Overwrites all the memory the text has, which stays allocated, and empties it. What the text
/// left behind when it grew is out of reach: reserve first.
inline void wipe(std::string& text) {
    text.resize(text.capacity());
    char volatile* const bytes = text.data();
    for (std::size_t i = 0; i < text.size(); ++i)
        bytes[i] = 0;
    text.clear();
}

}
