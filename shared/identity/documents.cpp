#include "shared/identity/documents.h"

#include <algorithm>

namespace onedoor::identity {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

std::string compacted(std::string_view text) {
    std::string out;
    for (char const c : text)
        if (c != ' ' && c != '.' && c != '-')
            out.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
    return out;
}

}

Result<std::string> parse_identity_card(std::string_view text) {
    std::string number = compacted(text);
    bool const length = number.size() == 9 || number.size() == 12;
    if (!length || !std::ranges::all_of(number, is_digit))
        return fail("identity_card.format");
    return number;
}

Result<std::string> parse_passport(std::string_view text) {
    std::string number = compacted(text);
    if (number.size() != 8 || !is_upper(number[0]) ||
        !std::ranges::all_of(std::string_view(number).substr(1), is_digit))
        return fail("passport.format");
    return number;
}

Result<std::string> parse_travel_document(std::string_view text) {
    std::string number = compacted(text);
    bool const characters =
        std::ranges::all_of(number, [](char c) { return is_digit(c) || is_upper(c); });
    if (number.size() < 5 || number.size() > 9 || !characters ||
        std::ranges::none_of(number, is_digit))
        return fail("travel_document.format");
    return number;
}

}
