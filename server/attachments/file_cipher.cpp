#include "server/attachments/file_cipher.h"

#include <algorithm>
#include <sodium.h>

namespace onedoor::attachments {

static_assert(seal_overhead_bytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES +
                                         crypto_secretstream_xchacha20poly1305_ABYTES);
static_assert(sizeof(Key) == crypto_secretstream_xchacha20poly1305_KEYBYTES);
static_assert(sizeof(Key) == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

static constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static constexpr std::size_t wrapped_bytes =
    nonce_bytes + sizeof(Key) + crypto_aead_xchacha20poly1305_ietf_ABYTES;

core::Bytes wrap_key(Key const& key_encryption_key, store::UploadId id, Key const& file_key) {
    core::Bytes wrapped(wrapped_bytes);
    randombytes_buf(wrapped.data(), nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        wrapped.data() + nonce_bytes, nullptr, file_key.data(), file_key.size(), id.bytes.data(),
        id.bytes.size(), nullptr, wrapped.data(), key_encryption_key.data());
    return wrapped;
}

Result<Key> unwrap_key(Key const& key_encryption_key, store::UploadId id,
                       std::span<std::uint8_t const> wrapped) {
    Key file_key;
    if (wrapped.size() != wrapped_bytes)
        return fail("upload.storage", "the wrapped key has another length");
    int const code = crypto_aead_xchacha20poly1305_ietf_decrypt(
        file_key.data(), nullptr, nullptr, wrapped.data() + nonce_bytes,
        wrapped.size() - nonce_bytes, id.bytes.data(), id.bytes.size(), wrapped.data(),
        key_encryption_key.data());
    if (code != 0)
        return fail("upload.storage", "the wrapped key is damaged or of another installation");
    return file_key;
}

using AdditionalData = std::array<std::uint8_t, 20>;

static AdditionalData additional_data(ChunkPlace const& place) {
    AdditionalData data;
    std::ranges::copy(place.id.bytes, data.begin());
    for (std::size_t i = 0; i < 4; ++i)
        data[place.id.bytes.size() + i] = static_cast<std::uint8_t>(place.index >> (8 * i));
    return data;
}

static std::uint8_t tag_of(ChunkPlace const& place) {
    return place.index + 1 == place.count ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                          : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
}

core::Bytes seal_chunk(Key const& file_key, ChunkPlace const& place,
                       std::span<std::uint8_t const> bytes) {
    core::Bytes sealed(bytes.size() + seal_overhead_bytes);
    AdditionalData const data = additional_data(place);
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, sealed.data(), file_key.data());
    crypto_secretstream_xchacha20poly1305_push(
        &state, sealed.data() + crypto_secretstream_xchacha20poly1305_HEADERBYTES, nullptr,
        bytes.data(), bytes.size(), data.data(), data.size(), tag_of(place));
    return sealed;
}

Result<core::Bytes> open_chunk(Key const& file_key, ChunkPlace const& place,
                               std::span<std::uint8_t const> sealed) {
    if (sealed.size() < seal_overhead_bytes)
        return fail("upload.storage", "a stored chunk is too short");
    core::Bytes bytes(sealed.size() - seal_overhead_bytes);
    AdditionalData const data = additional_data(place);
    std::span<std::uint8_t const> const cipher_text =
        sealed.subspan(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    crypto_secretstream_xchacha20poly1305_state state;
    std::uint8_t tag = 0;
    bool const is_whole =
        crypto_secretstream_xchacha20poly1305_init_pull(&state, sealed.data(), file_key.data()) ==
            0 &&
        crypto_secretstream_xchacha20poly1305_pull(&state, bytes.data(), nullptr, &tag,
                                                   cipher_text.data(), cipher_text.size(),
                                                   data.data(), data.size()) == 0 &&
        tag == tag_of(place);
    if (!is_whole)
        return fail("upload.storage", "a stored chunk is damaged");
    return bytes;
}

}
