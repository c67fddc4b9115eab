#include "server/store/sqlite/database.h"

namespace onedoor::sqlite {

static Result<std::vector<store::StaffGrant>> grants_of(Connection& connection,
                                                        std::string_view account) {
    Statement rows = connection.statement(
        "SELECT role, unit FROM staff_grant WHERE account = ? ORDER BY role, unit");
    rows.bind(account);
    std::vector<store::StaffGrant> grants;
    while (TRY(rows.step()))
        grants.push_back({rows.text(0), rows.text(1)});
    return grants;
}

#define ACCOUNT_COLUMNS                                                                            \
    "SELECT account, name, password_hash, failures, locked_until FROM staff_account "

static Result<store::StaffAccount> read_account(Connection& connection, Statement& row) {
    store::StaffAccount account{.account = row.text(0),
                                .name = row.text(1),
                                .password_hash = row.text(2),
                                .failures = row.integer_32(3),
                                .locked_until = row.optional_instant(4)};
    account.grants = TRY(grants_of(connection, account.account));
    return account;
}

Result<std::optional<store::StaffAccount>> Database::find_account(std::string_view account) {
    return m_readers.read(
        [&](Connection& connection) -> Result<std::optional<store::StaffAccount>> {
            Statement row = connection.statement(ACCOUNT_COLUMNS "WHERE account = ?");
            row.bind(account);
            if (!TRY(row.step()))
                return std::nullopt;
            return TRY(read_account(connection, row));
        });
}

Result<std::vector<store::StaffAccount>> Database::accounts() {
    return m_readers.read([](Connection& connection) -> Result<std::vector<store::StaffAccount>> {
        Statement rows = connection.statement(ACCOUNT_COLUMNS "ORDER BY account");
        std::vector<store::StaffAccount> accounts;
        while (TRY(rows.step()))
            accounts.push_back(TRY(read_account(connection, rows)));
        return accounts;
    });
}

static Result<void> put(Connection& connection, store::StaffAccount const& account) {
    Statement put = connection.statement(
        "INSERT INTO staff_account (account, name, password_hash, failures, locked_until)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET name = excluded.name,"
        " password_hash = excluded.password_hash, failures = excluded.failures,"
        " locked_until = excluded.locked_until");
    put.bind(account.account).bind(account.name).bind(account.password_hash);
    return put.bind(std::int64_t{account.failures}).bind(account.locked_until).run();
}

static Result<void> delete_sessions(Connection& connection, std::string_view account) {
    Statement remove = connection.statement("DELETE FROM staff_session WHERE account = ?");
    return remove.bind(account).run();
}

static Result<void> replace_grants(Connection& connection, store::StaffAccount const& account) {
    {
        Statement remove = connection.statement("DELETE FROM staff_grant WHERE account = ?");
        TRY_VOID(remove.bind(account.account).run());
    }
    for (store::StaffGrant const& grant : account.grants) {
        Statement add =
            connection.statement("INSERT INTO staff_grant (account, role, unit) VALUES (?, ?, ?)");
        TRY_VOID(add.bind(account.account).bind(grant.role).bind(grant.unit).run());
    }
    return {};
}

Result<void> Database::put_account(store::StaffAccount const& account) {
    return m_writer.run([&](WriteContext& context) { return put(context.connection, account); });
}

Result<void> Database::appoint(store::StaffAccount const& account, store::EventDraft const& event) {
    return m_writer.run([&](WriteContext& context) -> Result<void> {
        TRY_VOID(put(context.connection, account));
        TRY_VOID(replace_grants(context.connection, account));
        TRY_VOID(delete_sessions(context.connection, account.account));
        return append_event(context, 0, {}, event);
    });
}

Result<bool> Database::has_accounts() {
    return m_readers.read([](Connection& connection) {
        return connection.statement("SELECT 1 FROM staff_account LIMIT 1").step();
    });
}

Result<void> Database::begin_session(store::StaffSession const& session) {
    return m_writer.run([&](WriteContext& context) {
        Statement add = context.connection.statement(
            "INSERT INTO staff_session (token_hash, account, created_at, last_used_at, expires_at,"
            " locked_at) VALUES (?, ?, ?, ?, ?, ?)");
        add.bind(session.token_hash).bind(session.account).bind(session.created_at);
        add.bind(session.last_used_at).bind(session.expires_at);
        return add.bind(session.locked_at).run();
    });
}

Result<void> Database::change_session(store::StaffSession const& session) {
    return m_writer.run([&](WriteContext& context) {
        Statement change = context.connection.statement(
            "UPDATE staff_session SET last_used_at = ?, locked_at = ? WHERE token_hash = ?");
        change.bind(session.last_used_at).bind(session.locked_at);
        return change.bind(session.token_hash).run();
    });
}

#define SESSION_COLUMNS                                                                            \
    "SELECT token_hash, account, created_at, last_used_at, expires_at, locked_at"                  \
    " FROM staff_session "

static store::StaffSession read_session(Statement& row) {
    return {.token_hash = row.hash(0),
            .account = row.text(1),
            .created_at = row.instant(2),
            .last_used_at = row.instant(3),
            .expires_at = row.instant(4),
            .locked_at = row.optional_instant(5)};
}

Result<std::optional<store::StaffSession>> Database::find_session(store::Hash const& token_hash) {
    return m_readers.read(
        [&](Connection& connection) -> Result<std::optional<store::StaffSession>> {
            Statement row = connection.statement(SESSION_COLUMNS "WHERE token_hash = ?");
            row.bind(token_hash);
            if (!TRY(row.step()))
                return std::nullopt;
            return read_session(row);
        });
}

Result<std::vector<store::StaffSession>> Database::sessions_of(std::string_view account) {
    return m_readers.read([&](Connection& connection) -> Result<std::vector<store::StaffSession>> {
        Statement rows =
            connection.statement(SESSION_COLUMNS "WHERE account = ? ORDER BY created_at");
        rows.bind(account);
        std::vector<store::StaffSession> sessions;
        while (TRY(rows.step()))
            sessions.push_back(read_session(rows));
        return sessions;
    });
}

Result<void> Database::delete_session(store::Hash const& token_hash) {
    return m_writer.run([&](WriteContext& context) {
        Statement remove =
            context.connection.statement("DELETE FROM staff_session WHERE token_hash = ?");
        return remove.bind(token_hash).run();
    });
}

Result<void> Database::delete_sessions_of(std::string_view account) {
    return m_writer.run(
        [&](WriteContext& context) { return delete_sessions(context.connection, account); });
}

Result<void> Database::delete_expired_sessions(core::Instant now) {
    return m_writer.run([&](WriteContext& context) {
        Statement remove =
            context.connection.statement("DELETE FROM staff_session WHERE expires_at < ?");
        return remove.bind(now).run();
    });
}

}
