#include "server/casework/service.h"

#include "server/casework/draft.h"
#include "server/casework/needs.h"
#include "server/filing/step_record.h"
#include "shared/catalogue/catalogue.h"

#include <algorithm>

namespace onedoor::casework {

Result<cases::CaseType const*> Service::type_of(store::CaseSummary const& file) const {
    cases::CaseType const* const type =
        m_given.published.case_types().find(file.type, file.type_version);
    if (type == nullptr)
        return fail("file.type", "no such kind of file: " + file.type);
    return type;
}

/// As long as no payment is recorded, only what is free is settled.
bool Service::are_fees_settled(store::CaseSummary const& file) const {
    catalogue::Procedure const* const procedure =
        m_given.published.revision(file.procedure, file.procedure_revision);
    if (procedure == nullptr)
        return false;
    auto const channel = file.channel == store::Channel::Counter ? catalogue::Channel::Counter
                                                                 : catalogue::Channel::Online;
    catalogue::Method const* const method =
        catalogue::method_for(*procedure, channel, file.case_id);
    if (method == nullptr)
        return false;
    return std::ranges::all_of(
        catalogue::fees_for(*method, file.case_id),
        [](catalogue::Fee const* fee) { return fee->amount && fee->amount->amount == 0; });
}

Result<std::vector<cases::Offer>> Service::offers(staff::Officer const& officer,
                                                  store::CaseSummary const& file) {
    cases::CaseType const& type = *TRY(type_of(file));
    cases::Needs const met = met_by_file({file, m_given.clock.now(), are_fees_settled(file)});
    return cases::offers(type, {file.state, officer.roles_towards(file.unit), met});
}

static Error refusal_of(Error const& error) {
    if (error.code == "case.role")
        return {"file.role_forbidden", {}, error.detail};
    if (error.code != "case.need")
        return {"file.transition_forbidden", {}, error.detail};
    auto const need = cases::need_named(error.detail);
    return {"act.missing", need ? std::string(member_of(*need)) : std::string(), error.detail};
}

static cases::Needs together(cases::Needs const& one, cases::Needs const& other) {
    cases::Needs all = one;
    for (std::size_t i = 0; i < cases::need_count; ++i)
        if (auto const need = static_cast<cases::Need>(i); other.contains(need))
            all.insert(need);
    return all;
}

/// Who and where the act names is there.
Result<void> Service::check_assignment(Act const& act) {
    if (!act.unit.empty()) {
        intake::Unit const* const unit = m_given.office.find_unit(act.unit);
        if (unit == nullptr || !unit->handles)
            return fail("act.unit", "no unit that settles files", "unit");
    }
    if (!act.officer.empty() && !TRY(m_given.store.find_account(act.officer)))
        return fail("act.officer", "nobody has this account", "officer");
    if (act.until && *act.until <= m_given.clock.now())
        return fail("act.until", "the time is over already", "until");
    return {};
}

/// Steps after the version the actor saw.
Result<Done> Service::stale(Act const& act, store::CaseSummary file) {
    Done done{Done::Outcome::Stale, std::move(file), {}};
    for (store::Event& event : TRY(m_given.store.events_of(done.file.reference))) {
        std::optional<filing::StepRecord> const step = filing::read_step(event);
        if (step && step->version > act.version)
            done.since.push_back(std::move(event));
    }
    return done;
}

Result<store::CaseSummary> Service::find(std::string_view reference) {
    std::optional<store::CaseSummary> file = TRY(m_given.store.find_summary(reference));
    if (!file)
        return fail("file.not_found", "no file has this reference");
    return std::move(*file);
}

Result<Done> Service::act(staff::Officer const& officer, std::string_view reference,
                          Act const& act) {
    store::CaseSummary const file = TRY(find(reference));
    return take({officer.account, officer.name, officer.roles_towards(file.unit)}, file, act);
}

Result<Done> Service::act(cases::Role role, std::string_view reference, Act const& act) {
    return take({.roles = {role}}, TRY(find(reference)), act);
}

Result<Done> Service::take(Actor const& actor, store::CaseSummary const& file, Act const& act) {
    if (std::optional<store::DoneAct> const before = TRY(m_given.store.find_act(act.id))) {
        if (before->request_hash != act.hash || before->reference != file.reference)
            return fail("act.conflict", "the id belongs to another act", "act_id");
        return Done{Done::Outcome::Repeated, file, {}};
    }
    if (file.version != act.version)
        return stale(act, file);
    cases::CaseType const& type = *TRY(type_of(file));
    core::Instant const now = m_given.clock.now();
    cases::Needs const met =
        together(met_by_file({file, now, are_fees_settled(file)}), met_by_act(act));
    Result<cases::Offer> const offer =
        cases::find_offer(type, act.action, {file.state, actor.roles, met});
    if (!offer)
        return std::unexpected(refusal_of(offer.error()));
    TRY_VOID(check_assignment(act));
    Allowed const allowed{actor, act, type, *offer->action, *offer->step, now};
    store::StepDraft const draft = TRY(draft_step(m_given, allowed, file));
    store::Stepped stepped = TRY(m_given.store.step(draft));
    switch (stepped.outcome) {
    case store::StepOutcome::Done:
        return Done{Done::Outcome::Done, std::move(*stepped.summary), {}};
    case store::StepOutcome::Repeated:
        return Done{Done::Outcome::Repeated, std::move(*stepped.summary), {}};
    case store::StepOutcome::Stale:
        return stale(act, std::move(*stepped.summary));
    case store::StepOutcome::Conflict:
        return fail("act.conflict", "the id belongs to another act", "act_id");
    case store::StepOutcome::NotFound:
        break;
    }
    return fail("file.not_found", "no file has this reference");
}

}
