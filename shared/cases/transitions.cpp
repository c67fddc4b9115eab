#include "shared/cases/transitions.h"

#include "shared/core/verify.h"

namespace onedoor::cases {

static constexpr Transition table[] = {
    {State::Submitted, Action::StartChecking, Role::Receptionist, Guard::None, State::Checking},
    {State::Submitted, Action::Accept, Role::Receptionist, Guard::PapersComplete, State::Accepted},
    {State::Submitted, Action::RefuseAcceptance, Role::Receptionist, Guard::ReasonGiven,
     State::NotAccepted},
    {State::Submitted, Action::RequestSupplement, Role::Receptionist, Guard::ReasonGiven,
     State::SupplementBeforeAcceptance},
    {State::Submitted, Action::RequestWithdrawal, Role::Applicant, Guard::None, State::Withdrawing},

    {State::Checking, Action::Accept, Role::Receptionist, Guard::PapersComplete, State::Accepted},
    {State::Checking, Action::RefuseAcceptance, Role::Receptionist, Guard::ReasonGiven,
     State::NotAccepted},
    {State::Checking, Action::RequestSupplement, Role::Receptionist, Guard::ReasonGiven,
     State::SupplementBeforeAcceptance},
    {State::Checking, Action::RequestWithdrawal, Role::Applicant, Guard::None, State::Withdrawing},

    {State::SupplementBeforeAcceptance, Action::Accept, Role::Receptionist, Guard::PapersComplete,
     State::Accepted},
    {State::SupplementBeforeAcceptance, Action::RequestWithdrawal, Role::Applicant, Guard::None,
     State::Withdrawing},
    {State::SupplementBeforeAcceptance, Action::Stop, Role::Receptionist, Guard::SupplementOverdue,
     State::Stopped},
    {State::SupplementBeforeAcceptance, Action::Stop, Role::System, Guard::SupplementOverdue,
     State::Stopped},

    {State::Accepted, Action::RouteToHandler, Role::Receptionist, Guard::None, State::Processing},
    {State::Accepted, Action::RequestSupplement, Role::Receptionist, Guard::ReasonGiven,
     State::SupplementInProcessing},
    {State::Accepted, Action::RequestPayment, Role::Receptionist, Guard::None,
     State::FinancialDuty},
    {State::Accepted, Action::RequestWithdrawal, Role::Applicant, Guard::None, State::Withdrawing},
    {State::Accepted, Action::Stop, Role::Signatory, Guard::ReasonGiven, State::Stopped},

    {State::Processing, Action::ConsultAgency, Role::Handler, Guard::None, State::Consulting},
    {State::Processing, Action::RequestSupplement, Role::Handler, Guard::ReasonGiven,
     State::SupplementInProcessing},
    {State::Processing, Action::RequestPayment, Role::Handler, Guard::None, State::FinancialDuty},
    {State::Processing, Action::ProposeResult, Role::Handler, Guard::None,
     State::AwaitingSignature},
    {State::Processing, Action::RequestWithdrawal, Role::Applicant, Guard::None,
     State::Withdrawing},
    {State::Processing, Action::Stop, Role::Signatory, Guard::ReasonGiven, State::Stopped},
    {State::Processing, Action::Refuse, Role::Signatory, Guard::ReasonGiven, State::Refused},

    {State::Consulting, Action::ReceiveOpinion, Role::Handler, Guard::None, State::Processing},

    {State::AwaitingSignature, Action::SendBackDraft, Role::Signatory, Guard::ReasonGiven,
     State::Processing},
    {State::AwaitingSignature, Action::SignResult, Role::Signatory, Guard::ResultSigned,
     State::ResultReady},
    {State::AwaitingSignature, Action::Refuse, Role::Signatory, Guard::ReasonGiven, State::Refused},

    {State::SupplementInProcessing, Action::DeliverSupplement, Role::Receptionist,
     Guard::PapersComplete, State::Processing},
    {State::SupplementInProcessing, Action::RequestWithdrawal, Role::Applicant, Guard::None,
     State::Withdrawing},
    {State::SupplementInProcessing, Action::Stop, Role::Signatory, Guard::SupplementOverdue,
     State::Stopped},
    {State::SupplementInProcessing, Action::Stop, Role::System, Guard::SupplementOverdue,
     State::Stopped},

    {State::FinancialDuty, Action::ConfirmPayment, Role::Receptionist, Guard::FeesSettled,
     State::Processing},
    {State::FinancialDuty, Action::ConfirmPayment, Role::System, Guard::FeesSettled,
     State::Processing},
    {State::FinancialDuty, Action::SignResult, Role::Signatory, Guard::ResultSigned,
     State::ResultReady},

    {State::Withdrawing, Action::GrantWithdrawal, Role::Receptionist, Guard::None, State::Stopped},
    {State::Withdrawing, Action::RefuseWithdrawal, Role::Receptionist, Guard::CodeIssued,
     State::Processing},

    {State::ResultReady, Action::PostResult, Role::Receptionist, Guard::FeesSettled,
     State::ResultPosted},
    {State::ResultReady, Action::HandOver, Role::Receptionist, Guard::FeesSettled, State::Returned},
    {State::ResultPosted, Action::HandOver, Role::Receptionist, Guard::None, State::Returned},
    {State::ResultPosted, Action::HandOver, Role::System, Guard::None, State::Returned},
};

std::span<Transition const> transitions() {
    return table;
}

static bool holds(Guard guard, FileFacts const& facts) {
    switch (guard) {
    case Guard::None:
        return true;
    case Guard::PapersComplete:
        return facts.papers_complete;
    case Guard::ReasonGiven:
        return facts.reason_given;
    case Guard::FeesSettled:
        return facts.fees_settled;
    case Guard::CodeIssued:
        return facts.code_issued;
    case Guard::SupplementOverdue:
        return facts.supplement_overdue;
    case Guard::ResultSigned:
        return facts.result_signed;
    }
    VERIFY(false);
}

static std::string_view what_is_missing(Guard guard) {
    switch (guard) {
    case Guard::None:
        return "nothing";
    case Guard::PapersComplete:
        return "a required paper is missing";
    case Guard::ReasonGiven:
        return "a written reason is needed";
    case Guard::FeesSettled:
        return "the fees are not settled";
    case Guard::CodeIssued:
        return "the file has no code yet";
    case Guard::SupplementOverdue:
        return "the time for supplementing is not over";
    case Guard::ResultSigned:
        return "the result is not signed";
    }
    VERIFY(false);
}

Result<State> apply(State from, Action action, Role role, FileFacts const& facts) {
    bool possible = false;
    for (Transition const& transition : table) {
        if (transition.from != from || transition.action != action)
            continue;
        possible = true;
        if (transition.role != role)
            continue;
        if (!holds(transition.guard, facts))
            return fail("case.guard", what_is_missing(transition.guard));
        return transition.to;
    }
    if (possible)
        return fail("case.role", "this step belongs to another role");
    return fail("case.action", "this step is not possible now");
}

std::vector<Action> allowed_actions(State from, Role role, FileFacts const& facts) {
    std::vector<Action> actions;
    for (Transition const& transition : table) {
        bool const applies = transition.from == from && transition.role == role;
        if (applies && holds(transition.guard, facts))
            actions.push_back(transition.action);
    }
    return actions;
}

}
