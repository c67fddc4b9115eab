#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/identity/citizen_number.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::identity {

enum class CardWarning : std::uint8_t {
    NumberDisagreesWithBirthDate,
    NumberDisagreesWithSex,
    UnknownRegistrationCode
};

/// What the QR code of a citizen card says. Nobody has signed it and anybody can print one: it
/// fills in a form, it proves nothing.
struct CardText {
    CitizenNumber number;
    /// The 9-digit number before it.
    std::optional<std::string> old_number;
    std::string full_name;
    core::Date birth_date;
    Sex sex = Sex::Male;
    /// As printed, often still with the district that no longer exists.
    std::string residence;
    std::optional<core::Date> issued_on;
    /// Fields after the seventh (2024 card, TT 16/2024/TT-BCA), whose order is not published.
    std::vector<std::string> further;
    std::vector<CardWarning> warnings;

    bool operator==(CardText const&) const = default;
};

inline constexpr std::size_t card_text_bytes_max = 2048;
inline constexpr std::size_t card_fields_max = 24;

/// number|old number|name|ddMMyyyy|Nam or Nữ|residence|ddMMyyyy[|further…], UTF-8. White space
/// and line ends around it are dropped, text becomes NFC with single blanks, empty fields at the
/// end are dropped.
/// Fails with "card.length", "card.utf8", "card.control_character", "card.field_count",
/// "card.number", "card.old_number", "card.name", "card.birth_date", "card.sex",
/// "card.issued_on".
Result<CardText> parse_card_qr(std::string_view scanned);

/// The text such a card carries; parse_card_qr() gives the same card back.
std::string write_card_qr(CardText const& card);

}
