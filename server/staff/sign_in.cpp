#include "server/staff/sign_in.h"

#include "shared/core/bytes.h"

#include <array>
#include <sodium.h>

namespace onedoor::staff {

static constexpr std::size_t token_bytes = 32;
static constexpr std::int64_t milliseconds_between_touches = 60'000;

SignIn::SignIn(Accounts& accounts, store::StaffStore& store, core::Clock const& clock,
               core::Random& random)
    : m_accounts(accounts), m_store(store), m_clock(clock), m_random(random) {}

static std::optional<store::Hash> hash_of_token(std::string_view token) {
    auto const bytes = core::from_hex(token);
    if (!bytes || bytes->size() != token_bytes)
        return std::nullopt;
    store::Hash hash{};
    crypto_hash_sha256(hash.data(), bytes->data(), bytes->size());
    return hash;
}

/// The session behind a cookie, if its time is not over.
Result<std::optional<store::StaffSession>> SignIn::living(std::string_view token) {
    auto const hash = hash_of_token(token);
    if (!hash)
        return std::nullopt;
    auto session = TRY(m_store.find_session(*hash));
    if (!session || session->expires_at <= m_clock.now())
        return std::nullopt;
    return session;
}

Standing SignIn::standing_of(store::StaffSession const& session) const {
    std::int64_t const unused = m_clock.now().milliseconds - session.last_used_at.milliseconds;
    return session.locked_at || unused >= idle_milliseconds_max ? Standing::Locked : Standing::Open;
}

std::expected<SignedIn, Refused>
SignIn::sign_in(std::string_view account, std::string_view password, std::string_view old_token) {
    auto officer = m_accounts.verify(account, password);
    if (!officer)
        return std::unexpected(officer.error());
    return begin(std::move(*officer), m_clock.now(), old_token);
}

std::expected<SignedIn, Refused> SignIn::begin(Officer officer, core::Instant began_at,
                                               std::string_view old_token) {
    if (auto const ended = sign_out(old_token); !ended)
        return std::unexpected(Refused{ended.error().code});
    std::array<std::uint8_t, token_bytes> secret{};
    m_random.fill(secret);
    SignedIn signed_in{std::move(officer),
                       core::to_hex(secret),
                       {began_at.milliseconds + session_milliseconds_max}};
    store::StaffSession session;
    session.token_hash = *hash_of_token(signed_in.token);
    session.account = signed_in.officer.account;
    session.created_at = began_at;
    session.last_used_at = m_clock.now();
    session.expires_at = signed_in.expires_at;
    if (auto const saved = m_store.begin_session(session); !saved)
        return std::unexpected(Refused{saved.error().code});
    if (auto const tidied = m_store.delete_expired_sessions(m_clock.now()); !tidied)
        return std::unexpected(Refused{tidied.error().code});
    return signed_in;
}

Result<Visitor> SignIn::find(std::string_view token, Presence presence) {
    auto session = TRY(living(token));
    if (!session)
        return Visitor{};
    auto officer = TRY(m_accounts.find(session->account));
    if (!officer)
        return Visitor{};
    Visitor visitor{standing_of(*session), std::move(*officer)};
    core::Instant const now = m_clock.now();
    bool const is_due =
        now.milliseconds - session->last_used_at.milliseconds >= milliseconds_between_touches;
    if (visitor.standing == Standing::Open && presence == Presence::Person && is_due) {
        session->last_used_at = now;
        TRY_VOID(m_store.change_session(*session));
    }
    return visitor;
}

Result<void> SignIn::lock(std::string_view token) {
    auto session = TRY(living(token));
    if (!session || session->locked_at)
        return {};
    session->locked_at = m_clock.now();
    return m_store.change_session(*session);
}

std::expected<SignedIn, Refused> SignIn::unlock(std::string_view token, std::string_view password) {
    auto const session = living(token);
    if (!session)
        return std::unexpected(Refused{session.error().code});
    if (!*session)
        return std::unexpected(Refused{"session.required"});
    auto officer = m_accounts.verify((*session)->account, password);
    if (!officer)
        return std::unexpected(officer.error());
    return begin(std::move(*officer), (*session)->created_at, token);
}

std::expected<SignedIn, Refused> SignIn::change_password(std::string_view token,
                                                         std::string_view password,
                                                         std::string const& next) {
    auto const session = living(token);
    if (!session)
        return std::unexpected(Refused{session.error().code});
    if (!*session)
        return std::unexpected(Refused{"session.required"});
    auto officer = m_accounts.change_password((*session)->account, password, next);
    if (!officer)
        return std::unexpected(officer.error());
    return begin(std::move(*officer), (*session)->created_at, token);
}

Result<void> SignIn::sign_out(std::string_view token) {
    auto const hash = hash_of_token(token);
    if (!hash)
        return {};
    return m_store.delete_session(*hash);
}

Result<void> SignIn::sign_out_everywhere(std::string_view account) {
    return m_store.delete_sessions_of(account);
}

Result<std::vector<Session>> SignIn::sessions_beside(std::string_view token) {
    auto const own = TRY(living(token));
    std::vector<Session> sessions;
    if (!own)
        return sessions;
    for (store::StaffSession const& session : TRY(m_store.sessions_of(own->account)))
        if (session.expires_at > m_clock.now())
            sessions.push_back({.began_at = session.created_at,
                                .last_used_at = session.last_used_at,
                                .standing = standing_of(session),
                                .is_this = session.token_hash == own->token_hash});
    return sessions;
}

}
