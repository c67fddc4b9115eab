#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace onedoor::core {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4), fed in pieces. For content hashes in every build; secrets are hashed by
/// libsodium on the server.
class Sha256 {
public:
    void add(std::span<std::uint8_t const> bytes);
    /// Ends the message; the object is not used after it.
    Sha256Digest finish();

private:
    void add_block(std::uint8_t const* block);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> m_pending{};
    std::size_t m_pending_size = 0;
    std::uint64_t m_size = 0;
};

Sha256Digest sha256(std::span<std::uint8_t const> bytes);

}
