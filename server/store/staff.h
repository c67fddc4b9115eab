#pragma once

#include "server/store/events.h"
#include "shared/core/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace onedoor::store {

struct StaffAccount {
    std::string account;
    std::string name;
    /// Name of a role of shared/cases: "receptionist", "handler" or "leader", ….
    std::string role;
    /// Encoded argon2id string (libsodium crypto_pwhash_str).
    std::string password_hash;
    /// Failed sign-ins since the last good one.
    std::int32_t failures = 0;
    /// No sign-in before this instant.
    std::optional<core::Instant> locked_until;
};

struct StaffSession {
    /// SHA-256 of the cookie's value; the value itself is stored nowhere.
    Hash token_hash{};
    std::string account;
    core::Instant created_at;
    core::Instant last_used_at;
    core::Instant expires_at;
};

/// Accounts and sessions of officials. Errors as in CaseStore.
class StaffStore {
public:
    virtual ~StaffStore() = default;

    virtual Result<std::optional<StaffAccount>> find_account(std::string_view account) = 0;
    /// Inserts or replaces.
    virtual Result<void> put_account(StaffAccount const& account) = 0;
    virtual Result<bool> has_accounts() = 0;

    virtual Result<void> put_session(StaffSession const& session) = 0;
    virtual Result<std::optional<StaffSession>> find_session(Hash const& token_hash) = 0;
    virtual Result<void> delete_session(Hash const& token_hash) = 0;
    /// Deletes sessions that expired before `now`.
    virtual Result<void> delete_expired_sessions(core::Instant now) = 0;
};

}
