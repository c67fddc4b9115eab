#pragma once

#include "server/casework/act.h"
#include "server/store/cases.h"

namespace onedoor::casework {

/// What a step is judged by.
struct Situation {
    store::CaseSummary const& file;
    core::Instant now;
    /// Nothing is to be paid, or all of it was.
    bool are_fees_settled = false;
};

/// What is true of the file whoever acts.
cases::Needs met_by_file(Situation const& situation);
/// What the act brings along.
cases::Needs met_by_act(Act const& act);

}
