#include "shared/validation/tax_code.h"

#include <array>

namespace onedoor::validation {

namespace {

CheckDigit check_digit_of(std::string_view digits) {
    constexpr std::array<int, 9> weights{31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * (digits[i] - '0');
    return 10 - sum % 11 == digits[9] - '0' ? CheckDigit::Matches : CheckDigit::Differs;
}

}

Result<TaxCode> parse_tax_code(std::string_view input) {
    std::string digits;
    std::size_t dash = std::string_view::npos;
    for (char const c : input) {
        if (c >= '0' && c <= '9')
            digits.push_back(c);
        else if (c == '-' && dash == std::string_view::npos)
            dash = digits.size();
        else if (c != ' ')
            return fail("tax_code.format");
    }
    bool const has_dash = dash != std::string_view::npos;
    if (digits.size() == 12 && !has_dash)
        return TaxCode{std::move(digits), TaxCodeKind::Personal, CheckDigit::None};
    if (digits.size() == 10 && !has_dash)
        return TaxCode{digits, TaxCodeKind::Business, check_digit_of(digits)};
    if (digits.size() == 13 && (!has_dash || dash == 10))
        return TaxCode{digits.substr(0, 10) + "-" + digits.substr(10), TaxCodeKind::Branch,
                       check_digit_of(digits)};
    return fail("tax_code.format");
}

}
