#pragma once

#include "shared/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::validation {

enum class PhoneKind : std::uint8_t { Mobile, Landline };

struct Phone {
    /// Digits as dialled inside Vietnam: "0912345678", "02438255255".
    std::string national;
    PhoneKind kind = PhoneKind::Mobile;

    bool operator==(Phone const&) const = default;
};

/// Accepts blanks, dots, dashes and brackets between digits and the prefixes +84, 0084 and 84.
/// Mobile numbers have 10 digits (03, 05, 07, 08, 09), landlines 11 (02), by the national
/// numbering plan in force since 2018.
/// Fails with "phone.character", "phone.length", "phone.prefix".
Result<Phone> parse_phone(std::string_view text);

/// "+84912345678" (E.164).
std::string international(Phone const& phone);

/// For screens that others can see: "09•• ••• 268". Any other length keeps the first two and
/// the last three digits.
std::string masked_phone(std::string_view national);

}
