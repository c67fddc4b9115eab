#include "server/staff/officer.h"

#include "shared/core/verify.h"

namespace onedoor::staff {

using cases::Role;
using cases::Roles;

static constexpr Roles counter_roles{Role::Receptionist, Role::Releaser};
static constexpr Roles appointed_roles{Role::Receptionist, Role::Releaser, Role::Handler,
                                       Role::Leader, Role::Administrator};

std::string text_of(Grant const& grant) {
    std::string text(cases::name_of(grant.role));
    if (!grant.unit.empty())
        text.append("@").append(grant.unit);
    return text;
}

std::optional<Grant> read_grant(std::string_view text) {
    std::size_t const at = text.find('@');
    auto const role = cases::role_named(text.substr(0, at));
    if (!role || !appointed_roles.contains(*role))
        return std::nullopt;
    if (at == std::string_view::npos)
        return Grant{*role, {}};
    if (at + 1 == text.size())
        return std::nullopt;
    return Grant{*role, std::string(text.substr(at + 1))};
}

Roles Officer::roles() const {
    Roles held;
    for (Grant const& grant : grants)
        held.insert(grant.role);
    return held;
}

Roles Officer::roles_in(std::string_view unit) const {
    Roles held;
    for (Grant const& grant : grants)
        if (grant.unit.empty() || grant.unit == unit)
            held.insert(grant.role);
    return held;
}

Roles Officer::roles_towards(std::string_view handling_unit) const {
    Roles held = roles_in(handling_unit);
    for (Grant const& grant : grants)
        if (counter_roles.contains(grant.role))
            held.insert(grant.role);
    return held;
}

Role first_of(Roles roles) {
    VERIFY(!roles.is_empty());
    for (std::size_t i = 0; i < cases::role_count; ++i)
        if (auto const role = static_cast<Role>(i); roles.contains(role))
            return role;
    VERIFY(false);
}

}
