#include "shared/validation/date_input.h"

#include "shared/text/whitespace.h"

#include <array>
#include <string>

namespace onedoor::validation {

namespace {

struct DateParts {
    std::array<std::string, 3> digits;
    std::size_t count = 0;
};

bool is_separator(char c) {
    return c == '/' || c == '-' || c == '.' || c == ' ';
}

/// Runs of digits between separators; nothing else may stand there.
Result<DateParts> split(std::string_view text) {
    DateParts parts;
    bool inside = false;
    for (char const c : text) {
        if (is_separator(c)) {
            inside = false;
            continue;
        }
        if (c < '0' || c > '9' || (!inside && parts.count == 3))
            return fail("date.format");
        if (!inside)
            ++parts.count;
        inside = true;
        parts.digits[parts.count - 1].push_back(c);
    }
    return parts;
}

int number_of(std::string_view digits) {
    int number = 0;
    for (char const c : digits)
        number = number * 10 + (c - '0');
    return number;
}

Result<core::Date> checked(std::string_view year, std::string_view month, std::string_view day) {
    if (year.size() == 2)
        return fail("date.year_digits");
    if (year.size() != 4 || month.size() > 2 || day.size() > 2)
        return fail("date.format");
    int const year_number = number_of(year);
    int const month_number = number_of(month);
    int const day_number = number_of(day);
    if (year_number < 1800 || year_number > 2199)
        return fail("date.year");
    if (month_number < 1 || month_number > 12)
        return fail("date.month");
    core::Date const date{static_cast<std::int16_t>(year_number),
                          static_cast<std::int8_t>(month_number),
                          static_cast<std::int8_t>(day_number)};
    if (!core::is_valid(date))
        return fail("date.day");
    return date;
}

}

Result<core::Date> parse_date_input(std::string_view input) {
    std::string const plain = text::collapse_white_space(input);
    if (plain.empty() || is_separator(plain.front()) || is_separator(plain.back()))
        return fail("date.format");
    DateParts const parts = TRY(split(plain));
    auto const& [first, second, third] = parts.digits;
    if (parts.count == 1 && first.size() == 8)
        return checked(first.substr(4), first.substr(2, 2), first.substr(0, 2));
    if (parts.count != 3)
        return fail("date.format");
    if (first.size() == 4)
        return checked(first, second, third);
    return checked(third, second, first);
}

}
