#pragma once

#include "shared/cases/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::staff {

/// What somebody may be in the office.
struct Grant {
    cases::Role role = cases::Role::Receptionist;
    /// Id of a unit of the office (intake::Office::units); empty: in every unit.
    std::string unit;

    bool operator==(Grant const&) const = default;
};

/// "receptionist@mot-cua", "leader" (in every unit).
std::string text_of(Grant const& grant);
/// The other way round; whether the office has the unit is not looked at. Nothing for roles that
/// nobody holds by appointment: citizen and system.
std::optional<Grant> read_grant(std::string_view text);

/// The signed-in official who acts.
struct Officer {
    std::string account;
    std::string name;
    std::vector<Grant> grants;

    /// Roles held in any unit at all.
    [[nodiscard]] cases::Roles roles() const;
    /// Roles held in this unit, those held in every unit among them.
    [[nodiscard]] cases::Roles roles_in(std::string_view unit) const;
    /// Roles towards a file. The counter serves the files of all units: receptionist and releaser
    /// count wherever they are held; every other role counts in the file's handling unit. Towards
    /// a file that no unit handles yet (empty) only those count that are held in every unit.
    [[nodiscard]] cases::Roles roles_towards(std::string_view handling_unit) const;
};

/// The role that goes into a record where any of them would do: the first in the order of the
/// vocabulary. `roles` is not empty.
cases::Role first_of(cases::Roles roles);

}
