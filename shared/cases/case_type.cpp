#include "shared/cases/case_type.h"

#include <algorithm>

namespace onedoor::cases {

State const* CaseType::state(std::string_view wanted) const {
    auto const found = std::ranges::find(states, wanted, &State::id);
    return found == states.end() ? nullptr : &*found;
}

Action const* CaseType::action(std::string_view wanted) const {
    auto const found = std::ranges::find(actions, wanted, &Action::id);
    return found == actions.end() ? nullptr : &*found;
}

bool CaseType::is_final(State const& state) const {
    auto const leaves = [&](Step const& step) { return &states[step.from] == &state; };
    return std::ranges::none_of(
        actions, [&](Action const& action) { return std::ranges::any_of(action.steps, leaves); });
}

}
