#pragma once

#include "server/attachments/file_cipher.h"
#include "server/attachments/vault.h"

namespace onedoor::attachments {

/// The bytes of one upload on disk: one slot of fixed length per chunk, so that chunks may come in
/// any order. Calls for the same file must not overlap.
class EncryptedFile {
public:
    /// Fails with "upload.storage" when the key cannot be unwrapped.
    static Result<EncryptedFile> of(Vault const& vault, store::Upload const& upload);
    EncryptedFile(EncryptedFile&&) = default;
    ~EncryptedFile();

    /// Returns after the bytes are on disk. A disk that cannot promise that ends the process
    /// through Vault::on_fatal.
    Result<void> write(std::uint32_t index, std::span<std::uint8_t const> bytes);
    /// Every chunk, decrypted, one after the other.
    Result<core::Bytes> read_all() const;
    void remove() const;

private:
    EncryptedFile(Vault const& vault, store::Upload const& upload, Key const& key);

    Vault const* m_vault;
    std::string m_path;
    store::UploadId m_id;
    std::uint32_t m_chunks;
    std::uint64_t m_size_bytes;
    Key m_key;
};

/// Length of a chunk of an upload.
std::uint64_t chunk_bytes(std::uint64_t size_bytes, std::uint32_t index);

}
