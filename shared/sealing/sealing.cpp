#include "shared/sealing/sealing.h"

#include "shared/core/sha256.h"
#include "shared/sealing/curve.h"
#include "shared/sealing/key_schedule.h"

#include <memory>
#include <openssl/evp.h>

namespace onedoor::sealing {

static constexpr std::size_t tag_bytes = 16;

namespace {

struct Free {
    void operator()(EVP_CIPHER_CTX* cipher) const { EVP_CIPHER_CTX_free(cipher); }
};

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Free>;

enum class Direction : int { Open = 0, Seal = 1 };

Cipher start(MessageKey const& key, std::string_view additional, Direction direction) {
    Cipher cipher(EVP_CIPHER_CTX_new());
    int length = 0;
    auto const* const words = reinterpret_cast<unsigned char const*>(additional.data());
    bool const is_ready =
        cipher &&
        EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.key.data(),
                          key.nonce.data(), static_cast<int>(direction)) == 1 &&
        EVP_CipherUpdate(cipher.get(), nullptr, &length, words,
                         static_cast<int>(additional.size())) == 1;
    return is_ready ? std::move(cipher) : Cipher();
}

}

Result<PrivateKey> derive_key(Seed const& seed) {
    for (unsigned n = 0; n < 256; ++n) {
        PrivateKey key{.scalar = key_candidate(seed, static_cast<std::uint8_t>(n))};
        if (std::optional<PublicKey> const point = public_key_of(key.scalar)) {
            key.public_key = *point;
            return key;
        }
    }
    return fail("sealing.key", "no key comes of this seed");
}

std::string key_id(PublicKey const& key) {
    return core::to_hex(core::sha256(key)).substr(0, 16);
}

Result<Sealed> seal(PublicKey const& key, Purpose const& purpose,
                    std::span<std::uint8_t const> message, core::Random& random) {
    Seed seed;
    random.fill(seed);
    PrivateKey const ephemeral = TRY(derive_key(seed));
    auto const coordinate = shared_coordinate(ephemeral.scalar, key);
    if (!coordinate)
        return fail("sealing.key", "the key is no point of the curve");
    Cipher const cipher = start(message_key(*coordinate, ephemeral.public_key, key, purpose.info),
                                purpose.additional, Direction::Seal);
    Sealed sealed{.encapsulated = ephemeral.public_key};
    sealed.ciphertext.resize(message.size() + tag_bytes);
    int length = 0;
    int last = 0;
    bool const is_sealed =
        cipher &&
        EVP_CipherUpdate(cipher.get(), sealed.ciphertext.data(), &length, message.data(),
                         static_cast<int>(message.size())) == 1 &&
        EVP_CipherFinal_ex(cipher.get(), sealed.ciphertext.data() + length, &last) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes,
                            sealed.ciphertext.data() + message.size()) == 1;
    if (!is_sealed)
        return fail("sealing.key", "the library refuses");
    return sealed;
}

Result<core::Bytes> open(PrivateKey const& key, Purpose const& purpose,
                         PublicKey const& encapsulated, std::span<std::uint8_t const> ciphertext) {
    auto const coordinate = shared_coordinate(key.scalar, encapsulated);
    if (!coordinate || ciphertext.size() < tag_bytes)
        return fail("sealing.broken", "no sealed message");
    Cipher const cipher =
        start(message_key(*coordinate, encapsulated, key.public_key, purpose.info),
              purpose.additional, Direction::Open);
    core::Bytes message(ciphertext.size() - tag_bytes);
    core::Bytes tag(ciphertext.end() - tag_bytes, ciphertext.end());
    int length = 0;
    int last = 0;
    bool const is_open =
        cipher &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag.data()) == 1 &&
        EVP_CipherUpdate(cipher.get(), message.data(), &length, ciphertext.data(),
                         static_cast<int>(message.size())) == 1 &&
        EVP_CipherFinal_ex(cipher.get(), message.data() + length, &last) == 1;
    if (!is_open)
        return fail("sealing.broken", "the message is not as it was sealed");
    return message;
}

}
