#pragma once

#include "client/app/cipher.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::platform {

/// AES-256-GCM by OpenSSL: the ciphertext with its tag of 16 bytes behind it.
std::string seal_text(app::CipherKey const& key, std::string_view text);
/// Nothing when one bit of the key, the nonce or what was sealed differs.
std::optional<std::string> open_text(app::CipherKey const& key, std::string_view sealed);

class OpenSslCipher final : public app::Cipher {
public:
    /// What came of a call; for App::enciphered() or App::deciphered().
    struct Answer {
        enum class Of : std::uint8_t { Seal, Open } of = Of::Seal;
        std::optional<std::string> text;
    };

    void seal(app::CipherKey const& key, std::string_view text) override;
    void open(app::CipherKey const& key, std::string_view sealed) override;
    /// The answers since the last call.
    std::vector<Answer> take_answers();

private:
    std::vector<Answer> m_answers;
};

}
