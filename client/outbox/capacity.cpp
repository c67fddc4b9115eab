#include "client/outbox/capacity.h"

#include "shared/core/limits.h"

#include <algorithm>

namespace onedoor::outbox {

static constexpr std::uint32_t per_mille = 1000;
static constexpr std::uint32_t warning_from = 700;
static constexpr std::uint32_t full_from = 950;

// The divisor is at most 8 GiB: nothing overflows.
static std::uint32_t share(std::uint64_t used, std::uint64_t whole) {
    return used >= whole ? per_mille : static_cast<std::uint32_t>(used * per_mille / whole);
}

Capacity capacity_of(Usage const& usage) {
    std::uint64_t const free = std::min(usage.free_bytes, limits::outbox_bytes_max);
    std::uint64_t const room = std::min(limits::outbox_bytes_max, usage.bytes + free);
    std::uint32_t const filled =
        std::max(share(usage.items, limits::outbox_items_max), share(usage.bytes, room));
    // A disk that others filled: an empty outbox has no room either.
    std::uint32_t const scarce = free >= limits::outbox_reserve_bytes ? 0 : per_mille;
    Capacity capacity{.share_per_mille = std::max(filled, scarce)};
    if (capacity.share_per_mille >= full_from)
        capacity.level = Level::Full;
    else if (capacity.share_per_mille >= warning_from)
        capacity.level = Level::Warning;
    return capacity;
}

}
