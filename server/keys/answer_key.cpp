#include "server/keys/answer_key.h"

#include "server/keys/key_file.h"
#include "shared/core/base64url.h"
#include "shared/core/bytes.h"
#include "shared/core/verify.h"

#include <sodium.h>

namespace onedoor::keys {

Result<AnswerKey> AnswerKey::open(std::string const& path, core::Random& random) {
    VERIFY(sodium_init() >= 0);
    auto seed = TRY(open_key(path, random));
    static_assert(sizeof seed == crypto_sign_SEEDBYTES);
    AnswerKey key;
    VERIFY(crypto_sign_seed_keypair(key.m_verifying_key.data(), key.m_secret.data(), seed.data()) ==
           0);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

std::string AnswerKey::sign(std::string_view message) const {
    std::array<std::uint8_t, crypto_sign_BYTES> signature{};
    auto const bytes = core::as_bytes(message);
    VERIFY(crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(),
                                m_secret.data()) == 0);
    return core::to_base64url(signature);
}

}
