#pragma once

#include "shared/core/random.h"

#include <cstdint>

namespace onedoor::sim {

/// Seeded chance (SplitMix64): the same draws for the same seed on every machine.
class Chance final : public core::Random {
public:
    explicit Chance(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
    /// From `least` to `most`, both included.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        auto const width = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<std::int64_t>(next() % width);
    }
    bool happens(std::uint32_t per_mille) { return next() % 1'000 < per_mille; }
    /// A waiting time whose mean is about `mean`: between a tenth and two and a half of it.
    std::int64_t around(std::int64_t mean) {
        std::int64_t const short_one = between(mean / 10, mean);
        return happens(300) ? between(mean, mean * 5 / 2) : short_one;
    }
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(next() >> 32);
    }
    /// An independent source for one part of the world.
    Chance fork() { return Chance(next()); }

private:
    std::uint64_t m_state;
};

}
