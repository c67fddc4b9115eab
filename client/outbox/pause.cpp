#include "client/outbox/pause.h"

#include <algorithm>
#include <array>

namespace onedoor::outbox {

static constexpr std::int64_t first_ms = 1'000;
static constexpr std::int64_t asked_seconds_max = 3'600;
static constexpr std::uint32_t doublings_max = 16;

static std::int64_t longest_ms(Obstacle obstacle) {
    switch (obstacle) {
    case Obstacle::NoLine:
        return 60'000;
    case Obstacle::Lost:
        return 4'000;
    case Obstacle::Busy:
        break;
    }
    return 300'000;
}

std::int64_t pause_ms(Obstacle obstacle, std::uint32_t tries, std::uint32_t asked_seconds,
                      core::Random& random) {
    std::array<std::uint8_t, 2> chance{};
    random.fill(chance);
    std::int64_t const part = chance[0] * 256 + chance[1];
    std::int64_t const whole =
        std::min(longest_ms(obstacle), first_ms << std::min(tries, doublings_max));
    std::int64_t const grown = whole / 2 + whole * part / (2 * 65'536);
    std::int64_t const asked = std::min<std::int64_t>(asked_seconds, asked_seconds_max) * 1'000;
    return std::max(grown, asked);
}

}
