#pragma once

#include "shared/core/clock.h"
#include "shared/core/random.h"

namespace onedoor::ops {

/// Time of day of the machine, for deadlines and records.
class SystemClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override;
};

/// Time that never jumps, for limiters and sessions; its zero is of no meaning.
class MonotonicClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override;
};

/// The operating system's generator; stops the process when that fails.
class SystemRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

}
