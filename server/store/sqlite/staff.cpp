#include "server/store/sqlite/database.h"

namespace onedoor::sqlite {

Result<std::optional<store::StaffAccount>> Database::find_account(std::string_view account) {
    return m_readers.read(
        [&](Connection& connection) -> Result<std::optional<store::StaffAccount>> {
            Statement row = connection.statement(
                "SELECT account, name, role, password_hash, failures, locked_until"
                " FROM staff_account WHERE account = ?");
            row.bind(account);
            if (!TRY(row.step()))
                return std::nullopt;
            return store::StaffAccount{.account = row.text(0),
                                       .name = row.text(1),
                                       .role = row.text(2),
                                       .password_hash = row.text(3),
                                       .failures = row.integer_32(4),
                                       .locked_until = row.optional_instant(5)};
        });
}

Result<void> Database::put_account(store::StaffAccount const& account) {
    return m_writer.run([&](WriteContext& context) {
        Statement put = context.connection.statement(
            "INSERT INTO staff_account (account, name, role, password_hash, failures,"
            " locked_until) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET"
            " name = excluded.name, role = excluded.role,"
            " password_hash = excluded.password_hash, failures = excluded.failures,"
            " locked_until = excluded.locked_until");
        put.bind(account.account).bind(account.name).bind(account.role);
        put.bind(account.password_hash).bind(std::int64_t{account.failures});
        return put.bind(account.locked_until).run();
    });
}

Result<bool> Database::has_accounts() {
    return m_readers.read([](Connection& connection) {
        return connection.statement("SELECT 1 FROM staff_account LIMIT 1").step();
    });
}

Result<void> Database::put_session(store::StaffSession const& session) {
    return m_writer.run([&](WriteContext& context) {
        Statement put = context.connection.statement(
            "INSERT INTO staff_session (token_hash, account, created_at, last_used_at, expires_at)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (token_hash) DO UPDATE SET"
            " last_used_at = excluded.last_used_at, expires_at = excluded.expires_at");
        put.bind(session.token_hash).bind(session.account).bind(session.created_at);
        return put.bind(session.last_used_at).bind(session.expires_at).run();
    });
}

Result<std::optional<store::StaffSession>> Database::find_session(store::Hash const& token_hash) {
    return m_readers.read(
        [&](Connection& connection) -> Result<std::optional<store::StaffSession>> {
            Statement row = connection.statement(
                "SELECT token_hash, account, created_at, last_used_at, expires_at"
                " FROM staff_session WHERE token_hash = ?");
            row.bind(token_hash);
            if (!TRY(row.step()))
                return std::nullopt;
            return store::StaffSession{.token_hash = row.hash(0),
                                       .account = row.text(1),
                                       .created_at = row.instant(2),
                                       .last_used_at = row.instant(3),
                                       .expires_at = row.instant(4)};
        });
}

Result<void> Database::delete_session(store::Hash const& token_hash) {
    return m_writer.run([&](WriteContext& context) {
        Statement remove =
            context.connection.statement("DELETE FROM staff_session WHERE token_hash = ?");
        return remove.bind(token_hash).run();
    });
}

Result<void> Database::delete_expired_sessions(core::Instant now) {
    return m_writer.run([&](WriteContext& context) {
        Statement remove =
            context.connection.statement("DELETE FROM staff_session WHERE expires_at < ?");
        return remove.bind(now).run();
    });
}

}
