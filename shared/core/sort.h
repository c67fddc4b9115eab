#pragma once

#include <algorithm>
#include <functional>
#include <ranges>

namespace onedoor::core {

/// Sorts as std::ranges::sort does, in place and not stable, at twice the time in a fifth of the
/// code: for what the client sorts once when a file has come.
template<std::ranges::random_access_range Range, typename Less = std::ranges::less,
         typename Projection = std::identity>
void sort(Range&& range, Less less = {}, Projection projection = {}) {
    std::ranges::make_heap(range, less, projection);
    std::ranges::sort_heap(range, less, projection);
}

}
