#pragma once

#include "server/store/events.h"
#include "server/store/sqlite/sqlite_store.h"
#include "shared/core/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace onedoor::sqlite {

/// Error for a result code of SQLite. "store.failed" means that the disk or the file can no longer
/// be trusted.
Error error_of(int result_code, std::string_view doing);

/// One use of a prepared statement; gives it back, reset, at the end of its life. Parameters are
/// bound in order, columns are counted from 0. Bound memory must outlive the statement.
class Statement {
public:
    explicit Statement(sqlite3_stmt* prepared) : m_prepared(prepared) {}
    explicit Statement(Error error) : m_error(std::move(error)) {}
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;
    ~Statement();

    Statement& bind(std::int64_t number);
    Statement& bind(std::string_view text);
    Statement& bind(std::span<std::uint8_t const> bytes);
    Statement& bind_null();
    Statement& bind(std::optional<core::Instant> instant);
    Statement& bind(core::Instant instant) { return bind(instant.milliseconds); }

    /// True: a row is there; false: no more rows.
    Result<bool> step();
    /// For statements that give no rows.
    Result<void> run();

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::int32_t integer_32(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::span<std::uint8_t const> blob(int column) const;
    [[nodiscard]] core::Instant instant(int column) const { return {integer(column)}; }
    [[nodiscard]] std::optional<core::Instant> optional_instant(int column) const;
    [[nodiscard]] store::Hash hash(int column) const;

private:
    void check(int result_code);

    sqlite3_stmt* m_prepared = nullptr;
    int m_bound = 0;
    std::optional<Error> m_error;
};

/// A connection with its settings (reliability §2.5) and its prepared statements. One thread at a
/// time.
class Connection {
public:
    enum class Access : std::uint8_t { ReadWrite, ReadOnly };

    static Result<std::unique_ptr<Connection>> open(Options const& options, Access access);
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection();

    /// `sql` must be a string literal: prepared statements are kept by its address.
    Statement statement(char const* sql);
    /// Any number of statements without parameters or rows.
    Result<void> execute(char const* sql);
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] std::int64_t last_row() const;
    [[nodiscard]] int changed_rows() const;

    /// Pages in the write-ahead log after the last commit of this connection.
    [[nodiscard]] int wal_pages() const { return m_wal_pages; }
    enum class Checkpoint : std::uint8_t { Passive, Truncate };
    Result<void> checkpoint(Checkpoint mode);

private:
    explicit Connection(sqlite3* database) : m_database(database) {}
    Result<void> configure(Options const& options, Access access);

    sqlite3* m_database;
    int m_wal_pages = 0;
    std::unordered_map<char const*, sqlite3_stmt*> m_prepared;
};

}
