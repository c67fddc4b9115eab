#include "server/staff/accounts.h"

#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <sodium.h>

namespace onedoor::staff {

using cases::Role;

static constexpr std::size_t account_bytes_min = 2;
static constexpr std::size_t account_bytes_max = 64;
static constexpr std::size_t name_bytes_max = 128;

Accounts::Accounts(store::StaffStore& store, core::Clock const& clock, core::Random& random,
                   PasswordCost cost)
    : m_store(store), m_clock(clock), m_random(random), m_cost(cost) {
    VERIFY(sodium_init() >= 0);
    auto decoy = hash_of_password("no account has this password", m_cost);
    VERIFY(decoy.has_value());
    m_decoy_hash = std::move(*decoy);
}

// A role that a later version gave and this one does not know grants nothing.
static Officer officer_of(store::StaffAccount const& stored) {
    Officer officer{.account = stored.account, .name = stored.name};
    for (store::StaffGrant const& grant : stored.grants)
        if (auto const role = cases::role_named(grant.role))
            officer.grants.push_back({*role, grant.unit});
    return officer;
}

static std::int64_t seconds_until(core::Instant end, core::Instant now) {
    return std::max<std::int64_t>(1, (end.milliseconds - now.milliseconds + 999) / 1000);
}

std::expected<Officer, Refused> Accounts::verify(std::string_view account,
                                                 std::string_view password) {
    std::lock_guard const lock(m_mutex);
    auto found = m_store.find_account(account);
    if (!found)
        return std::unexpected(Refused{found.error().code});
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
    return officer_of(stored);
}

Refused Accounts::count_failure(store::StaffAccount account) {
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

Result<std::optional<Officer>> Accounts::find(std::string_view account) {
    auto const stored = TRY(m_store.find_account(account));
    if (!stored)
        return std::nullopt;
    return officer_of(*stored);
}

Result<std::vector<Member>> Accounts::list() {
    std::vector<Member> members;
    for (store::StaffAccount const& stored : TRY(m_store.accounts()))
        members.push_back({officer_of(stored), stored.failures >= failures_max});
    return members;
}

Result<bool> Accounts::has_any() {
    return m_store.has_accounts();
}

static bool is_account_name(std::string_view name) {
    auto const is_allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '.' || letter == '-';
    };
    return name.size() >= account_bytes_min && name.size() <= account_bytes_max &&
           std::ranges::all_of(name, is_allowed);
}

static bool is_name(std::string_view name) {
    auto const is_control = [](char letter) {
        return static_cast<unsigned char>(letter) < ' ' || letter == 0x7f;
    };
    return !name.empty() && name.size() <= name_bytes_max && text::is_valid_utf8(name) &&
           std::ranges::none_of(name, is_control);
}

static bool is_administrator(Officer const& officer) {
    return officer.roles().contains(Role::Administrator);
}

/// An office that had somebody to appoint others keeps one.
Result<void> Accounts::check_administrators(Appointment const& appointment) {
    Officer const appointed{appointment.account, appointment.name, appointment.grants};
    if (is_administrator(appointed))
        return {};
    bool was_one = false;
    for (Member const& member : TRY(list())) {
        if (!is_administrator(member.officer))
            continue;
        if (member.officer.account != appointment.account)
            return {};
        was_one = true;
    }
    if (was_one)
        return fail("staff.last_administrator", {}, "grants");
    return {};
}

static store::EventDraft event_of(std::string action, Appointer const& by, core::Instant now) {
    return {.at = now,
            .action = std::move(action),
            .role = std::string(cases::name_of(by.role)),
            .account = by.account};
}

Result<std::optional<std::string>> Accounts::appoint(Appointment const& appointment,
                                                     Appointer const& by) {
    if (!is_account_name(appointment.account))
        return fail("staff.account", "2 to 64 letters a-z, digits, dots and dashes", "account");
    if (!is_name(appointment.name))
        return fail("staff.name", "1 to 128 bytes of text", "name");
    std::lock_guard const lock(m_mutex);
    TRY_VOID(check_administrators(appointment));
    auto stored = TRY(m_store.find_account(appointment.account));
    std::optional<std::string> password;
    if (!stored) {
        password = make_password(m_random);
        stored = store::StaffAccount{.account = appointment.account,
                                     .password_hash = TRY(hash_of_password(*password, m_cost))};
    }
    stored->name = appointment.name;
    stored->grants.clear();
    json::Array granted;
    for (Grant const& grant : appointment.grants) {
        store::StaffGrant row{std::string(cases::name_of(grant.role)), grant.unit};
        if (std::ranges::find(stored->grants, row) != stored->grants.end())
            continue;
        stored->grants.push_back(std::move(row));
        granted.emplace_back(text_of(grant));
    }
    store::EventDraft event = event_of("staff.appointed", by, m_clock.now());
    event.body =
        json::write(json::Object{{"account", appointment.account}, {"grants", std::move(granted)}});
    TRY_VOID(m_store.appoint(*stored, event));
    return password;
}

Result<void> Accounts::set_password(std::string_view account, std::string const& password,
                                    store::EventDraft event) {
    auto stored = TRY(m_store.find_account(account));
    if (!stored)
        return fail("staff.unknown", "there is no such account");
    stored->password_hash = TRY(hash_of_password(password, m_cost));
    stored->failures = 0;
    stored->locked_until.reset();
    event.body = json::write(json::Object{{"account", account}});
    return m_store.appoint(*stored, event);
}

std::expected<Officer, Refused> Accounts::change_password(std::string_view account,
                                                          std::string_view password,
                                                          std::string const& next) {
    auto officer = verify(account, password);
    if (!officer)
        return officer;
    if (next.size() < password_bytes_min || next.size() > password_bytes_max || next == password)
        return std::unexpected(Refused{"staff.password"});
    std::lock_guard const lock(m_mutex);
    Appointer const by{officer->account,
                       officer->grants.empty() ? Role::System : first_of(officer->roles())};
    auto const changed =
        set_password(account, next, event_of("staff.password_changed", by, m_clock.now()));
    if (!changed)
        return std::unexpected(Refused{changed.error().code});
    return officer;
}

Result<std::string> Accounts::issue_password(std::string_view account, Appointer const& by) {
    std::lock_guard const lock(m_mutex);
    std::string password = make_password(m_random);
    TRY_VOID(set_password(account, password, event_of("staff.password_issued", by, m_clock.now())));
    return password;
}

}
