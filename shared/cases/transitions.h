#pragma once

#include "shared/cases/status.h"
#include "shared/core/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace onedoor::cases {

enum class Action : std::uint8_t {
    StartChecking,
    Accept,
    RefuseAcceptance,
    RequestSupplement,
    DeliverSupplement,
    RouteToHandler,
    ConsultAgency,
    ReceiveOpinion,
    ProposeResult,
    SendBackDraft,
    RequestPayment,
    ConfirmPayment,
    RequestWithdrawal,
    RefuseWithdrawal,
    GrantWithdrawal,
    Stop,
    Refuse,
    SignResult,
    PostResult,
    HandOver
};

enum class Role : std::uint8_t {
    /// The applicant, the owner of the file or a person they authorised.
    Applicant,
    /// The officer at the one-door counter.
    Receptionist,
    /// The officer of the handling unit.
    Handler,
    /// The person competent to sign.
    Signatory,
    /// The program itself: time-outs, payment notices.
    System
};

/// What must be true of the file before the step.
enum class Guard : std::uint8_t {
    None,
    /// Every required paper is there in full.
    PapersComplete,
    /// A written reason goes with the step (forms 02, 03, 05).
    ReasonGiven,
    /// What is due was paid, or nothing is due.
    FeesSettled,
    /// The file has its code.
    CodeIssued,
    /// The time for supplementing is over.
    SupplementOverdue,
    /// The result carries its signature.
    ResultSigned
};

/// What the caller knows about the file at this moment.
struct FileFacts {
    bool papers_complete = false;
    bool reason_given = false;
    bool fees_settled = false;
    bool code_issued = false;
    bool supplement_overdue = false;
    bool result_signed = false;
};

struct Transition {
    State from;
    Action action;
    Role role;
    Guard guard;
    State to;
};

/// The whole table. (from, action, role) is unique.
std::span<Transition const> transitions();

/// The state after the step. Fails with "case.action" (not possible from this state), "case.role"
/// (not this role's step) or "case.guard" (Error::detail names what is missing).
Result<State> apply(State from, Action action, Role role, FileFacts const& facts);

/// What this role may do now, guards included.
std::vector<Action> allowed_actions(State from, Role role, FileFacts const& facts);

}
