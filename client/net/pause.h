#pragma once

#include "client/net/transport.h"
#include "shared/core/random.h"

#include <cstdint>

namespace onedoor::net {

/// How long to wait before the same request goes out again, its earlier `tries` not counted in:
/// twice as long each time from 2 s on, to 16 s while nothing answers at all, so that a line that
/// is good again is used soon, and to 64 s when a server answered that it cannot now; half of it by
/// chance, so that many devices do not come back at once. Never before a Retry-After.
std::uint32_t pause_ms(core::Random& random, unsigned tries, Response const& response);

}
