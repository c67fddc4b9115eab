#pragma once

#include "server/casework/service.h"

namespace onedoor::casework {

/// A step that its type and its needs allow, ready to be stored.
struct Allowed {
    Actor const& actor;
    Act const& act;
    cases::CaseType const& type;
    cases::Action const& action;
    cases::Step const& step;
    core::Instant now;
};

/// The file after the step: state, clock, times, who has it, code, documents, event. Fails with
/// "act.until" or the codes of shared/calendar.
Result<store::StepDraft> draft_step(Dependencies const& given, Allowed const& allowed,
                                    store::CaseSummary const& before);

}
