#pragma once

#include "server/casework/act.h"
#include "server/filing/published.h"
#include "server/intake/office.h"
#include "server/staff/officer.h"
#include "server/store/store.h"
#include "shared/cases/steps.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <string>
#include <vector>

namespace onedoor::casework {

/// Everything outlives the service.
struct Dependencies {
    store::Store& store;
    filing::Published const& published;
    intake::Office const& office;
    core::Clock const& clock;
};

/// The member of an act that brings what is needed; empty: the file itself is not ready.
std::string_view member_of(cases::Need need);
/// A sentence that asks people for it.
text::Localized describe(cases::Need need);
/// Of this room's codes; empty for others.
text::Localized describe(std::string_view code);

/// What became of an act.
struct Done {
    enum class Outcome : std::uint8_t {
        Done,
        /// It was done before, by this very act.
        Repeated,
        /// Others changed the file since; nothing was done. `since` says what they did.
        Stale
    };

    Outcome outcome = Outcome::Done;
    /// As stored now.
    store::CaseSummary file;
    /// Stale: the steps the actor had not seen, oldest first.
    std::vector<store::Event> since;
};

/// Moves files from state to state as their type says: the one engine of the office. Thread-safe.
/// Codes: "file.not_found", "file.type", "file.transition_forbidden", "file.role_forbidden",
/// "act.missing" (a need of the step; its path is the member of the act that brings it),
/// "act.unit", "act.officer", "act.until", "act.conflict" (the id belongs to another act), those of
/// shared/calendar and shared/cases, and of store::StepStore.
class Service {
public:
    explicit Service(Dependencies const& dependencies) : m_given(dependencies) {}

    /// What the officer may do with the file now. What an act itself brings (a reason, a unit)
    /// counts as missing here.
    Result<std::vector<cases::Offer>> offers(staff::Officer const& officer,
                                             store::CaseSummary const& file);
    Result<Done> act(staff::Officer const& officer, std::string_view reference, Act const& act);
    /// For the applicant (Role::Citizen), who has shown the file's secret, or for the program
    /// itself (Role::System).
    Result<Done> act(cases::Role role, std::string_view reference, Act const& act);

private:
    Result<store::CaseSummary> find(std::string_view reference);
    Result<Done> take(Actor const& actor, store::CaseSummary const& file, Act const& act);
    Result<cases::CaseType const*> type_of(store::CaseSummary const& file) const;
    bool are_fees_settled(store::CaseSummary const& file) const;
    Result<void> check_assignment(Act const& act);
    Result<Done> stale(Act const& act, store::CaseSummary file);

    Dependencies m_given;
};

}
