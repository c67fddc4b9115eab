#pragma once

#include "server/staff/officer.h"
#include "server/staff/password.h"
#include "server/store/staff.h"
#include "shared/core/clock.h"

#include <expected>
#include <mutex>
#include <optional>
#include <span>

namespace onedoor::staff {

struct Refused {
    /// "session.wrong", "session.locked", "session.blocked", or a code of the store.
    std::string code;
    std::int64_t retry_after_seconds = 0;
};

/// An account as those see it who look after accounts.
struct Member {
    Officer officer;
    /// Too many wrong passwords: only a new password opens it.
    bool is_blocked = false;
};

/// What somebody is to be in the office from now on.
struct Appointment {
    /// Name at sign-in: 2 to 64 letters a–z, digits, dots and dashes.
    std::string account;
    /// At most 128 bytes, not empty.
    std::string name;
    /// None: the person is nothing in the office any more, and stays in its records.
    std::vector<Grant> grants;
};

/// Who an appointment or a new password comes from: an account, or nobody at the machine itself.
struct Appointer {
    std::string account;
    cases::Role role = cases::Role::System;
};

/// Accounts of officials. Wrong passwords lock an account: from the fifth on for 15 s, doubling
/// with every further one, and at the fifteenth until it is given a new password. Thread safe;
/// passwords are checked one at a time, which bounds the memory argon2id takes.
class Accounts {
public:
    static constexpr std::int32_t failures_before_lock = 5;
    static constexpr std::int32_t failures_max = 15;
    static constexpr std::int64_t first_lock_milliseconds = 15'000;

    Accounts(store::StaffStore& store, core::Clock const& clock, core::Random& random,
             PasswordCost cost = PasswordCost::Moderate);

    /// Who this is, when the password is theirs.
    std::expected<Officer, Refused> verify(std::string_view account, std::string_view password);
    /// As they are now. Errors are those of the store.
    Result<std::optional<Officer>> find(std::string_view account);
    Result<std::vector<Member>> list();
    Result<bool> has_any();

    /// Makes the account, or changes its name and grants; ends its sessions. A new account gets a
    /// password, which is returned. Whether the office has the units is the caller's part. Fails
    /// with "staff.account", "staff.name", or "staff.last_administrator": somebody must be able to
    /// appoint.
    Result<std::optional<std::string>> appoint(Appointment const& appointment, Appointer const& by);
    /// The officer's own choice instead of the one that was issued; ends the sessions. Refused also
    /// with "staff.password": 12 to 256 bytes, and not the one before.
    std::expected<Officer, Refused>
    change_password(std::string_view account, std::string_view password, std::string const& next);
    /// A new password, which unlocks and ends the sessions. Fails with "staff.unknown".
    Result<std::string> issue_password(std::string_view account, Appointer const& by);

private:
    Refused count_failure(store::StaffAccount account);
    Result<void> set_password(std::string_view account, std::string const& password,
                              store::EventDraft event);
    Result<void> check_administrators(Appointment const& appointment);

    store::StaffStore& m_store;
    core::Clock const& m_clock;
    core::Random& m_random;
    PasswordCost m_cost;
    /// Checked when there is no such account, so that both take the same time.
    std::string m_decoy_hash;
    std::mutex m_mutex;
};

}
