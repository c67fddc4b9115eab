#include "server/attachments/service.h"

#include "server/attachments/encrypted_file.h"
#include "server/attachments/inspection.h"
#include "server/attachments/sealed_file.h"
#include "shared/core/limits.h"

#include <algorithm>
#include <filesystem>
#include <sodium.h>
#include <unistd.h>

namespace onedoor::attachments {

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

static bool is_whole(store::Upload const& upload) {
    return upload.state == store::UploadState::Complete ||
           upload.state == store::UploadState::Filed;
}

static Result<Status> status_of(store::UploadStore& uploads, store::Upload const& upload) {
    Status status{.id = upload.id,
                  .chunk_bytes = limits::attachment_chunk_bytes,
                  .chunks = upload.chunks,
                  .complete = is_whole(upload)};
    for (store::ReceivedChunk const& chunk : TRY(uploads.chunks_of(upload.id)))
        // A sealed file that was opened may have one chunk less.
        if (chunk.index < upload.chunks)
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

/// The upload of a repeated declaration.
Result<std::optional<store::Upload>> Service::find_declared(Declaration const& declaration) {
    if (!declaration.sealed) {
        for (store::Upload& upload : TRY(m_uploads.uploads_of(declaration.submission)))
            if (is_same(upload, declaration))
                return std::move(upload);
        return std::nullopt;
    }
    std::optional<store::Upload> upload = TRY(m_uploads.find_upload(declaration.sealed->id));
    if (!upload)
        return std::nullopt;
    bool const is_repeat = upload->seal == declaration.sealed->seal &&
                           upload->size_bytes == declaration.size_bytes &&
                           upload->sha256 == declaration.sha256;
    if (upload->state == store::UploadState::Refused)
        return fail(upload->refusal, "the file was refused");
    if (upload->submission != declaration.submission || !(is_repeat || is_whole(*upload)))
        return fail("upload.closed", "another file has this id");
    return upload;
}

Result<Status> Service::create(Declaration const& declaration) {
    auto const declared = TRY(find_declared(declaration));
    if (declared)
        return status_of(m_uploads, *declared);
    if (declaration.sealed && !m_office_keys.knows(declaration.sealed->seal.key_id))
        return fail("sealing.unknown_key", "no key of this office has this id");
    auto const uploads = TRY(m_uploads.uploads_of(declaration.submission));
    TRY_VOID(check_room(uploads, declaration.size_bytes));
    Key file_key;
    m_random.fill(file_key);
    store::Upload upload{.id = declaration.sealed ? declaration.sealed->id
                                                  : store::UploadId::make(m_random),
                         .submission = declaration.submission,
                         .name = declaration.name,
                         .type = declaration.type,
                         .size_bytes = declaration.size_bytes,
                         .sha256 = declaration.sha256,
                         .chunks = chunk_count(declaration.size_bytes),
                         .file_name = store::UploadId::make(m_random).text(),
                         .created_at = m_clock.now()};
    if (declaration.sealed)
        upload.seal = declaration.sealed->seal;
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
    if (sha256(bytes) != hash)
        return fail("upload.chunk_hash", "the chunk does not have its hash");
    auto const received = TRY(m_uploads.chunks_of(id));
    auto const earlier = std::ranges::find(received, index, &store::ReceivedChunk::index);
    // A repeat counts by its bytes alone: of an opened file the lengths are others now.
    if (earlier != received.end() && earlier->sha256 == hash)
        return finish_if_whole(upload);
    TRY_VOID(check_chunk(upload, index, bytes));
    if (earlier != received.end())
        return fail("upload.closed", "another chunk was received in this place");
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
    if (upload.seal)
        return finish_sealed(upload, bytes);
    FileType const type = TRY(parse_type(upload.type));
    TRY_VOID(inspect(bytes, type));
    return m_uploads.finish_upload(upload.id, store::UploadState::Complete, {});
}

static std::string opened_name(store::Upload const& sealed) {
    return sealed.file_name + "-opened";
}

/// The opened file stands beside the sealed one until the row names it: after a stop in between
/// the same work is done again, in the same place.
Result<void> Service::finish_sealed(store::Upload const& upload,
                                    std::span<std::uint8_t const> sealed) {
    OpenedFile const file = TRY(open_sealed(m_office_keys, upload, sealed));
    store::Upload opened = upload;
    opened.name = file.name;
    opened.type = file.type;
    opened.size_bytes = file.content().size();
    opened.sha256 = sha256(file.content());
    opened.chunks = chunk_count(opened.size_bytes);
    opened.file_name = opened_name(upload);
    FileType const type = TRY(parse_type(file.type));
    TRY_VOID(inspect(file.content(), type));
    EncryptedFile place = TRY(EncryptedFile::of(m_vault, opened));
    for (std::uint32_t index = 0; index < opened.chunks; ++index)
        TRY_VOID(place.write(
            index, file.content().subspan(index * std::size_t{limits::attachment_chunk_bytes},
                                          chunk_bytes(opened.size_bytes, index))));
    TRY_VOID(m_uploads.finish_opened(opened));
    TRY(EncryptedFile::of(m_vault, upload)).remove();
    return {};
}

/// What says nothing about the file: disk or database refused.
static bool is_passing(Error const& error) {
    return error.code == "upload.storage" || error.code.starts_with("store.");
}

/// Also finishes what a stop between the last chunk and the check left open.
Result<Status> Service::finish_if_whole(store::Upload const& upload) {
    Status status = TRY(status_of(m_uploads, upload));
    if (status.complete || status.received.size() < status.chunks)
        return status;
    Result<void> const checked = check_whole(upload);
    if (!checked && is_passing(checked.error()))
        return std::unexpected(checked.error());
    if (!checked) {
        TRY_VOID(
            m_uploads.finish_upload(upload.id, store::UploadState::Refused, checked.error().code));
        TRY(EncryptedFile::of(m_vault, upload)).remove();
        return std::unexpected(checked.error());
    }
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

Result<std::size_t> Service::delete_unnamed() {
    std::vector<std::string> names = TRY(m_uploads.file_names());
    std::ranges::sort(names);
    std::error_code failure;
    std::filesystem::directory_iterator file(m_vault.folder, failure);
    std::vector<std::filesystem::path> unnamed;
    for (; !failure && file != std::filesystem::directory_iterator(); file.increment(failure))
        if (!std::ranges::binary_search(names, file->path().filename().string()))
            unnamed.push_back(file->path());
    if (failure)
        return fail("upload.storage", failure.message());
    for (std::filesystem::path const& path : unnamed)
        unlink(path.c_str());
    return unnamed.size();
}

Result<std::size_t> Service::delete_orphans() {
    core::Instant const before{m_clock.now().milliseconds - limits::unfiled_upload_life_ms};
    std::size_t deleted = 0;
    for (store::Upload const& upload : TRY(m_uploads.orphans(before, orphans_per_round_max))) {
        std::lock_guard const lock(lock_of(upload.id));
        // The row first: a filing at the same moment either keeps it or finds it gone, and without
        // its key the file is unreadable.
        if (!TRY(m_uploads.delete_orphan(upload.id)))
            continue;
        unlink((m_vault.folder + "/" + upload.file_name).c_str());
        if (upload.seal)
            unlink((m_vault.folder + "/" + opened_name(upload)).c_str());
        ++deleted;
    }
    return deleted;
}

}
