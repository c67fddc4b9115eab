#pragma once

#include "shared/cases/case_type.h"

namespace onedoor::cases {

/// Who acts, on what: `met` are the needs that are fulfilled at this moment.
struct Attempt {
    /// Id of a state of the type.
    std::string_view state;
    Roles roles;
    Needs met;
};

/// An action some role of the officer has in this state.
struct Offer {
    Action const* action = nullptr;
    Step const* step = nullptr;
    /// What is missing before it can be done; empty: it can.
    Needs missing;
};

/// In the order of the type; of two steps the one that misses least.
std::vector<Offer> offers(CaseType const& type, Attempt const& attempt);

/// What `action` may do now. Fails with "case.action" (nobody does this in this state), "case.role"
/// (not a step of these roles) or "case.need", whose detail is the name of the first missing need.
Result<Offer> find_offer(CaseType const& type, std::string_view action, Attempt const& attempt);

}
