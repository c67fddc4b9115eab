#pragma once

#include "shared/core/bytes.h"

#include <concepts>
#include <cstddef>
#include <cstring>
#include <string>

namespace onedoor::core {

/// Overwrites all the memory the text or bytes have, which stays allocated, and empties them. What
/// they left behind when they grew is out of reach: reserve first.
template<typename Content>
    requires std::same_as<Content, std::string> || std::same_as<Content, Bytes>
void wipe(Content& content) {
    content.resize(content.capacity());
    if (content.empty())
        return;
    std::memset(content.data(), 0, content.size());
    // As if somebody read it: what nobody reads again need not be written.
    asm volatile("" : : "r"(content.data()) : "memory");
    content.clear();
}

}
