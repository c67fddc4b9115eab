#pragma once

#include "client/app/cipher.h"
#include "shared/core/random.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace onedoor::platform {

app::SealedText seal_text(core::Random& random, std::string_view text);
/// Nothing when one bit of the key or of the ciphertext differs.
std::optional<std::string> open_text(app::SealedText const& sealed);

class OpenSslCipher final : public app::Cipher {
public:
    explicit OpenSslCipher(core::Random& random) : m_random(random) {}

    /// What came of a call: for App::enciphered() the first, for App::deciphered() the second.
    using Answer = std::variant<app::SealedText, std::optional<std::string>>;

    void seal(std::string_view text) override;
    void open(app::SealedText const& sealed) override;
    /// The answers since the last call.
    std::vector<Answer> take_answers();

private:
    core::Random& m_random;
    std::vector<Answer> m_answers;
};

}
