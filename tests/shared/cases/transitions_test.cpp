#include "shared/cases/transitions.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <tuple>

using namespace onedoor::cases;

static FileFacts const everything{.papers_complete = true,
                                  .reason_given = true,
                                  .fees_settled = true,
                                  .code_issued = true,
                                  .supplement_overdue = true,
                                  .result_signed = true};

static std::string outcome(State from, Action action, Role role, FileFacts const& facts) {
    auto const result = apply(from, action, role, facts);
    return result ? std::string(state_name(*result).en) : result.error().code;
}

TEST_CASE("transitions: they change the national status exactly as the portal allows") {
    std::map<int, std::set<int>> const portal{
        {1, {2, 3, 5, 7}}, {2, {4, 5, 6, 7, 8}}, {4, {3, 5, 6, 7, 8, 9}},
        {5, {2, 4, 7, 8}}, {6, {4, 9}},          {7, {4, 8}},
        {9, {10}},
    };
    std::map<int, std::set<int>> found;
    for (Transition const& transition : transitions()) {
        int const from = static_cast<int>(national_status(transition.from));
        int const to = static_cast<int>(national_status(transition.to));
        if (from != to)
            found[from].insert(to);
    }
    CHECK(found == portal);
}

TEST_CASE("transitions: every state is reached, final ones are left by nobody") {
    std::set<State> reached{State::Submitted};
    for (std::size_t round = 0; round < states.size(); ++round) {
        for (Transition const& transition : transitions()) {
            if (reached.contains(transition.from))
                reached.insert(transition.to);
        }
    }
    CHECK(reached.size() == states.size());
    for (State const state : states) {
        bool const left = std::ranges::any_of(
            transitions(), [&](Transition const& step) { return step.from == state; });
        CHECK(left != is_final(national_status(state)));
    }
}

TEST_CASE("transitions: a step of a role from a state is in the table once") {
    std::set<std::tuple<State, Action, Role>> steps;
    for (Transition const& transition : transitions())
        steps.insert({transition.from, transition.action, transition.role});
    CHECK(steps.size() == transitions().size());
}

TEST_CASE("transitions: no code is issued while a required paper is missing") {
    CHECK(outcome(State::Submitted, Action::Accept, Role::Receptionist, {}) == "case.guard");
    CHECK(outcome(State::Submitted, Action::Accept, Role::Receptionist,
                  {.papers_complete = true}) == "Accepted");
}

TEST_CASE("transitions: an applicant accepts nothing") {
    CHECK(outcome(State::Submitted, Action::Accept, Role::Applicant, everything) == "case.role");
    CHECK(outcome(State::Returned, Action::HandOver, Role::Receptionist, everything) ==
          "case.action");
    CHECK(allowed_actions(State::Processing, Role::Applicant, everything) ==
          std::vector{Action::RequestWithdrawal});
}

TEST_CASE("transitions: a result leaves only signed and paid") {
    CHECK(outcome(State::AwaitingSignature, Action::SignResult, Role::Signatory,
                  {.fees_settled = true}) == "case.guard");
    CHECK(outcome(State::ResultReady, Action::HandOver, Role::Receptionist, {}) == "case.guard");
    CHECK(outcome(State::ResultReady, Action::HandOver, Role::Receptionist,
                  {.fees_settled = true}) == "Result returned");
}

TEST_CASE("transitions: a withdrawal before acceptance can only be granted") {
    CHECK(outcome(State::Withdrawing, Action::RefuseWithdrawal, Role::Receptionist, {}) ==
          "case.guard");
    CHECK(outcome(State::Withdrawing, Action::RefuseWithdrawal, Role::Receptionist,
                  {.code_issued = true}) == "Being processed");
    CHECK(outcome(State::Withdrawing, Action::GrantWithdrawal, Role::Receptionist, {}) ==
          "Stopped");
}

TEST_CASE("transitions: apply and allowed_actions agree on every combination") {
    for (State const state : states) {
        for (int role = 0; role <= static_cast<int>(Role::System); ++role) {
            for (unsigned bits = 0; bits < 64; ++bits) {
                FileFacts const facts{(bits & 1) != 0, (bits & 2) != 0,  (bits & 4) != 0,
                                      (bits & 8) != 0, (bits & 16) != 0, (bits & 32) != 0};
                auto const allowed = allowed_actions(state, static_cast<Role>(role), facts);
                for (int action = 0; action <= static_cast<int>(Action::HandOver); ++action) {
                    bool const listed =
                        std::ranges::find(allowed, static_cast<Action>(action)) != allowed.end();
                    auto const result =
                        apply(state, static_cast<Action>(action), static_cast<Role>(role), facts);
                    REQUIRE(listed == result.has_value());
                }
            }
        }
    }
}
