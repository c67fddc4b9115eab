#pragma once

#include "client/diagnostics/checklist.h"
#include "shared/receipts/slip.h"
#include "shared/text/language.h"

#include <string>
#include <string_view>

namespace onedoor::diagnostics {

/// Which machine reports.
struct Machine {
    std::string office;
    /// Of its configuration.
    std::string id;
    std::string version;
    /// SHA-256 of the program, hexadecimal; its first 16 digits are reported.
    std::string program_digest;
};

/// What receipts::build_readiness_slip() takes; the slip goes to the receipt printer and, as
/// print::slip_pdf(), to paper or a file.
receipts::ReadinessSource readiness_of(Checklist const& checklist, Machine const& machine,
                                       core::Instant checked_at, text::Language language);

/// What staff are asked to do or say for the present check; empty when there is nothing.
std::string_view request_of(Wish wish, text::Language language);

}
