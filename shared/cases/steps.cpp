#include "shared/cases/steps.h"

namespace onedoor::cases {

namespace {

enum class Found : std::uint8_t { NoStep, OtherRole, Step };

}

static Found best_of(CaseType const& type, Action const& action, Attempt const& attempt,
                     Offer& offer) {
    Found found = Found::NoStep;
    for (Step const& step : action.steps) {
        if (type.states[step.from].id != attempt.state)
            continue;
        if (!step.by.has_common(attempt.roles)) {
            found = found == Found::NoStep ? Found::OtherRole : found;
            continue;
        }
        Needs const missing = step.needs.without(attempt.met);
        if (found != Found::Step || missing.size() < offer.missing.size())
            offer = {&action, &step, missing};
        found = Found::Step;
    }
    return found;
}

std::vector<Offer> offers(CaseType const& type, Attempt const& attempt) {
    std::vector<Offer> offers;
    for (Action const& action : type.actions) {
        Offer offer;
        if (best_of(type, action, attempt, offer) == Found::Step)
            offers.push_back(offer);
    }
    return offers;
}

static Need first_of(Needs const& needs) {
    std::size_t place = 0;
    while (!needs.contains(static_cast<Need>(place)))
        ++place;
    return static_cast<Need>(place);
}

Result<Offer> find_offer(CaseType const& type, std::string_view action, Attempt const& attempt) {
    Action const* const wanted = type.action(action);
    Offer offer;
    Found const found = wanted == nullptr ? Found::NoStep : best_of(type, *wanted, attempt, offer);
    if (found == Found::NoStep)
        return fail("case.action", "this step is not possible now");
    if (found == Found::OtherRole)
        return fail("case.role", "this step belongs to another role");
    if (!offer.missing.is_empty())
        return fail("case.need", name_of(first_of(offer.missing)));
    return offer;
}

}
