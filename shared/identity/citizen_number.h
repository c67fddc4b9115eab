#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::identity {

enum class Sex : std::uint8_t { Male, Female };

/// Số định danh cá nhân: PPP G YY RRRRRR (NĐ 70/2024): place of birth registration, century and
/// sex (0 male, 1 female 1900–1999, 2/3 2000–2099 …), year of birth, six random digits. There is
/// no check digit.
class CitizenNumber {
public:
    /// Blanks, dots and dashes are dropped. Fails with "citizen_id.format" unless 12 digits stay.
    static Result<CitizenNumber> parse(std::string_view text);

    [[nodiscard]] std::string const& digits() const { return m_digits; }
    /// 1900 to 2399.
    [[nodiscard]] int birth_year() const;
    [[nodiscard]] Sex sex() const;
    /// "056"; a former province, or a country for those born abroad.
    [[nodiscard]] std::string_view registration_code() const;
    /// Name of the former province of birth registration (numbers did not change when provinces
    /// merged); nothing for codes outside that list, which deserves a warning at most.
    [[nodiscard]] std::optional<std::string_view> province() const;

    bool operator==(CitizenNumber const&) const = default;

private:
    explicit CitizenNumber(std::string digits) : m_digits(std::move(digits)) {}

    std::string m_digits;
};

/// For numbers entered together with a date of birth or a sex.
/// Fail with "citizen_id.birth_date", "citizen_id.sex", "citizen_id.future" (born after `today`).
Result<void> check_birth_date(CitizenNumber const& number, core::Date birth_date);
Result<void> check_sex(CitizenNumber const& number, Sex sex);
Result<void> check_not_in_future(CitizenNumber const& number, core::Date today);

/// For screens and prints: "0561••••••37". Numbers shorter than 12 keep two characters at either
/// end, shorter than 7 none.
std::string masked_number(std::string_view number);

}
