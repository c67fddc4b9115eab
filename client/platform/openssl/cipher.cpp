#include "client/platform/openssl/cipher.h"

#include "shared/core/base64url.h"
#include "shared/core/verify.h"

#include <array>
#include <memory>
#include <openssl/evp.h>
#include <span>
#include <utility>

namespace onedoor::platform {

static constexpr std::size_t key_bytes = 32;
static constexpr std::size_t nonce_bytes = 12;
static constexpr std::size_t tag_bytes = 16;

namespace {

struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;

enum class Direction : int { Open = 0, Seal = 1 };

Context begin(Direction direction, std::span<std::uint8_t const, key_bytes> key,
              std::span<std::uint8_t const, nonce_bytes> nonce) {
    Context context(EVP_CIPHER_CTX_new());
    VERIFY(context != nullptr);
    VERIFY(EVP_CipherInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(), nonce.data(),
                             static_cast<int>(direction)) == 1);
    return context;
}

}

app::SealedText seal_text(core::Random& random, std::string_view text) {
    std::array<std::uint8_t, key_bytes> key{};
    random.fill(key);
    core::Bytes sealed(nonce_bytes + text.size() + tag_bytes);
    random.fill(std::span(sealed).first<nonce_bytes>());
    Context const context =
        begin(Direction::Seal, key, std::span(std::as_const(sealed)).first<nonce_bytes>());
    std::uint8_t* const out = sealed.data() + nonce_bytes;
    int length = 0;
    int last = 0;
    VERIFY(EVP_CipherUpdate(context.get(), out, &length, core::as_bytes(text).data(),
                            static_cast<int>(text.size())) == 1);
    VERIFY(EVP_CipherFinal_ex(context.get(), out + length, &last) == 1);
    VERIFY(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes,
                               out + text.size()) == 1);
    return {core::to_base64url(key), core::to_base64url(sealed)};
}

std::optional<std::string> open_text(app::SealedText const& sealed) {
    Result<core::Bytes> const key = core::from_base64url(sealed.key);
    Result<core::Bytes> bytes = core::from_base64url(sealed.ciphertext);
    if (!key || key->size() != key_bytes || !bytes || bytes->size() < nonce_bytes + tag_bytes)
        return std::nullopt;
    Context const context = begin(Direction::Open, std::span(*key).first<key_bytes>(),
                                  std::span(std::as_const(*bytes)).first<nonce_bytes>());
    std::string text(bytes->size() - nonce_bytes - tag_bytes, '\0');
    auto* const out = reinterpret_cast<std::uint8_t*>(text.data());
    std::uint8_t* const ciphertext = bytes->data() + nonce_bytes;
    int length = 0;
    int last = 0;
    bool const is_whole = EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes,
                                              ciphertext + text.size()) == 1 &&
                          EVP_CipherUpdate(context.get(), out, &length, ciphertext,
                                           static_cast<int>(text.size())) == 1 &&
                          EVP_CipherFinal_ex(context.get(), out + length, &last) == 1;
    return is_whole ? std::optional(std::move(text)) : std::nullopt;
}

void OpenSslCipher::seal(std::string_view text) {
    m_answers.emplace_back(seal_text(m_random, text));
}

void OpenSslCipher::open(app::SealedText const& sealed) {
    m_answers.emplace_back(open_text(sealed));
}

std::vector<OpenSslCipher::Answer> OpenSslCipher::take_answers() {
    return std::exchange(m_answers, {});
}

}
