#pragma once

#include <string>
#include <string_view>

namespace onedoor::app {

/// What only its key opens. Both are base64url: 256 random bits, used once; and the nonce of 12
/// bytes, the ciphertext and the tag of 16 bytes one behind the other.
struct SealedText {
    std::string key;
    std::string ciphertext;
};

/// AES-256-GCM (NIST SP 800-38D): WebCrypto in the browser, OpenSSL natively. Nothing here waits;
/// one call at a time, the last one counts.
class Cipher {
public:
    virtual ~Cipher() = default;
    /// Answered later by App::enciphered(), with nothing when this device cannot.
    virtual void seal(std::string_view text) = 0;
    /// Answered later by App::deciphered(): the text, or nothing when the key does not fit.
    virtual void open(SealedText const& sealed) = 0;
};

}
