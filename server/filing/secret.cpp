#include "server/filing/secret.h"

#include "shared/core/random.h"

#include <sodium.h>
#include <string_view>

namespace onedoor::filing {

namespace {

/// HMAC-SHA-256 in counter mode: as many bytes as are asked for, the same for the same key and id.
class DerivedBytes final : public core::Random {
public:
    DerivedBytes(SecretKey const& key, core::SubmissionId const& id) : m_key(key), m_id(id) {}

    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) {
            if (m_used == m_block.size())
                make_block();
            byte = m_block[m_used++];
        }
    }

private:
    void make_block() {
        static constexpr std::string_view purpose = "onedoor look-up secret";
        crypto_auth_hmacsha256_state state;
        crypto_auth_hmacsha256_init(&state, m_key.data(), m_key.size());
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<std::uint8_t const*>(purpose.data()),
                                      purpose.size());
        crypto_auth_hmacsha256_update(&state, &m_counter, 1);
        crypto_auth_hmacsha256_update(&state, m_id.bytes.data(), m_id.bytes.size());
        crypto_auth_hmacsha256_final(&state, m_block.data());
        ++m_counter;
        m_used = 0;
    }

    SecretKey const& m_key;
    core::SubmissionId const& m_id;
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> m_block{};
    std::size_t m_used = m_block.size();
    std::uint8_t m_counter = 0;
};

}

cases::LookupSecret secret_of(SecretKey const& key, core::SubmissionId const& id) {
    DerivedBytes bytes(key, id);
    return cases::LookupSecret::make(bytes);
}

Match compare(cases::LookupSecret const& left, cases::LookupSecret const& right) {
    return sodium_memcmp(left.characters.data(), right.characters.data(), left.characters.size()) ==
                   0
               ? Match::Same
               : Match::Different;
}

}
