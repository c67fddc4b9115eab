#include "shared/cases/steps.h"
#include "tests/support/read_file.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::cases;

namespace {

CaseType const& file() {
    static CaseType const type =
        parse_case_type(support::read_file("assets/case-types/one-door-file.v1.json")).value();
    return type;
}

/// The state after the step, or why there is none.
std::string after(std::string_view state, std::string_view action, Roles roles, Needs met = {}) {
    Result<Offer> const offer = find_offer(file(), action, {state, roles, met});
    if (offer)
        return file().states[offer->step->to].id;
    Error const& error = offer.error();
    return error.detail.contains(' ') ? error.code : error.code + " " + error.detail;
}

Needs everything() {
    Needs needs;
    for (std::size_t i = 0; i < need_count; ++i)
        needs.insert(static_cast<Need>(i));
    return needs;
}

}

TEST_CASE("steps: no code is issued while a required paper is missing") {
    CHECK(after("submitted", "accept", {Role::Receptionist}) == "case.need papers_complete");
    CHECK(after("submitted", "accept", {Role::Receptionist}, {Need::PapersComplete}) == "accepted");
}

TEST_CASE("steps: an applicant accepts nothing and may ask for the file back") {
    CHECK(after("submitted", "accept", {Role::Citizen}, everything()) == "case.role");
    CHECK(after("processing", "request_withdrawal", {Role::Citizen}, {Need::Reason}) ==
          "withdrawing");
    CHECK(after("returned", "hand_over", {Role::Releaser}, everything()) == "case.action");
    CHECK(after("submitted", "fly", {Role::Receptionist}, everything()) == "case.action");
}

TEST_CASE("steps: a result leaves signed, paid for, and to the right person") {
    CHECK(after("awaiting_signature", "sign_result", {Role::Leader}) == "case.need result_signed");
    CHECK(after("result_ready", "hand_over", {Role::Releaser}, {Need::FeesSettled}) ==
          "case.need receiver_identified");
    CHECK(after("result_ready", "hand_over", {Role::Releaser},
                {Need::FeesSettled, Need::ReceiverIdentified}) == "returned");
}

TEST_CASE("steps: a withdrawal before acceptance can only be granted") {
    CHECK(after("withdrawing", "refuse_withdrawal", {Role::Receptionist},
                {Need::Reason, Need::Unit}) == "case.need code_issued");
    CHECK(after("withdrawing", "grant_withdrawal", {Role::Receptionist}) == "stopped");
}

TEST_CASE("steps: a file is extended once, and only with a reason and a new time") {
    CHECK(after("processing", "extend", {Role::Leader},
                {Need::CodeIssued, Need::Reason, Need::NewTime}) == "case.need not_extended");
    CHECK(after("processing", "extend", {Role::Leader},
                {Need::CodeIssued, Need::Reason, Need::NewTime, Need::NotExtended}) ==
          "processing");
    CHECK(after("processing", "extend", {Role::Handler}, everything()) == "case.role");
}

TEST_CASE("steps: what ends a file against its applicant takes two people") {
    for (std::string_view const action : {"refuse", "stop"})
        CHECK(after("processing", action, {Role::Leader}, {Need::Reason}) ==
              "case.need second_person");
}

TEST_CASE("steps: an officer of two roles has the steps of both") {
    Roles const both{Role::Receptionist, Role::Releaser};
    CHECK(offers(file(), {"result_ready", both, {}}).size() == 2);
    CHECK(offers(file(), {"submitted", both, {}}).size() == 5);
    CHECK(offers(file(), {"submitted", {Role::Handler}, {}}).empty());
}

TEST_CASE("steps: what is offered without anything missing can be done, and nothing else") {
    for (State const& state : file().states) {
        for (std::size_t role = 0; role < role_count; ++role) {
            for (std::uint32_t bits = 0; bits < (1U << need_count); bits += 331) {
                Needs met;
                for (std::size_t need = 0; need < need_count; ++need)
                    if ((bits >> need & 1U) != 0)
                        met.insert(static_cast<Need>(need));
                Attempt const attempt{state.id, {static_cast<Role>(role)}, met};
                std::vector<Offer> const offered = offers(file(), attempt);
                for (Action const& action : file().actions) {
                    bool const is_free = std::ranges::any_of(offered, [&](Offer const& offer) {
                        return offer.action == &action && offer.missing.is_empty();
                    });
                    REQUIRE(find_offer(file(), action.id, attempt).has_value() == is_free);
                }
            }
        }
    }
}
