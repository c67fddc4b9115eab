#include "shared/validation/email.h"

#include "shared/text/normalise.h"
#include "shared/text/whitespace.h"

#include <algorithm>

namespace onedoor::validation {

namespace {

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_local_part(std::string_view local) {
    bool const characters = std::ranges::all_of(local, [](char c) {
        return is_alphanumeric(c) || std::string_view("!#$%&'*+/=?^_`{|}~.-").contains(c);
    });
    return characters && !local.empty() && local.size() <= 64 && !local.starts_with('.') &&
           !local.ends_with('.') && !local.contains("..");
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
    std::size_t labels = 0;
    std::string_view last;
    while (true) {
        std::size_t const dot = domain.find('.');
        last = domain.substr(0, dot);
        if (!is_label(last))
            return false;
        ++labels;
        if (dot == std::string_view::npos)
            break;
        domain.remove_prefix(dot + 1);
    }
    bool const named = std::ranges::none_of(last, [](char c) { return c >= '0' && c <= '9'; }) ||
                       last.starts_with("xn--");
    return labels >= 2 && last.size() >= 2 && named;
}

}

Result<std::string> parse_email(std::string_view input) {
    std::string_view const address = text::trim(input);
    if (address.size() > 254)
        return fail("email.length");
    if (std::ranges::any_of(address, [](char c) { return c <= ' ' || c > '~'; }))
        return fail("email.character");
    std::size_t const at = address.rfind('@');
    if (at == std::string_view::npos)
        return fail("email.missing_at");
    if (!is_local_part(address.substr(0, at)))
        return fail("email.local_part");
    if (!is_domain(address.substr(at + 1)))
        return fail("email.domain");
    return std::string(address.substr(0, at + 1)) + text::to_lower(address.substr(at + 1));
}

}
