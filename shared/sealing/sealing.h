#pragma once

#include "shared/core/bytes.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Messages that only one office can read: HPKE of RFC 9180 in base mode with DHKEM(P-256,
/// HKDF-SHA256), HKDF-SHA256 and AES-256-GCM, one message a key agreement. Who sealed is not
/// authenticated. The browser's half is web/sealing.js.
namespace onedoor::sealing {

/// A point of P-256 as SEC 1 writes it uncompressed: 0x04, x, y.
using PublicKey = std::array<std::uint8_t, 65>;
using Seed = std::array<std::uint8_t, 32>;

struct PrivateKey {
    std::array<std::uint8_t, 32> scalar{};
    PublicKey public_key{};
};

/// DeriveKeyPair() of RFC 9180 §7.1.3: the same seed gives the same key.
Result<PrivateKey> derive_key(Seed const& seed);

/// 16 hexadecimal digits that tell keys of one office apart.
std::string key_id(PublicKey const& key);

/// What a message is for; opening needs the same two.
struct Purpose {
    std::string_view info;
    std::string_view additional;
};

struct Sealed {
    /// The sender's key for this message.
    PublicKey encapsulated{};
    /// 16 bytes longer than the message.
    core::Bytes ciphertext;
};

/// Fails with "sealing.key" when `key` is no point of the curve.
Result<Sealed> seal(PublicKey const& key, Purpose const& purpose,
                    std::span<std::uint8_t const> message, core::Random& random);

/// Fails with "sealing.broken" when one bit, the purpose or the key differs.
Result<core::Bytes> open(PrivateKey const& key, Purpose const& purpose,
                         PublicKey const& encapsulated, std::span<std::uint8_t const> ciphertext);

}
