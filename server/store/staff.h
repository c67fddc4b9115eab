#pragma once

#include "server/store/events.h"
#include "shared/core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::store {

/// What an official may do, and where.
struct StaffGrant {
    /// Name of a role of shared/cases: "receptionist", "handler" or "leader", ….
    std::string role;
    /// Id of a unit of the office; empty: in every unit.
    std::string unit;
    bool operator==(StaffGrant const&) const = default;
};

struct StaffAccount {
    std::string account;
    std::string name;
    /// In the order of role and unit.
    std::vector<StaffGrant> grants;
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
    /// Since when nobody may work in it before the password is given again.
    std::optional<core::Instant> locked_at;
};

/// Accounts and sessions of officials. Errors as in CaseStore.
class StaffStore {
public:
    virtual ~StaffStore() = default;

    virtual Result<std::optional<StaffAccount>> find_account(std::string_view account) = 0;
    /// In the order of their names at sign-in.
    virtual Result<std::vector<StaffAccount>> accounts() = 0;
    /// Inserts or replaces everything but the grants.
    virtual Result<void> put_account(StaffAccount const& account) = 0;
    /// Inserts or replaces the account with its grants, ends its sessions and appends the event.
    virtual Result<void> appoint(StaffAccount const& account, EventDraft const& event) = 0;
    virtual Result<bool> has_accounts() = 0;

    virtual Result<void> begin_session(StaffSession const& session) = 0;
    /// Sets `last_used_at` and `locked_at` of a session that is still there: one that was ended at
    /// the same moment stays ended.
    virtual Result<void> change_session(StaffSession const& session) = 0;
    virtual Result<std::optional<StaffSession>> find_session(Hash const& token_hash) = 0;
    /// Oldest first.
    virtual Result<std::vector<StaffSession>> sessions_of(std::string_view account) = 0;
    virtual Result<void> delete_session(Hash const& token_hash) = 0;
    virtual Result<void> delete_sessions_of(std::string_view account) = 0;
    /// Deletes sessions that expired before `now`.
    virtual Result<void> delete_expired_sessions(core::Instant now) = 0;
};

}
