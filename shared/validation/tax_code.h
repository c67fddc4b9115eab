#pragma once

#include "shared/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::validation {

enum class TaxCodeKind : std::uint8_t {
    /// 10 digits.
    Business,
    /// 10 digits, dash, 3 digits: a branch or other dependent unit.
    Branch,
    /// The 12-digit citizen number, tax code of persons and household businesses since 07/2025.
    Personal
};

enum class CheckDigit : std::uint8_t { None, Matches, Differs };

struct TaxCode {
    /// "0300588569", "0300588569-001" or 12 digits.
    std::string text;
    TaxCodeKind kind = TaxCodeKind::Business;
    /// Of the 10-digit part. A difference is a warning, not an error: the rule (weights 31 29 23
    /// 19 17 13 7 5 3 modulo 11) is established practice, not a published norm.
    CheckDigit check_digit = CheckDigit::None;

    bool operator==(TaxCode const&) const = default;
};

/// Blanks are dropped; 13 digits are read as 10-3.
/// Fails with "tax_code.format".
Result<TaxCode> parse_tax_code(std::string_view text);

}
