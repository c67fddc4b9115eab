#include "client/outbox/database.h"

#include "shared/core/verify.h"

#include <filesystem>
#include <sqlite3.h>
#include <sys/statvfs.h>

namespace onedoor::outbox {

/// "1DKO": tells our files from other programs' (PRAGMA application_id).
static constexpr std::int64_t application_id = 0x31444B4F;
static constexpr std::int64_t version_newest = 1;

// Numbers of filings are never used again: they are the order in which they came.
static constexpr char const* tables = R"sql(
CREATE TABLE filing (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    device TEXT NOT NULL,
    kept_at INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),
    was_asked INTEGER NOT NULL DEFAULT 0 CHECK (was_asked BETWEEN 0 AND 1),
    problem TEXT NOT NULL DEFAULT '',
    size_bytes INTEGER NOT NULL,
    files INTEGER NOT NULL,
    envelope TEXT NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TABLE file (
    number INTEGER PRIMARY KEY,
    filing INTEGER NOT NULL REFERENCES filing (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    upload TEXT NOT NULL,
    declaration TEXT NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    size_bytes INTEGER NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (filing, position)
) STRICT;

CREATE TABLE slip (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
    code TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    copies INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE office (
    is_trusted INTEGER PRIMARY KEY CHECK (is_trusted BETWEEN 0 AND 1),
    key_id TEXT NOT NULL,
    public_key BLOB NOT NULL CHECK (length(public_key) = 65),
    answer_key BLOB NOT NULL CHECK (length(answer_key) IN (0, 32))
) STRICT;

PRAGMA application_id=826559311;
PRAGMA user_version=1;
)sql";

static bool is_final(int primary_code) {
    return primary_code == SQLITE_IOERR || primary_code == SQLITE_CORRUPT ||
           primary_code == SQLITE_NOTADB;
}

static std::string_view code_of(int primary_code) {
    if (is_final(primary_code))
        return "outbox.failed";
    if (primary_code == SQLITE_FULL)
        return "outbox.full";
    if (primary_code == SQLITE_BUSY)
        return "outbox.in_use";
    return "outbox.error";
}

Error Database::error_of(int result_code, std::string_view doing) {
    int const primary = result_code & 0xff;
    std::string detail(doing);
    detail.append(": ").append(sqlite3_errstr(result_code));
    detail.append(" (").append(std::to_string(result_code)).append(")");
    Error error{std::string(code_of(primary)), {}, std::move(detail)};
    if (is_final(primary) && !m_failure)
        m_failure = error;
    return error;
}

Statement::~Statement() {
    if (m_prepared == nullptr)
        return;
    sqlite3_reset(m_prepared);
    // What was bound is somebody's memory.
    sqlite3_clear_bindings(m_prepared);
}

void Statement::check(int result_code) {
    if (result_code != SQLITE_OK && !m_error)
        m_error = m_database.error_of(result_code, "bind");
}

Statement& Statement::bind(std::int64_t number) {
    check(sqlite3_bind_int64(m_prepared, ++m_bound, number));
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    // A null pointer would bind NULL instead of the empty text.
    char const* const data = text.data() == nullptr ? "" : text.data();
    check(
        sqlite3_bind_text64(m_prepared, ++m_bound, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(std::span<std::uint8_t const> bytes) {
    // A null pointer would bind NULL instead of the empty blob.
    void const* const data = bytes.empty() ? "" : static_cast<void const*>(bytes.data());
    check(sqlite3_bind_blob64(m_prepared, ++m_bound, data, bytes.size(), SQLITE_STATIC));
    return *this;
}

Result<bool> Statement::step() {
    if (m_error)
        return std::unexpected(*m_error);
    VERIFY(m_bound == sqlite3_bind_parameter_count(m_prepared));
    int const code = sqlite3_step(m_prepared);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return std::unexpected(m_database.error_of(
        sqlite3_extended_errcode(sqlite3_db_handle(m_prepared)), sqlite3_sql(m_prepared)));
}

Result<void> Statement::run() {
    bool const has_row = TRY(step());
    VERIFY(!has_row);
    return {};
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_prepared, column);
}

std::string Statement::text(int column) const {
    auto const* const data = reinterpret_cast<char const*>(sqlite3_column_text(m_prepared, column));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(m_prepared, column));
    return data == nullptr ? std::string() : std::string(data, size);
}

std::span<std::uint8_t const> Statement::blob(int column) const {
    auto const* const data =
        static_cast<std::uint8_t const*>(sqlite3_column_blob(m_prepared, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_prepared, column))};
}

static int remember_wal_pages(void* pages, sqlite3*, char const*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

Result<std::unique_ptr<Database>> Database::open(StoreOptions const& options) {
    sqlite3* handle = nullptr;
    int const code =
        sqlite3_open_v2(options.path.c_str(), &handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        options.vfs.empty() ? nullptr : options.vfs.c_str());
    std::unique_ptr<Database> database(new Database(handle, options.path));
    if (code != SQLITE_OK)
        return fail("outbox.open", database->error_of(code, "open").detail);
    sqlite3_extended_result_codes(handle, 1);
    TRY_VOID(database->configure(options));
    TRY_VOID(database->create_tables());
    return database;
}

// Locked by one process from the first statement on: then the log needs no shared memory, and a
// full disk cannot stop it from growing.
Result<void> Database::configure(StoreOptions const& options) {
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    TRY_VOID(execute("PRAGMA busy_timeout=2000; PRAGMA trusted_schema=OFF;"
                     "PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;"
                     "PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY;"
                     "PRAGMA journal_mode=WAL; PRAGMA secure_delete=FAST;"
                     "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=-1;"));
    // The log keeps its length: on a full disk it is the room in which a filing is marked and
    // purged.
    int keeps_log = 1;
    sqlite3_file_control(m_database, "main", SQLITE_FCNTL_PERSIST_WAL, &keeps_log);
    sqlite3_wal_hook(m_database, remember_wal_pages, &m_wal_pages);
    return execute(options.synchronous == Synchronous::Off ? "PRAGMA synchronous=OFF"
                                                           : "PRAGMA synchronous=FULL");
}

Result<std::int64_t> Database::pragma(char const* sql) {
    Statement row = statement(sql);
    TRY(row.step());
    return row.integer(0);
}

Result<void> Database::create_tables() {
    std::int64_t const id = TRY(pragma("PRAGMA application_id"));
    std::int64_t const version = TRY(pragma("PRAGMA user_version"));
    std::int64_t const count = TRY(pragma("SELECT count(*) FROM sqlite_schema"));
    bool const is_new = id == 0 && version == 0 && count == 0;
    if (!is_new && id != application_id)
        return fail("outbox.foreign", "the file belongs to another program");
    if (version > version_newest)
        return fail("outbox.newer", "the file was made by a newer version of this program");
    if (is_new)
        return transact([this] { return execute(tables); });
    // Takes the lock.
    return transact([] { return Result<void>(); });
}

Database::~Database() {
    for (auto const& [sql, prepared] : m_prepared)
        sqlite3_finalize(prepared);
    sqlite3_close(m_database);
}

Statement Database::statement(char const* sql) {
    if (m_failure)
        return Statement(*this, *m_failure);
    sqlite3_stmt*& prepared = m_prepared[sql];
    if (prepared == nullptr) {
        int const code =
            sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
        if (code != SQLITE_OK)
            return Statement(*this, error_of(sqlite3_extended_errcode(m_database), sql));
    }
    return Statement(*this, prepared);
}

Result<void> Database::execute(char const* sql) {
    if (m_failure)
        return std::unexpected(*m_failure);
    int const code = sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error_of(sqlite3_extended_errcode(m_database), sql));
    return {};
}

// Whatever it says: after a failure nothing more is believed, and else there is nothing to undo.
void Database::roll_back() {
    if (sqlite3_get_autocommit(m_database) == 0)
        sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t Database::last_row() const {
    return sqlite3_last_insert_rowid(m_database);
}

int Database::changed_rows() const {
    return sqlite3_changes(m_database);
}

Result<core::Bytes> Database::read_content(std::int64_t row, std::uint64_t offset,
                                           std::size_t length) {
    if (m_failure)
        return std::unexpected(*m_failure);
    sqlite3_blob* blob = nullptr;
    int code = sqlite3_blob_open(m_database, "main", "file", "content", row, 0, &blob);
    core::Bytes bytes;
    if (code == SQLITE_OK) {
        auto const size = static_cast<std::uint64_t>(sqlite3_blob_bytes(blob));
        if (offset < size)
            bytes.resize(std::min<std::uint64_t>(length, size - offset));
        code = sqlite3_blob_read(blob, bytes.data(), static_cast<int>(bytes.size()),
                                 static_cast<int>(std::min(offset, size)));
    }
    sqlite3_blob_close(blob);
    if (code != SQLITE_OK)
        return std::unexpected(error_of(code, "read a file"));
    return bytes;
}

Result<std::uint64_t> Database::free_bytes() {
    auto const pages = static_cast<std::uint64_t>(TRY(pragma("PRAGMA freelist_count")));
    auto const page_bytes = static_cast<std::uint64_t>(TRY(pragma("PRAGMA page_size")));
    struct statvfs disk{};
    std::string const folder = std::filesystem::path(m_path).parent_path();
    if (statvfs(folder.empty() ? "." : folder.c_str(), &disk) != 0)
        return fail("outbox.error", "the disk cannot be measured");
    return pages * page_bytes + std::uint64_t{disk.f_bavail} * disk.f_frsize;
}

Result<void> Database::checkpoint() {
    if (m_failure)
        return std::unexpected(*m_failure);
    if (m_wal_pages == 0)
        return {};
    int const code =
        sqlite3_wal_checkpoint_v2(m_database, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
    if (code == SQLITE_OK)
        m_wal_pages = 0;
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_FULL)
        return std::unexpected(error_of(code, "checkpoint"));
    return {};
}

}
