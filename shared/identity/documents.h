#pragma once

#include "shared/core/result.h"

#include <string>
#include <string_view>

/// Identity papers other than the citizen number. Each function gives the number as it is stored:
/// upper case, without blanks, dots and dashes.
namespace onedoor::identity {

/// Chứng minh nhân dân: 9 or 12 digits. Fails with "identity_card.format".
Result<std::string> parse_identity_card(std::string_view text);

/// Vietnamese passport: one letter, seven digits. Fails with "passport.format".
Result<std::string> parse_passport(std::string_view text);

/// Any country's passport: 5 to 9 letters and digits (ICAO 9303-3, document number ≤ 9).
/// Fails with "travel_document.format".
Result<std::string> parse_travel_document(std::string_view text);

}
