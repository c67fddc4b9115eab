#pragma once

#include "server/store/uploads.h"
#include "shared/core/bytes.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <span>

namespace onedoor::attachments {

using Key = std::array<std::uint8_t, 32>;

/// Encrypts the key of a file with the key-encryption key (XChaCha20-Poly1305, the upload id as
/// additional data), so that deleting the result erases the file.
core::Bytes wrap_key(Key const& key_encryption_key, store::UploadId id, Key const& file_key);
/// Fails with "upload.storage".
Result<Key> unwrap_key(Key const& key_encryption_key, store::UploadId id,
                       std::span<std::uint8_t const> wrapped);

/// Where a chunk stands. It is authenticated with it, so that chunks can be neither moved nor
/// swapped between files, and the last one carries the FINAL tag, so that a file cannot be cut.
struct ChunkPlace {
    store::UploadId id;
    std::uint32_t index = 0;
    std::uint32_t count = 0;
};

/// Bytes that encryption adds to a chunk.
constexpr std::size_t seal_overhead_bytes = 24 + 17;

/// libsodium secretstream of one message: header, then cipher text.
core::Bytes seal_chunk(Key const& file_key, ChunkPlace const& place,
                       std::span<std::uint8_t const> bytes);
/// Fails with "upload.storage" when a single bit, the place or the tag differs.
Result<core::Bytes> open_chunk(Key const& file_key, ChunkPlace const& place,
                               std::span<std::uint8_t const> sealed);

}
