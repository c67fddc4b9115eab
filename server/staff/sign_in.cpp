#include "server/staff/sign_in.h"

#include "shared/core/bytes.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace onedoor::staff {

static constexpr std::size_t token_bytes = 32;
static constexpr std::int64_t milliseconds_between_touches = 60'000;
// Without 0 O 1 l I, which people confuse when they copy the password from a screen.
static constexpr std::string_view password_letters =
    "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
static constexpr std::size_t password_length = 16;

SignIn::SignIn(store::StaffStore& store, core::Clock const& clock, core::Random& random,
               PasswordCost cost)
    : m_store(store), m_clock(clock), m_random(random), m_cost(cost) {
    VERIFY(sodium_init() >= 0);
    auto decoy = hash_of("no account has this password");
    VERIFY(decoy.has_value());
    m_decoy_hash = std::move(*decoy);
}

Result<std::string> SignIn::hash_of(std::string const& password) const {
    bool const is_moderate = m_cost == PasswordCost::Moderate;
    std::array<char, crypto_pwhash_STRBYTES> encoded{};
    int const failed = crypto_pwhash_str_alg(
        encoded.data(), password.data(), password.size(),
        is_moderate ? crypto_pwhash_OPSLIMIT_MODERATE : crypto_pwhash_OPSLIMIT_MIN,
        is_moderate ? crypto_pwhash_MEMLIMIT_MODERATE : crypto_pwhash_MEMLIMIT_MIN,
        crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0)
        return fail("session.memory", "argon2id needs more memory than there is");
    return std::string(encoded.data());
}

static bool verifies(std::string const& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

static std::optional<store::Hash> hash_of_token(std::string_view token) {
    auto const bytes = core::from_hex(token);
    if (!bytes || bytes->size() != token_bytes)
        return std::nullopt;
    store::Hash hash{};
    crypto_hash_sha256(hash.data(), bytes->data(), bytes->size());
    return hash;
}

static Officer officer_of(store::StaffAccount const& stored) {
    Officer officer{.account = stored.account, .name = stored.name};
    if (auto const grant = read_grant(stored.role))
        officer.grants.push_back(*grant);
    return officer;
}

static std::int64_t seconds_until(core::Instant end, core::Instant now) {
    return std::max<std::int64_t>(1, (end.milliseconds - now.milliseconds + 999) / 1000);
}

std::expected<SignedIn, Refused>
SignIn::sign_in(std::string_view account, std::string_view password, std::string_view old_token) {
    std::lock_guard const lock(m_mutex);
    auto found = m_store.find_account(account);
    if (!found)
        return std::unexpected(Refused{found.error().code});
    if (password.empty() || password.size() > password_bytes_max)
        password = "";
    if (!*found) {
        verifies(m_decoy_hash, password);
        return std::unexpected(Refused{"session.wrong"});
    }
    store::StaffAccount& stored = **found;
    if (stored.failures >= failures_max)
        return std::unexpected(Refused{"session.blocked"});
    if (stored.locked_until && *stored.locked_until > m_clock.now())
        return std::unexpected(
            Refused{"session.locked", seconds_until(*stored.locked_until, m_clock.now())});
    if (!verifies(stored.password_hash, password))
        return std::unexpected(count_failure(std::move(stored)));
    if (stored.failures > 0) {
        stored.failures = 0;
        stored.locked_until.reset();
        if (auto const saved = m_store.put_account(stored); !saved)
            return std::unexpected(Refused{saved.error().code});
    }
    return begin_session(stored, old_token);
}

Refused SignIn::count_failure(store::StaffAccount account) {
    Refused refused{"session.wrong"};
    ++account.failures;
    if (account.failures >= failures_max) {
        refused.code = "session.blocked";
    } else if (account.failures >= failures_before_lock) {
        std::int64_t const lock = first_lock_milliseconds
                                  << (account.failures - failures_before_lock);
        account.locked_until = core::Instant{m_clock.now().milliseconds + lock};
        refused = {"session.locked", lock / 1000};
    }
    if (auto const saved = m_store.put_account(account); !saved)
        return {saved.error().code};
    return refused;
}

std::expected<SignedIn, Refused> SignIn::begin_session(store::StaffAccount const& account,
                                                       std::string_view old_token) {
    if (auto const old_hash = hash_of_token(old_token)) {
        if (auto const ended = m_store.delete_session(*old_hash); !ended)
            return std::unexpected(Refused{ended.error().code});
    }
    std::array<std::uint8_t, token_bytes> secret{};
    m_random.fill(secret);
    SignedIn signed_in{officer_of(account), core::to_hex(secret)};
    core::Instant const now = m_clock.now();
    store::StaffSession session;
    session.token_hash = *hash_of_token(signed_in.token);
    session.account = account.account;
    session.created_at = now;
    session.last_used_at = now;
    session.expires_at = {now.milliseconds + session_milliseconds_max};
    if (auto const saved = m_store.put_session(session); !saved)
        return std::unexpected(Refused{saved.error().code});
    if (auto const tidied = m_store.delete_expired_sessions(now); !tidied)
        return std::unexpected(Refused{tidied.error().code});
    return signed_in;
}

Result<std::optional<Officer>> SignIn::find(std::string_view token) {
    auto const hash = hash_of_token(token);
    if (!hash)
        return std::nullopt;
    std::optional<store::StaffSession> session = TRY(m_store.find_session(*hash));
    core::Instant const now = m_clock.now();
    if (!session || session->expires_at <= now)
        return std::nullopt;
    std::int64_t const unused = now.milliseconds - session->last_used_at.milliseconds;
    if (unused >= idle_milliseconds_max) {
        TRY_VOID(m_store.delete_session(*hash));
        return std::nullopt;
    }
    if (unused >= milliseconds_between_touches) {
        session->last_used_at = now;
        TRY_VOID(m_store.put_session(*session));
    }
    std::optional<store::StaffAccount> const account = TRY(m_store.find_account(session->account));
    if (!account)
        return std::nullopt;
    return officer_of(*account);
}

Result<void> SignIn::sign_out(std::string_view token) {
    auto const hash = hash_of_token(token);
    if (!hash)
        return {};
    return m_store.delete_session(*hash);
}

Result<std::string> SignIn::issue_password(std::string_view account, std::string_view name,
                                           std::string_view role) {
    std::lock_guard const lock(m_mutex);
    std::string password;
    while (password.size() < password_length) {
        std::array<std::uint8_t, 1> byte{};
        m_random.fill(byte);
        if (byte[0] < 256 / password_letters.size() * password_letters.size())
            password.push_back(password_letters[byte[0] % password_letters.size()]);
    }
    store::StaffAccount stored;
    stored.account = account;
    stored.name = name;
    stored.role = role;
    stored.password_hash = TRY(hash_of(password));
    TRY_VOID(m_store.put_account(stored));
    return password;
}

Result<bool> SignIn::has_accounts() {
    return m_store.has_accounts();
}

}
