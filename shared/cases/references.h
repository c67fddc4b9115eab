#pragma once

#include "shared/core/ids.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::cases {

/// What a citizen shows beside the code to look a file up: eight random characters of
/// `code_alphabet` (39.6 bits) and a check character.
struct LookupSecret {
    std::array<char, 9> characters{};

    static LookupSecret make(core::Random& random);
    /// "ABCDEFGHJ".
    [[nodiscard]] std::string text() const;
    /// "ABC-DEF-GHJ", what is printed.
    [[nodiscard]] std::string shown() const;
    bool operator==(LookupSecret const&) const = default;
};

/// Any case, with or without blanks and dashes. Fails with "lookup_secret.length",
/// "lookup_secret.character" or "lookup_secret.check" (a typing error).
Result<LookupSecret> parse_lookup_secret(std::string_view typed);

/// The name of a filing before it has a file code: "TN-" and nine characters taken from the
/// SubmissionId with a check character behind them; it gives away 44 of the id's 128 bits.
struct Reference {
    std::array<char, 10> characters{};

    [[nodiscard]] std::string text() const;
    bool operator==(Reference const&) const = default;
};

/// The reference of a submission. `attempt` (0 to 15) gives another one when the first is taken
/// (one filing in 26 million when a million are stored).
Reference make_reference(core::SubmissionId const& id, unsigned attempt = 0);

/// Any case, with or without blanks and dashes, "TN" needed. Fails with "reference.format" or
/// "reference.check".
Result<Reference> parse_reference(std::string_view typed);

/// The text of a bank transfer: "TN" and the ten characters of the reference, 12 ASCII letters and
/// digits, because banks drop punctuation and cut at 25 characters.
std::string payment_reference(Reference const& reference);

/// Finds a payment reference with a right check character in a transfer text as banks deliver it
/// (any case, other words around it).
std::optional<Reference> find_payment_reference(std::string_view transfer_text);

}
