#pragma once

#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::keys {

/// The server's Ed25519 key for its answers to devices (protocol::answer_message) and for the QR
/// codes of its forms (receipts::proof_message): messages that begin differently. Never changes
/// after it is made: thread-safe.
class AnswerKey {
public:
    /// Reads the seed, or makes it. Fails with the codes of open_key().
    static Result<AnswerKey> open(std::string const& path, core::Random& random);

    /// What devices check with, told by GET /api/v1/office-key.
    [[nodiscard]] std::array<std::uint8_t, 32> const& verifying_key() const {
        return m_verifying_key;
    }
    /// In base64url.
    [[nodiscard]] std::string sign(std::string_view message) const;

private:
    std::array<std::uint8_t, 32> m_verifying_key{};
    std::array<std::uint8_t, 64> m_secret{};
};

}
