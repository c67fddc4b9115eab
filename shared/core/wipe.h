#pragma once

#include "shared/core/bytes.h"

#include <concepts>
#include <cstddef>
#include <string>

namespace onedoor::core {

/// Overwrites all the memory the text or bytes have, which stays allocated, and empties them. What
/// they left behind when they grew is out of reach: reserve first.
template<typename Content>
    requires std::same_as<Content, std::string> || std::same_as<Content, Bytes>
void wipe(Content& content) {
    content.resize(content.capacity());
    // Through volatile: what nobody reads again would otherwise stay.
    typename Content::value_type volatile* const first = content.data();
    for (std::size_t i = 0; i < content.size(); ++i)
        first[i] = 0;
    content.clear();
}

}
