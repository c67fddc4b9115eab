#pragma once

#include "shared/text/language.h"

#include <array>
#include <cstdint>
#include <optional>

namespace onedoor::cases {

/// File statuses of the national public service portal; the values are its codes.
enum class NationalStatus : std::uint8_t {
    Registered = 1,
    Accepted = 2,
    NotAccepted = 3,
    Processing = 4,
    SupplementRequested = 5,
    FinancialDutyRequested = 6,
    WithdrawalRequested = 7,
    Stopped = 8,
    Finished = 9,
    Returned = 10
};

inline constexpr std::array<NationalStatus, 10> national_statuses{
    NationalStatus::Registered,
    NationalStatus::Accepted,
    NationalStatus::NotAccepted,
    NationalStatus::Processing,
    NationalStatus::SupplementRequested,
    NationalStatus::FinancialDutyRequested,
    NationalStatus::WithdrawalRequested,
    NationalStatus::Stopped,
    NationalStatus::Finished,
    NationalStatus::Returned};

/// Nothing when there is no such code.
std::optional<NationalStatus> national_status_of_code(std::int64_t code);

/// The portal's own wording in Vietnamese.
text::Localized status_name(NationalStatus status);

/// NotAccepted, Stopped and Returned: nothing follows.
bool is_final(NationalStatus status);

/// Where a file stands inside the office; finer than the national status, which is derived from it.
/// The values are stored: append only.
enum class State : std::uint8_t {
    /// Filed online or at a kiosk, nobody has looked at it.
    Submitted = 1,
    /// An officer checks the papers.
    Checking = 2,
    /// Missing papers asked for before a code was issued (form 02).
    SupplementBeforeAcceptance = 3,
    /// Code and form 01 issued.
    Accepted = 4,
    /// Refused at the counter (form 03).
    NotAccepted = 5,
    /// With the handling unit.
    Processing = 6,
    /// Waiting for the answer of another agency.
    Consulting = 7,
    /// The draft result waits for the competent person's signature.
    AwaitingSignature = 8,
    /// Form 02 after acceptance; the clock stands.
    SupplementInProcessing = 9,
    /// Fee or tax notice sent.
    FinancialDuty = 10,
    /// The applicant wants the file back.
    Withdrawing = 11,
    /// Form 05.
    Stopped = 12,
    /// Refused after appraisal (form 03, Decree 61/2018 art. 19(8)).
    Refused = 13,
    /// Result signed, waiting at the counter or online.
    ResultReady = 14,
    /// Result on its way by post.
    ResultPosted = 15,
    /// Result handed over.
    Returned = 16
};

inline constexpr std::array<State, 16> states{
    State::Submitted,     State::Checking,          State::SupplementBeforeAcceptance,
    State::Accepted,      State::NotAccepted,       State::Processing,
    State::Consulting,    State::AwaitingSignature, State::SupplementInProcessing,
    State::FinancialDuty, State::Withdrawing,       State::Stopped,
    State::Refused,       State::ResultReady,       State::ResultPosted,
    State::Returned};

std::optional<State> state_of_code(std::int64_t code);
NationalStatus national_status(State state);
text::Localized state_name(State state);

}
