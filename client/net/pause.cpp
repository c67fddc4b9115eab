#include "client/net/pause.h"

#include <algorithm>

namespace onedoor::net {

std::uint32_t pause_ms(core::Random& random, unsigned tries, Response const& response) {
    std::uint8_t chance = 0;
    random.fill({&chance, 1});
    unsigned const doublings_max = response.status == 0 ? 4 : 6;
    std::uint32_t const longest = 1000U << std::min(tries + 1, doublings_max);
    return std::max(longest / 2 + longest / 512 * chance, response.retry_after_seconds * 1000);
}

}
