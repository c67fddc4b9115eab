#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::app {

/// A key that is used once, and the nonce that goes with it: 256 and 96 random bits.
struct CipherKey {
    std::array<std::uint8_t, 32> key{};
    std::array<std::uint8_t, 12> nonce{};
};

/// AES-256-GCM with a tag of 16 bytes after the ciphertext (NIST SP 800-38D): WebCrypto in the
/// browser, OpenSSL natively. Nothing here waits; one call at a time, the last one counts.
class Cipher {
public:
    virtual ~Cipher() = default;
    /// Answered later by App::enciphered(): ciphertext and tag, or nothing when this device cannot.
    virtual void seal(CipherKey const& key, std::string_view text) = 0;
    /// Answered later by App::deciphered(): the text, or nothing when the tag does not fit.
    virtual void open(CipherKey const& key, std::string_view sealed) = 0;
};

}
