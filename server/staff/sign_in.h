#pragma once

#include "server/staff/accounts.h"
#include "server/store/staff.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::staff {

struct SignedIn {
    Officer officer;
    /// Value of the cookie: 256 random bits in hexadecimal. Only its SHA-256 is stored.
    std::string token;
    core::Instant expires_at;
};

/// Whether somebody is at work behind a request, or the screen asks by itself, which keeps no
/// session open.
enum class Presence : std::uint8_t { Person, Poll };

enum class Standing : std::uint8_t {
    SignedOut,
    /// The session waits for the password of its officer (idle, or locked by hand).
    Locked,
    Open
};

struct Visitor {
    Standing standing = Standing::SignedOut;
    /// Empty when signed out.
    Officer officer;
};

/// A session as its owner sees it.
struct Session {
    core::Instant began_at;
    core::Instant last_used_at;
    Standing standing = Standing::Open;
    /// The one that asks.
    bool is_this = false;
};

/// Sessions of officials: locked after 10 minutes without use, over after 12 hours. Thread safe.
class SignIn {
public:
    static constexpr std::int64_t idle_milliseconds_max = 10 * 60'000;
    static constexpr std::int64_t session_milliseconds_max = 12 * 3'600'000;

    SignIn(Accounts& accounts, store::StaffStore& store, core::Clock const& clock,
           core::Random& random);

    /// Ends `old_token`'s session and begins a new one, so that nobody can plant a session.
    std::expected<SignedIn, Refused> sign_in(std::string_view account, std::string_view password,
                                             std::string_view old_token);
    /// Who is behind a cookie, while its session lasts. Errors are those of the store.
    Result<Visitor> find(std::string_view token, Presence presence = Presence::Person);
    /// Locked: nobody works in it before the password is given.
    Result<void> lock(std::string_view token);
    /// Opens a locked session under a new cookie, until the time it would have ended at. Refused
    /// also with "session.required": the session is over.
    std::expected<SignedIn, Refused> unlock(std::string_view token, std::string_view password);
    /// A new password for the officer of an open session, and a new session in place of all others.
    /// Refused as Accounts::change_password and unlock are.
    std::expected<SignedIn, Refused>
    change_password(std::string_view token, std::string_view password, std::string const& next);
    Result<void> sign_out(std::string_view token);
    /// Ends every session of the account.
    Result<void> sign_out_everywhere(std::string_view account);
    /// Those of the officer behind the cookie, oldest first.
    Result<std::vector<Session>> sessions_beside(std::string_view token);

private:
    std::expected<SignedIn, Refused> begin(Officer officer, core::Instant began_at,
                                           std::string_view old_token);
    Result<std::optional<store::StaffSession>> living(std::string_view token);
    [[nodiscard]] Standing standing_of(store::StaffSession const& session) const;

    Accounts& m_accounts;
    store::StaffStore& m_store;
    core::Clock const& m_clock;
    core::Random& m_random;
};

}
