#pragma once

#include <cstdint>
#include <span>

namespace onedoor::core {

/// Source of random bytes. The real one is the operating system's generator (server, client
/// platforms); tests use a seeded one and print the seed.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

}
