#include "shared/validation/money.h"

#include "shared/text/fold.h"
#include "shared/text/whitespace.h"

namespace onedoor::validation {

namespace {

std::string_view without_currency(std::string_view amount) {
    for (std::string_view const currency : {"vnd", "dong", "₫", "d"})
        if (amount.ends_with(currency)) {
            amount.remove_suffix(currency.size());
            return text::trim(amount);
        }
    return amount;
}

/// Digits with the grouping taken out.
Result<std::string> ungrouped(std::string_view amount) {
    std::string digits;
    char separator = '\0';
    std::size_t group = 0;
    for (char const c : amount) {
        if (c >= '0' && c <= '9') {
            digits.push_back(c);
            ++group;
            continue;
        }
        if (c != '.' && c != ',' && c != ' ')
            return fail("money.format");
        bool const first = separator == '\0';
        if (group == 0 || (first ? group > 3 : group != 3 || c != separator))
            return fail("money.format");
        separator = c;
        group = 0;
    }
    if (digits.empty() || group == 0)
        return fail("money.format");
    if (separator != '\0' && group != 3)
        return fail(separator == ' ' || group > 3 ? "money.format" : "money.fraction");
    return digits;
}

}

Result<core::Dong> parse_money(std::string_view input) {
    constexpr std::int64_t amount_max = 999'999'999'999;
    std::string const plain = text::fold(text::collapse_white_space(input));
    std::string_view const amount = without_currency(plain);
    if (amount.starts_with('-'))
        return fail("money.negative");
    std::string const digits = TRY(ungrouped(amount));
    std::int64_t value = 0;
    for (char const c : digits) {
        value = value * 10 + (c - '0');
        if (value > amount_max)
            return fail("money.range");
    }
    return core::Dong{value};
}

}
