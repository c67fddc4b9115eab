#pragma once

#include "server/store/events.h"
#include "shared/cases/case_type.h"

#include <cstdint>
#include <optional>
#include <string>

namespace onedoor::filing {

/// What the event of a step says (store::step_event).
struct StepRecord {
    /// Ids of the file's type.
    std::string action;
    std::string from;
    std::string to;
    /// Of the file after the step.
    std::int32_t version = 0;
};

/// Nothing for events of other kinds.
std::optional<StepRecord> read_step(store::Event const& event);

/// What people read of an event: the name of the step, or the sentence of another event; empty for
/// events that are not for them. `type` is that of the file; null: not known here.
text::Localized describe(cases::CaseType const* type, store::Event const& event);

}
