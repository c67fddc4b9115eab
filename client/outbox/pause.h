#pragma once

#include "shared/core/random.h"

#include <cstdint>

namespace onedoor::outbox {

/// What a try that brought nothing met.
enum class Obstacle : std::uint8_t {
    /// Nothing answers; a kiosk looks again at least once a minute.
    NoLine,
    /// The line answered a moment ago, only this try was lost.
    Lost,
    /// The server, or what stands before it, cannot now.
    Busy,
};

/// Milliseconds before the next try. It doubles with the tries, half of it by chance, so that many
/// kiosks do not come back at once; never shorter than what the server asked for, of which one hour
/// is believed.
std::int64_t pause_ms(Obstacle obstacle, std::uint32_t tries, std::uint32_t asked_seconds,
                      core::Random& random);

}
