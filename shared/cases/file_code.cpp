#include "shared/cases/file_code.h"

#include "shared/core/digits.h"

namespace onedoor::cases {

static constexpr std::int16_t short_year_min = 2000;
static constexpr std::int16_t short_year_max = 2099;
static constexpr int agency_groups_max = 7;

static bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

static bool is_capital(char character) {
    return character >= 'A' && character <= 'Z';
}

static bool is_agency(std::string_view text) {
    int groups = 0;
    while (true) {
        std::string_view const group = text.substr(0, text.find('.'));
        std::size_t const shortest = groups == 0 ? 2 : 1;
        if (++groups > agency_groups_max || group.size() < shortest || group.size() > 3)
            return false;
        for (char const character : group) {
            if (!is_digit(character) && !is_capital(character))
                return false;
        }
        if (group.size() == text.size())
            return true;
        text.remove_prefix(group.size() + 1);
    }
}

static bool is_level_one_code(std::string_view group) {
    return group.size() == 3 && is_capital(group[0]) && is_digit(group[1]) && is_digit(group[2]);
}

static bool has_style(AgencyStyle style, std::string_view agency) {
    if (!is_agency(agency))
        return false;
    if (style != AgencyStyle::Circular2018)
        return is_level_one_code(agency.substr(0, agency.find('.')));
    return agency.size() == 13 && agency[3] == '.' && agency[6] == '.' && agency[9] == '.' &&
           is_level_one_code(agency.substr(10));
}

std::uint32_t sequence_max(AgencyStyle style) {
    return style == AgencyStyle::Ministry ? 9'999'999 : 9'999;
}

Result<FileCode> make_file_code(AgencyStyle style, std::string_view agency, core::Date date,
                                std::uint32_t sequence) {
    if (!has_style(style, agency))
        return fail("file_code.agency", "the agency id does not have this style");
    if (!core::is_valid(date) || date.year < short_year_min || date.year > short_year_max)
        return fail("file_code.date", "a file code needs a day of 2000 to 2099");
    if (sequence == 0 || sequence > sequence_max(style))
        return fail("file_code.sequence_exhausted", "the day has no such order number");
    bool const ministry = style == AgencyStyle::Ministry;
    return FileCode{std::string(agency), date, sequence,
                    static_cast<std::uint8_t>(ministry ? 8 : 6),
                    static_cast<std::uint8_t>(ministry ? 7 : 4)};
}

std::string FileCode::text() const {
    bool const is_short = date_digits == 6;
    return agency + '-' +
           core::zero_padded(is_short ? date.year % 100 : date.year, is_short ? 2 : 4) +
           core::zero_padded(date.month, 2) + core::zero_padded(date.day, 2) + '-' +
           core::zero_padded(sequence, sequence_digits);
}

static bool all_digits(std::string_view text) {
    for (char const character : text) {
        if (!is_digit(character))
            return false;
    }
    return true;
}

static std::uint32_t number(std::string_view digits) {
    std::uint32_t value = 0;
    for (char const digit : digits)
        value = value * 10 + static_cast<std::uint32_t>(digit - '0');
    return value;
}

static core::Date date_of_digits(std::string_view digits) {
    std::size_t const year_digits = digits.size() - 4;
    std::uint32_t const year = number(digits.substr(0, year_digits));
    return {static_cast<std::int16_t>(year_digits == 2 ? short_year_min + static_cast<int>(year)
                                                       : static_cast<int>(year)),
            static_cast<std::int8_t>(number(digits.substr(year_digits, 2))),
            static_cast<std::int8_t>(number(digits.substr(year_digits + 2)))};
}

Result<FileCode> parse_file_code(std::string_view text) {
    std::size_t const first_dash = text.find('-');
    std::size_t const second_dash = text.rfind('-');
    if (first_dash == std::string_view::npos || first_dash == second_dash)
        return fail("file_code.format", "a file code is agency-date-number");
    std::string_view const agency = text.substr(0, first_dash);
    std::string_view const day = text.substr(first_dash + 1, second_dash - first_dash - 1);
    std::string_view const sequence = text.substr(second_dash + 1);
    bool const right_sizes =
        (day.size() == 6 || day.size() == 8) && sequence.size() >= 4 && sequence.size() <= 7;
    if (!right_sizes || !is_agency(agency) || !all_digits(day) || !all_digits(sequence))
        return fail("file_code.format", "a file code is agency-date-number");
    core::Date const date = date_of_digits(day);
    if (!core::is_valid(date))
        return fail("file_code.date", "there is no such day");
    return FileCode{std::string(agency), date, number(sequence),
                    static_cast<std::uint8_t>(day.size()),
                    static_cast<std::uint8_t>(sequence.size())};
}

static bool is_ascii_blank(char character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
}

std::string tidy_code(std::string_view typed) {
    static constexpr std::string_view blank = "\u00A0";
    static constexpr std::string_view dashes[] = {"\u2010", "\u2011", "\u2012",
                                                  "\u2013", "\u2014", "\u2212"};
    std::string code;
    while (!typed.empty()) {
        std::size_t length = 1;
        char character = typed.front();
        for (std::string_view const dash : dashes) {
            if (typed.starts_with(dash)) {
                length = dash.size();
                character = '-';
            }
        }
        if (typed.starts_with(blank))
            length = blank.size();
        else if (character >= 'a' && character <= 'z')
            code += static_cast<char>(character - 'a' + 'A');
        else if (!is_ascii_blank(character))
            code += character;
        typed.remove_prefix(length);
    }
    return code;
}

}
