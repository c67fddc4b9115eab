#include "server/attachments/service.h"

#include "server/attachments/encrypted_file.h"
#include "server/attachments/inspection.h"
#include "shared/core/limits.h"

#include <algorithm>
#include <sodium.h>
#include <unistd.h>

namespace onedoor::attachments {

static constexpr std::int64_t orphan_age_ms = 24 * 3'600'000;
static constexpr std::size_t orphans_per_round_max = 500;
/// A citizen may change a file for a better one a few times; what a filing really holds is
/// measured when it is filed.
static constexpr std::size_t attempts_per_file = 3;

static store::Hash sha256(std::span<std::uint8_t const> bytes) {
    store::Hash hash;
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    return hash;
}

static std::uint32_t chunk_count(std::uint64_t size_bytes) {
    return static_cast<std::uint32_t>((size_bytes + limits::attachment_chunk_bytes - 1) /
                                      limits::attachment_chunk_bytes);
}

static Result<Status> status_of(store::UploadStore& uploads, store::Upload const& upload) {
    Status status{.id = upload.id,
                  .chunk_bytes = limits::attachment_chunk_bytes,
                  .chunks = upload.chunks,
                  .complete = upload.state == store::UploadState::Complete ||
                              upload.state == store::UploadState::Filed};
    for (store::ReceivedChunk const& chunk : TRY(uploads.chunks_of(upload.id)))
        status.received.push_back(chunk.index);
    return status;
}

static bool is_same(store::Upload const& upload, Declaration const& declaration) {
    return upload.state != store::UploadState::Refused && upload.name == declaration.name &&
           upload.type == declaration.type && upload.size_bytes == declaration.size_bytes &&
           upload.sha256 == declaration.sha256;
}

static Result<void> check_room(std::span<store::Upload const> uploads, std::uint64_t size_bytes) {
    if (uploads.size() >= limits::attachments_per_submission_max * attempts_per_file)
        return fail("upload.too_many", "too many uploads for one submission");
    std::uint64_t total_bytes = size_bytes;
    for (store::Upload const& upload : uploads)
        if (upload.state != store::UploadState::Refused)
            total_bytes += upload.size_bytes;
    if (total_bytes > limits::attachments_total_bytes_max * attempts_per_file)
        return fail("upload.total_too_large", "too many bytes for one submission");
    return {};
}

Result<Status> Service::create(Declaration const& declaration) {
    std::vector<store::Upload> const uploads = TRY(m_uploads.uploads_of(declaration.submission));
    for (store::Upload const& upload : uploads)
        if (is_same(upload, declaration))
            return status_of(m_uploads, upload);
    TRY_VOID(check_room(uploads, declaration.size_bytes));
    Key file_key;
    m_random.fill(file_key);
    store::Upload upload{.id = store::UploadId::make(m_random),
                         .submission = declaration.submission,
                         .name = declaration.name,
                         .type = declaration.type,
                         .size_bytes = declaration.size_bytes,
                         .sha256 = declaration.sha256,
                         .chunks = chunk_count(declaration.size_bytes),
                         .file_name = store::UploadId::make(m_random).text(),
                         .created_at = m_clock.now()};
    upload.wrapped_key = wrap_key(m_vault.key_encryption_key, upload.id, file_key);
    sodium_memzero(file_key.data(), file_key.size());
    TRY_VOID(m_uploads.create_upload(upload));
    return status_of(m_uploads, upload);
}

Result<store::Upload> Service::find(store::UploadId id) {
    std::optional<store::Upload> upload = TRY(m_uploads.find_upload(id));
    if (!upload)
        return fail("upload.not_found", "no upload has this id");
    if (upload->state == store::UploadState::Refused)
        return fail(upload->refusal, "the file was refused");
    return std::move(*upload);
}

static Result<void> check_chunk(store::Upload const& upload, std::uint32_t index,
                                std::span<std::uint8_t const> bytes) {
    if (index >= upload.chunks)
        return fail("upload.chunk_index", "there is no such chunk");
    if (bytes.size() != chunk_bytes(upload.size_bytes, index))
        return fail("upload.chunk_size", "the chunk has another length");
    auto const type = parse_type(upload.type);
    if (index == 0 && type && !begins_as(bytes, *type))
        return fail("upload.type_mismatch", "the content is not of the declared type");
    return {};
}

Result<Status> Service::put_chunk(store::UploadId id, std::uint32_t index,
                                  std::span<std::uint8_t const> bytes, store::Hash const& hash) {
    std::lock_guard const lock(lock_of(id));
    store::Upload const upload = TRY(find(id));
    TRY_VOID(check_chunk(upload, index, bytes));
    if (sha256(bytes) != hash)
        return fail("upload.chunk_hash", "the chunk does not have its hash");
    for (store::ReceivedChunk const& chunk : TRY(m_uploads.chunks_of(id))) {
        if (chunk.index != index)
            continue;
        if (chunk.sha256 != hash)
            return fail("upload.closed", "another chunk was received in this place");
        return finish_if_whole(upload);
    }
    EncryptedFile file = TRY(EncryptedFile::of(m_vault, upload));
    TRY_VOID(file.write(index, bytes));
    TRY_VOID(m_uploads.record_chunk(id, {index, hash}));
    return finish_if_whole(upload);
}

Result<void> Service::check_whole(store::Upload const& upload) {
    EncryptedFile const file = TRY(EncryptedFile::of(m_vault, upload));
    core::Bytes const bytes = TRY(file.read_all());
    if (sha256(bytes) != upload.sha256)
        return fail("upload.hash_mismatch", "the whole does not have its hash");
    return inspect(bytes, TRY(parse_type(upload.type)));
}

/// Also finishes what a stop between the last chunk and the check left open.
Result<Status> Service::finish_if_whole(store::Upload const& upload) {
    Status status = TRY(status_of(m_uploads, upload));
    if (status.complete || status.received.size() < status.chunks)
        return status;
    Result<void> const checked = check_whole(upload);
    if (!checked && checked.error().code == "upload.storage")
        return std::unexpected(checked.error());
    if (!checked) {
        TRY_VOID(
            m_uploads.finish_upload(upload.id, store::UploadState::Refused, checked.error().code));
        TRY(EncryptedFile::of(m_vault, upload)).remove();
        return std::unexpected(checked.error());
    }
    TRY_VOID(m_uploads.finish_upload(upload.id, store::UploadState::Complete, {}));
    status.complete = true;
    return status;
}

Result<Status> Service::status(store::UploadId id) {
    std::lock_guard const lock(lock_of(id));
    return finish_if_whole(TRY(find(id)));
}

Result<Download> Service::read(store::UploadId id) {
    store::Upload const upload = TRY(find(id));
    if (upload.state != store::UploadState::Filed)
        return fail("upload.not_found", "the upload is part of no filed case");
    EncryptedFile const file = TRY(EncryptedFile::of(m_vault, upload));
    return Download{.name = upload.name, .type = upload.type, .bytes = TRY(file.read_all())};
}

Result<std::size_t> Service::delete_orphans() {
    core::Instant const before{m_clock.now().milliseconds - orphan_age_ms};
    std::size_t deleted = 0;
    for (store::Upload const& upload : TRY(m_uploads.orphans(before, orphans_per_round_max))) {
        std::lock_guard const lock(lock_of(upload.id));
        // The row first: a filing at the same moment either keeps it or finds it gone, and without
        // its key the file is unreadable.
        if (!TRY(m_uploads.delete_orphan(upload.id)))
            continue;
        unlink((m_vault.folder + "/" + upload.file_name).c_str());
        ++deleted;
    }
    return deleted;
}

}
