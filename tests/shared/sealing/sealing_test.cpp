#include "shared/sealing/sealing.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using sealing::Purpose;

namespace {

/// Gives the bytes it was made with, once.
class GivenRandom final : public core::Random {
public:
    explicit GivenRandom(std::string_view hex) : m_bytes(core::from_hex(hex).value()) {}
    void fill(std::span<std::uint8_t> bytes) override {
        REQUIRE(bytes.size() == m_bytes.size());
        std::ranges::copy(m_bytes, bytes.begin());
    }

private:
    core::Bytes m_bytes;
};

// The reference vectors that RFC 9180's appendix is taken from: mode 0, kem 16, kdf 1, aead 2.
constexpr char receiver_seed[] = "a0ce15d49e28bd47a18a97e147582d814b08cbe00109fed5ec27d1b4e9f6f5e3";
constexpr char sender_seed[] = "a90d3417c3da9cb6c6ae19b4b5dd6cc9529a4cc24efb7ae0ace1f31887a8cd6c";
constexpr char scalar[] = "317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2";
constexpr char receiver_key[] = "04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f"
                                "853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c";
constexpr char encapsulated[] = "04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e"
                                "0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0";
constexpr char ciphertext[] = "58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465"
                              "e902cd216f8908da49f8f96f";
constexpr char message[] = "Beauty is truth, truth beauty";
constexpr Purpose purpose{"Ode on a Grecian Urn", "Count-0"};

sealing::PrivateKey key_of(std::string_view hex) {
    sealing::Seed seed;
    std::ranges::copy(core::from_hex(hex).value(), seed.begin());
    return sealing::derive_key(seed).value();
}

}

TEST_CASE("sealing: the reference vectors come out bit for bit") {
    sealing::PrivateKey const key = key_of(receiver_seed);
    CHECK(core::to_hex(key.scalar) == scalar);
    CHECK(core::to_hex(key.public_key) == receiver_key);
    GivenRandom random(sender_seed);
    auto const sealed =
        sealing::seal(key.public_key, purpose, core::as_bytes(message), random).value();
    CHECK(core::to_hex(sealed.encapsulated) == encapsulated);
    CHECK(core::to_hex(sealed.ciphertext) == ciphertext);
    auto const opened = sealing::open(key, purpose, sealed.encapsulated, sealed.ciphertext).value();
    CHECK(std::string(opened.begin(), opened.end()) == message);
}

TEST_CASE("sealing: one bit, another purpose or another key, and nothing opens") {
    sealing::PrivateKey const key = key_of(receiver_seed);
    GivenRandom random(sender_seed);
    auto const sealed =
        sealing::seal(key.public_key, purpose, core::as_bytes(message), random).value();
    for (std::size_t bit = 0; bit < sealed.ciphertext.size() * 8; ++bit) {
        core::Bytes other = sealed.ciphertext;
        other[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        CHECK(sealing::open(key, purpose, sealed.encapsulated, other).error().code ==
              "sealing.broken");
    }
    for (std::size_t byte = 0; byte < sealed.encapsulated.size(); ++byte) {
        sealing::PublicKey other = sealed.encapsulated;
        other[byte] ^= 1;
        CHECK_FALSE(sealing::open(key, purpose, other, sealed.ciphertext));
    }
    CHECK_FALSE(sealing::open(key, {"Ode", "Count-0"}, sealed.encapsulated, sealed.ciphertext));
    CHECK_FALSE(
        sealing::open(key, {purpose.info, "Count-1"}, sealed.encapsulated, sealed.ciphertext));
    CHECK_FALSE(
        sealing::open(key_of(sender_seed), purpose, sealed.encapsulated, sealed.ciphertext));
    CHECK_FALSE(sealing::open(key, purpose, sealed.encapsulated, core::Bytes(15)));
}

TEST_CASE("sealing: an empty message is a message, a key off the curve is none") {
    sealing::PrivateKey const key = key_of(receiver_seed);
    GivenRandom random(sender_seed);
    auto const sealed = sealing::seal(key.public_key, purpose, {}, random).value();
    CHECK(sealed.ciphertext.size() == 16);
    CHECK(sealing::open(key, purpose, sealed.encapsulated, sealed.ciphertext).value().empty());
    sealing::PublicKey off = key.public_key;
    off[64] ^= 1;
    CHECK(sealing::seal(off, purpose, {}, random).error().code == "sealing.key");
    CHECK(sealing::key_id(key.public_key).size() == 16);
}
