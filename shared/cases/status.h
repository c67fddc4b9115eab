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

}
