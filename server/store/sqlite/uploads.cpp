#include "server/store/sqlite/database.h"

#include <utility>

namespace onedoor::sqlite {

#define UPLOAD_COLUMNS                                                                             \
    "SELECT id, submission, name, type, size_bytes, sha256, chunks, state, refusal, file_name,"    \
    " wrapped_key, created_at, seal_key, seal FROM upload"

static store::Upload read_upload(Statement& row) {
    store::Upload upload;
    std::span<std::uint8_t const> const id = row.blob(0);
    std::copy(id.begin(), id.end(), upload.id.bytes.begin());
    std::span<std::uint8_t const> const submission = row.blob(1);
    std::copy(submission.begin(), submission.end(), upload.submission.bytes.begin());
    upload.name = row.text(2);
    upload.type = row.text(3);
    upload.size_bytes = static_cast<std::uint64_t>(row.integer(4));
    upload.sha256 = row.hash(5);
    upload.chunks = static_cast<std::uint32_t>(row.integer(6));
    upload.state = static_cast<store::UploadState>(row.integer(7));
    upload.refusal = row.text(8);
    upload.file_name = row.text(9);
    std::span<std::uint8_t const> const key = row.blob(10);
    upload.wrapped_key.assign(key.begin(), key.end());
    upload.created_at = row.instant(11);
    if (std::string seal_key(row.text(12)); !seal_key.empty()) {
        std::span<std::uint8_t const> const seal = row.blob(13);
        upload.seal = {std::move(seal_key), core::Bytes(seal.begin(), seal.end())};
    }
    return upload;
}

static Result<std::vector<store::Upload>> read_uploads(Statement& rows) {
    std::vector<store::Upload> uploads;
    while (TRY(rows.step()))
        uploads.push_back(read_upload(rows));
    return uploads;
}

Result<void> Database::create_upload(store::Upload const& upload) {
    return m_writer.run([&](WriteContext& context) {
        Statement insert = context.connection.statement(
            "INSERT INTO upload (id, submission, name, type, size_bytes, sha256, chunks, state,"
            " refusal, file_name, wrapped_key, created_at, seal_key, seal)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(upload.id.bytes).bind(upload.submission.bytes).bind(upload.name);
        insert.bind(upload.type).bind(static_cast<std::int64_t>(upload.size_bytes));
        insert.bind(upload.sha256).bind(std::int64_t{upload.chunks});
        insert.bind(std::int64_t{std::to_underlying(upload.state)}).bind(upload.refusal);
        insert.bind(upload.file_name).bind(upload.wrapped_key).bind(upload.created_at);
        store::UploadSeal const seal = upload.seal.value_or(store::UploadSeal{});
        insert.bind(seal.key_id).bind(seal.encapsulated);
        return insert.run();
    });
}

Result<std::optional<store::Upload>> Database::find_upload(store::UploadId id) {
    return m_readers.read([&](Connection& connection) -> Result<std::optional<store::Upload>> {
        Statement row = connection.statement(UPLOAD_COLUMNS " WHERE id = ?");
        row.bind(id.bytes);
        if (!TRY(row.step()))
            return std::nullopt;
        return read_upload(row);
    });
}

Result<std::vector<store::Upload>> Database::uploads_of(core::SubmissionId submission) {
    return m_readers.read([&](Connection& connection) {
        Statement rows = connection.statement(UPLOAD_COLUMNS " WHERE submission = ?");
        rows.bind(submission.bytes);
        return read_uploads(rows);
    });
}

Result<std::vector<store::ReceivedChunk>> Database::chunks_of(store::UploadId id) {
    return m_readers.read([&](Connection& connection) -> Result<std::vector<store::ReceivedChunk>> {
        Statement rows = connection.statement(
            "SELECT position, sha256 FROM upload_chunk WHERE upload = ? ORDER BY position");
        rows.bind(id.bytes);
        std::vector<store::ReceivedChunk> chunks;
        while (TRY(rows.step()))
            chunks.push_back({static_cast<std::uint32_t>(rows.integer(0)), rows.hash(1)});
        return chunks;
    });
}

Result<void> Database::record_chunk(store::UploadId id, store::ReceivedChunk const& chunk) {
    return m_writer.run([&](WriteContext& context) {
        Statement insert = context.connection.statement(
            "INSERT INTO upload_chunk (upload, position, sha256) VALUES (?, ?, ?)"
            " ON CONFLICT (upload, position) DO NOTHING");
        insert.bind(id.bytes).bind(std::int64_t{chunk.index}).bind(chunk.sha256);
        return insert.run();
    });
}

Result<void> Database::finish_upload(store::UploadId id, store::UploadState state,
                                     std::string_view refusal) {
    return m_writer.run([&](WriteContext& context) {
        Statement update = context.connection.statement(
            "UPDATE upload SET state = ?, refusal = ? WHERE id = ? AND state = 0");
        update.bind(std::int64_t{std::to_underlying(state)}).bind(refusal).bind(id.bytes);
        return update.run();
    });
}

Result<void> Database::finish_opened(store::Upload const& opened) {
    return m_writer.run([&](WriteContext& context) {
        Statement update = context.connection.statement(
            "UPDATE upload SET state = 1, name = ?, type = ?, size_bytes = ?, sha256 = ?,"
            " chunks = ?, file_name = ?, seal_key = '', seal = NULL WHERE id = ? AND state = 0");
        update.bind(opened.name).bind(opened.type);
        update.bind(static_cast<std::int64_t>(opened.size_bytes)).bind(opened.sha256);
        update.bind(std::int64_t{opened.chunks}).bind(opened.file_name).bind(opened.id.bytes);
        return update.run();
    });
}

Result<std::vector<store::Upload>> Database::orphans(core::Instant before, std::size_t limit) {
    return m_readers.read([&](Connection& connection) {
        Statement rows = connection.statement(
            UPLOAD_COLUMNS " WHERE state <> 2 AND created_at < ? ORDER BY created_at LIMIT ?");
        rows.bind(before).bind(static_cast<std::int64_t>(limit));
        return read_uploads(rows);
    });
}

Result<std::vector<std::string>> Database::file_names() {
    return m_readers.read([](Connection& connection) -> Result<std::vector<std::string>> {
        Statement rows = connection.statement("SELECT file_name FROM upload");
        std::vector<std::string> names;
        while (TRY(rows.step()))
            names.emplace_back(rows.text(0));
        return names;
    });
}

Result<bool> Database::delete_orphan(store::UploadId id) {
    bool is_deleted = false;
    TRY_VOID(m_writer.run([&](WriteContext& context) -> Result<void> {
        Statement remove =
            context.connection.statement("DELETE FROM upload WHERE id = ? AND state <> 2");
        TRY_VOID(remove.bind(id.bytes).run());
        is_deleted = context.connection.changed_rows() == 1;
        return {};
    }));
    return is_deleted;
}

}
