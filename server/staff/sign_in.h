#pragma once

#include "server/staff/officer.h"
#include "server/store/staff.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <cstdint>
#include <expected>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::staff {

/// Work of one argon2id hash. Tests use the least there is; the moderate one takes 256 MiB.
enum class PasswordCost : std::uint8_t { Moderate, Least };

struct SignedIn {
    Officer officer;
    /// Value of the cookie: 256 random bits in hexadecimal. Only its SHA-256 is stored.
    std::string token;
};

struct Refused {
    /// "session.wrong", "session.locked", "session.blocked", or a code of the store.
    std::string code;
    std::int64_t retry_after_seconds = 0;
};

/// Sign-in of officials and their sessions. Wrong passwords lock an account: from the fifth on
/// for 15 s, doubling with every further one, and at the fifteenth until somebody at the machine
/// gives it a new password. Sessions end after 30 minutes without use and after 12 hours. Thread
/// safe; passwords are checked one at a time, which bounds the memory argon2id takes.
class SignIn {
public:
    static constexpr std::int32_t failures_before_lock = 5;
    static constexpr std::int32_t failures_max = 15;
    static constexpr std::int64_t first_lock_milliseconds = 15'000;
    static constexpr std::int64_t idle_milliseconds_max = 30 * 60'000;
    static constexpr std::int64_t session_milliseconds_max = 12 * 3'600'000;
    static constexpr std::size_t password_bytes_max = 256;

    SignIn(store::StaffStore& store, core::Clock const& clock, core::Random& random,
           PasswordCost cost = PasswordCost::Moderate);

    /// Ends `old_token`'s session and begins a new one, so that nobody can plant a session.
    std::expected<SignedIn, Refused> sign_in(std::string_view account, std::string_view password,
                                             std::string_view old_token);
    /// The official behind a cookie, while its session lasts. Errors are those of the store.
    Result<std::optional<Officer>> find(std::string_view token);
    Result<void> sign_out(std::string_view token);

    /// Makes the account, or gives it a new password and unlocks it; returns the password.
    Result<std::string> issue_password(std::string_view account, std::string_view name,
                                       std::string_view role);
    Result<bool> has_accounts();

private:
    std::expected<SignedIn, Refused> begin_session(store::StaffAccount const& account,
                                                   std::string_view old_token);
    Refused count_failure(store::StaffAccount account);
    Result<std::string> hash_of(std::string const& password) const;

    store::StaffStore& m_store;
    core::Clock const& m_clock;
    core::Random& m_random;
    PasswordCost m_cost;
    /// Checked when there is no such account, so that both take the same time.
    std::string m_decoy_hash;
    std::mutex m_mutex;
};

}
