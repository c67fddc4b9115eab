#include "shared/core/sha256.h"

#include <algorithm>
#include <bit>

namespace onedoor::core {

static constexpr std::array<std::uint32_t, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static std::array<std::uint32_t, 64> schedule_of(std::uint8_t const* block) {
    std::array<std::uint32_t, 64> words;
    for (std::size_t i = 0; i < 16; ++i)
        words[i] = std::uint32_t{block[4 * i]} << 24 | std::uint32_t{block[4 * i + 1]} << 16 |
                   std::uint32_t{block[4 * i + 2]} << 8 | block[4 * i + 3];
    for (std::size_t i = 16; i < 64; ++i) {
        std::uint32_t const a = words[i - 15];
        std::uint32_t const b = words[i - 2];
        words[i] = words[i - 16] + words[i - 7] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3) +
                   (std::rotr(b, 17) ^ std::rotr(b, 19) ^ b >> 10);
    }
    return words;
}

void Sha256::add_block(std::uint8_t const* block) {
    std::array<std::uint32_t, 64> const words = schedule_of(block);
    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t i = 0; i < 64; ++i) {
        std::uint32_t const sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        std::uint32_t const first = h + sum1 + ((e & f) ^ (~e & g)) + round_constants[i] + words[i];
        std::uint32_t const sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        std::uint32_t const second = sum0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    std::array<std::uint32_t, 8> const round{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i)
        m_state[i] += round[i];
}

void Sha256::add(std::span<std::uint8_t const> bytes) {
    m_size += bytes.size();
    while (!bytes.empty()) {
        if (m_pending_size == 0 && bytes.size() >= 64) {
            add_block(bytes.data());
            bytes = bytes.subspan(64);
            continue;
        }
        std::size_t const taken = std::min(bytes.size(), 64 - m_pending_size);
        std::copy_n(bytes.begin(), taken, m_pending.begin() + static_cast<int>(m_pending_size));
        m_pending_size += taken;
        bytes = bytes.subspan(taken);
        if (m_pending_size == 64) {
            add_block(m_pending.data());
            m_pending_size = 0;
        }
    }
}

Sha256Digest Sha256::finish() {
    std::uint64_t const bits = m_size * 8;
    std::array<std::uint8_t, 72> padding{0x80};
    std::size_t const length = (m_pending_size < 56 ? 56 : 120) - m_pending_size;
    for (std::size_t i = 0; i < 8; ++i)
        padding[length + i] = static_cast<std::uint8_t>(bits >> (56 - 8 * i));
    add(std::span(padding).first(length + 8));
    Sha256Digest digest;
    for (std::size_t i = 0; i < 32; ++i)
        digest[i] = static_cast<std::uint8_t>(m_state[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

Sha256Digest sha256(std::span<std::uint8_t const> bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

}
