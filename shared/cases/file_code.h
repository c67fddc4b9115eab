#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::cases {

/// How an agency is written in a file code, and how long date and order number are.
enum class AgencyStyle : std::uint8_t {
    /// "000.00.04.H40", YYMMDD, four digits (Circular 01/2018/TT-VPCP art. 19).
    Circular2018,
    /// "H15.50.05.13", YYMMDD, four digits (Decision 20/2020/QD-TTg art. 4).
    Decision2020,
    /// "G09.20", YYYYMMDD, seven digits (central systems of ministries).
    Ministry
};

/// The official number of a file, issued on receipt only: agency, day, order number of that day.
struct FileCode {
    /// At most 31 of A–Z, 0–9 and dots.
    std::string agency;
    core::Date date;
    std::uint32_t sequence = 0;
    /// 6 (YYMMDD, years 2000–2099) or 8 (YYYYMMDD).
    std::uint8_t date_digits = 6;
    /// 4 to 7.
    std::uint8_t sequence_digits = 4;

    [[nodiscard]] std::string text() const;
    bool operator==(FileCode const&) const = default;
};

/// The highest order number of a day: 9,999, or 9,999,999 for ministries.
std::uint32_t sequence_max(AgencyStyle style);

/// Fails with "file_code.agency" (not of this style), "file_code.date" (outside 2000–2099) or
/// "file_code.sequence_exhausted" (0, or above the day's highest number: never reused).
Result<FileCode> make_file_code(AgencyStyle style, std::string_view agency, core::Date date,
                                std::uint32_t sequence);

/// Accepts every shape in use,
/// `[A-Z0-9]{2,3}(\.[A-Z0-9]{1,3}){0,6}-(\d{6}|\d{8})-\d{4,7}`, with a date that exists.
/// Fails with "file_code.format" or "file_code.date".
Result<FileCode> parse_file_code(std::string_view text);

/// What people type or paste, in the writing of codes: ASCII upper case, without white space, the
/// typographic dashes as "-". Works for file codes and references; bytes outside ASCII stay.
std::string tidy_code(std::string_view typed);

}
