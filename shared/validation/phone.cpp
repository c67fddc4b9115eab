#include "shared/validation/phone.h"

#include "shared/text/whitespace.h"

namespace onedoor::validation {

namespace {

/// Digits of the input; fails on anything that is neither a digit nor a usual separator.
Result<std::string> digits_of(std::string_view text) {
    std::string digits;
    for (char const c : text) {
        if (c >= '0' && c <= '9')
            digits.push_back(c);
        else if (!std::string_view(" .-()").contains(c))
            return fail("phone.character");
    }
    return digits;
}

/// Country code off; the "0" written in brackets behind it too ("+84 (0)91…").
std::string without_country_code(std::string digits) {
    if (digits.starts_with('0'))
        digits.erase(0, 1);
    return "0" + digits;
}

}

Result<Phone> parse_phone(std::string_view input) {
    std::string const plain = text::collapse_white_space(input);
    std::string_view rest = plain;
    bool const has_plus = rest.starts_with('+');
    if (has_plus)
        rest.remove_prefix(1);
    std::string national = TRY(digits_of(rest));
    if (!has_plus && national.starts_with("0084"))
        national = without_country_code(national.substr(4));
    else if (national.starts_with("84") && (has_plus || national.size() > 10))
        national = without_country_code(national.substr(2));
    else if (has_plus)
        return fail("phone.prefix", "not a number of Vietnam");

    if (national.size() < 10 || national.size() > 11)
        return fail("phone.length");
    if (national.starts_with("02") && national.size() == 11)
        return Phone{std::move(national), PhoneKind::Landline};
    if (national[0] != '0' || !std::string_view("35789").contains(national[1]))
        return fail("phone.prefix");
    if (national.size() != 10)
        return fail("phone.length");
    return Phone{std::move(national), PhoneKind::Mobile};
}

std::string international(Phone const& phone) {
    return "+84" + phone.national.substr(1);
}

std::string masked_phone(std::string_view national) {
    std::string masked;
    for (std::size_t i = 0; i < national.size(); ++i) {
        if (i == 4 || i + 3 == national.size())
            masked.push_back(' ');
        if (i < 2 || i + 3 >= national.size())
            masked.push_back(national[i]);
        else
            masked += "•";
    }
    return masked;
}

}
