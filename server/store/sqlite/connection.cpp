#include "server/store/sqlite/connection.h"

#include "shared/core/verify.h"

#include <algorithm>
#include <sqlite3.h>
#include <string>

namespace onedoor::sqlite {

static bool is_fatal(int primary_code) {
    return primary_code == SQLITE_IOERR || primary_code == SQLITE_CORRUPT ||
           primary_code == SQLITE_NOTADB;
}

static std::string_view code_of(int primary_code) {
    if (is_fatal(primary_code))
        return "store.failed";
    if (primary_code == SQLITE_FULL)
        return "store.full";
    return "store.error";
}

Error error_of(int result_code, std::string_view doing) {
    std::string detail(doing);
    detail.append(": ").append(sqlite3_errstr(result_code));
    detail.append(" (").append(std::to_string(result_code)).append(")");
    return {std::string(code_of(result_code & 0xff)), {}, std::move(detail)};
}

Statement::~Statement() {
    if (m_prepared != nullptr)
        sqlite3_reset(m_prepared);
}

void Statement::check(int result_code) {
    if (result_code != SQLITE_OK && !m_error)
        m_error = error_of(result_code, "bind");
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

Statement& Statement::bind_null() {
    check(sqlite3_bind_null(m_prepared, ++m_bound));
    return *this;
}

Statement& Statement::bind(std::optional<core::Instant> instant) {
    return instant ? bind(instant->milliseconds) : bind_null();
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
    return std::unexpected(
        error_of(sqlite3_extended_errcode(sqlite3_db_handle(m_prepared)), sqlite3_sql(m_prepared)));
}

Result<void> Statement::run() {
    bool const has_row = TRY(step());
    VERIFY(!has_row);
    return {};
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(m_prepared, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_prepared, column);
}

std::int32_t Statement::integer_32(int column) const {
    return sqlite3_column_int(m_prepared, column);
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

std::optional<core::Instant> Statement::optional_instant(int column) const {
    if (is_null(column))
        return std::nullopt;
    return instant(column);
}

store::Hash Statement::hash(int column) const {
    store::Hash hash{};
    std::span<std::uint8_t const> const bytes = blob(column);
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

static int remember_wal_pages(void* pages, sqlite3*, char const*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

Result<std::unique_ptr<Connection>> Connection::open(Options const& options, Access access) {
    sqlite3* database = nullptr;
    int const mode = access == Access::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                 : SQLITE_OPEN_READONLY;
    int const code = sqlite3_open_v2(options.path.c_str(), &database, mode | SQLITE_OPEN_NOMUTEX,
                                     options.vfs.empty() ? nullptr : options.vfs.c_str());
    std::unique_ptr<Connection> connection(new Connection(database));
    if (code != SQLITE_OK)
        return fail("store.open", error_of(code, "open").detail);
    sqlite3_extended_result_codes(database, 1);
    TRY_VOID(connection->configure(options, access));
    return connection;
}

Result<void> Connection::configure(Options const& options, Access access) {
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    TRY_VOID(execute("PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF;"
                     "PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;"));
    if (access == Access::ReadOnly)
        return execute("PRAGMA query_only=ON; PRAGMA cache_size=-512;");
    TRY_VOID(execute("PRAGMA journal_mode=WAL; PRAGMA secure_delete=FAST;"
                     "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864;"));
    // The hook replaces automatic checkpoints: the writer makes them after its answers are out.
    sqlite3_wal_hook(m_database, remember_wal_pages, &m_wal_pages);
    return execute(options.synchronous == Synchronous::Off ? "PRAGMA synchronous=OFF"
                                                           : "PRAGMA synchronous=FULL");
}

Connection::~Connection() {
    for (auto const& [sql, prepared] : m_prepared)
        sqlite3_finalize(prepared);
    sqlite3_close(m_database);
}

Statement Connection::statement(char const* sql) {
    sqlite3_stmt*& prepared = m_prepared[sql];
    if (prepared == nullptr) {
        int const code =
            sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
        if (code != SQLITE_OK)
            return Statement(error_of(code, sqlite3_errmsg(m_database)));
    }
    return Statement(prepared);
}

Result<void> Connection::execute(char const* sql) {
    int const code = sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error_of(sqlite3_extended_errcode(m_database), sql));
    return {};
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(m_database) == 0;
}

std::int64_t Connection::last_row() const {
    return sqlite3_last_insert_rowid(m_database);
}

int Connection::changed_rows() const {
    return sqlite3_changes(m_database);
}

Result<void> Connection::checkpoint(Checkpoint mode) {
    int const native =
        mode == Checkpoint::Passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE;
    int log_pages = 0;
    int const code = sqlite3_wal_checkpoint_v2(m_database, nullptr, native, &log_pages, nullptr);
    // Busy only means that a reader still needs old pages; the next checkpoint takes them.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY)
        return std::unexpected(error_of(code, "checkpoint"));
    if (mode == Checkpoint::Truncate && code == SQLITE_OK)
        m_wal_pages = 0;
    return {};
}

}
