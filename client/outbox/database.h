#pragma once

#include "client/outbox/store.h"
#include "shared/core/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace onedoor::outbox {

class Database;

/// One use of a prepared statement; gives it back, reset, at the end of its life. Parameters are
/// bound in order, columns are counted from 0. Bound memory must outlive the statement.
class Statement {
public:
    Statement(Database& database, sqlite3_stmt* prepared)
        : m_database(database), m_prepared(prepared) {}
    Statement(Database& database, Error error) : m_database(database), m_error(std::move(error)) {}
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;
    ~Statement();

    Statement& bind(std::int64_t number);
    Statement& bind(std::string_view text);
    Statement& bind(std::span<std::uint8_t const> bytes);

    /// True: a row is there; false: no more rows.
    Result<bool> step();
    /// For statements that give no rows.
    Result<void> run();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::span<std::uint8_t const> blob(int column) const;

private:
    void check(int result_code);

    Database& m_database;
    sqlite3_stmt* m_prepared = nullptr;
    int m_bound = 0;
    std::optional<Error> m_error;
};

/// The one connection to the outbox's file, with its settings (reliability §2.5). Remembers that
/// the disk failed: every later call fails too.
class Database {
public:
    /// Opens or creates the file, and its tables when they are not there.
    static Result<std::unique_ptr<Database>> open(StoreOptions const& options);
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    ~Database();

    /// `sql` must be a string literal: prepared statements are kept by its address.
    Statement statement(char const* sql);
    /// Any number of statements without parameters or rows.
    Result<void> execute(char const* sql);
    [[nodiscard]] std::int64_t last_row() const;
    [[nodiscard]] int changed_rows() const;
    /// A part of a blob, without the rest of it in memory.
    Result<core::Bytes> read_content(std::int64_t row, std::uint64_t offset, std::size_t length);
    /// Free inside the file and on its disk.
    Result<std::uint64_t> free_bytes();
    /// Moves the write-ahead log into the file. A disk too full for that is no error.
    Result<void> checkpoint();
    [[nodiscard]] int wal_pages() const { return m_wal_pages; }

    /// `job() -> Result<T>` as one transaction: all of it is durable, or nothing happened.
    template<typename Job> auto transact(Job job) -> decltype(job()) {
        TRY_VOID(execute("BEGIN IMMEDIATE"));
        auto outcome = job();
        if (!outcome) {
            roll_back();
            return outcome;
        }
        Result<void> const committed = execute("COMMIT");
        if (!committed) {
            roll_back();
            return std::unexpected(committed.error());
        }
        return outcome;
    }

    /// Of a result code of SQLite; remembers those that are final.
    Error error_of(int result_code, std::string_view doing);

private:
    Database(sqlite3* database, std::string path) : m_database(database), m_path(std::move(path)) {}
    Result<void> configure(StoreOptions const& options);
    Result<std::int64_t> pragma(char const* sql);
    Result<void> create_tables();
    void roll_back();

    sqlite3* m_database;
    std::string m_path;
    int m_wal_pages = 0;
    std::optional<Error> m_failure;
    std::unordered_map<char const*, sqlite3_stmt*> m_prepared;
};

}
