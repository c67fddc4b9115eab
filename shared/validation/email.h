#pragma once

#include "shared/core/result.h"

#include <string>
#include <string_view>

namespace onedoor::validation {

/// An address as mail systems in use accept it: RFC 5321 without quoted local parts, address
/// literals and non-ASCII; local part ≤ 64, whole ≤ 254 characters, a domain with at least one
/// dot. Gives it without surrounding blanks, the domain in lower case.
/// Fails with "email.missing_at", "email.local_part", "email.domain", "email.length",
/// "email.character".
Result<std::string> parse_email(std::string_view text);

}
