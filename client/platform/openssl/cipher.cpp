#include "client/platform/openssl/cipher.h"

#include "shared/core/bytes.h"
#include "shared/core/verify.h"

#include <memory>
#include <openssl/evp.h>
#include <utility>

namespace onedoor::platform {

static constexpr int tag_bytes = 16;

namespace {

struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;

enum class Direction : int { Open = 0, Seal = 1 };

Context begin(app::CipherKey const& key, Direction direction) {
    Context context(EVP_CIPHER_CTX_new());
    VERIFY(context != nullptr);
    VERIFY(EVP_CipherInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.key.data(),
                             key.nonce.data(), static_cast<int>(direction)) == 1);
    return context;
}

std::uint8_t* bytes_of(std::string& text) {
    return reinterpret_cast<std::uint8_t*>(text.data());
}

}

std::string seal_text(app::CipherKey const& key, std::string_view text) {
    Context const context = begin(key, Direction::Seal);
    std::string sealed(text.size() + tag_bytes, '\0');
    int length = 0;
    int last = 0;
    VERIFY(EVP_CipherUpdate(context.get(), bytes_of(sealed), &length, core::as_bytes(text).data(),
                            static_cast<int>(text.size())) == 1);
    VERIFY(EVP_CipherFinal_ex(context.get(), bytes_of(sealed) + length, &last) == 1);
    VERIFY(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes,
                               bytes_of(sealed) + text.size()) == 1);
    return sealed;
}

std::optional<std::string> open_text(app::CipherKey const& key, std::string_view sealed) {
    if (sealed.size() < tag_bytes)
        return std::nullopt;
    Context const context = begin(key, Direction::Open);
    std::size_t const length_bytes = sealed.size() - tag_bytes;
    std::string tag(sealed.substr(length_bytes));
    std::string text(length_bytes, '\0');
    int length = 0;
    int last = 0;
    bool const is_whole =
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag.data()) == 1 &&
        EVP_CipherUpdate(context.get(), bytes_of(text), &length, core::as_bytes(sealed).data(),
                         static_cast<int>(length_bytes)) == 1 &&
        EVP_CipherFinal_ex(context.get(), bytes_of(text) + length, &last) == 1;
    return is_whole ? std::optional(std::move(text)) : std::nullopt;
}

void OpenSslCipher::seal(app::CipherKey const& key, std::string_view text) {
    m_answers.push_back({Answer::Of::Seal, seal_text(key, text)});
}

void OpenSslCipher::open(app::CipherKey const& key, std::string_view sealed) {
    m_answers.push_back({Answer::Of::Open, open_text(key, sealed)});
}

std::vector<OpenSslCipher::Answer> OpenSslCipher::take_answers() {
    return std::exchange(m_answers, {});
}

}
