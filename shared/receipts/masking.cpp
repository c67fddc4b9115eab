#include "shared/receipts/masking.h"

#include "shared/text/utf8.h"

namespace onedoor::receipts {

static std::string bullets(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "•";
    return text;
}

static std::string without_separators(std::string_view number) {
    std::string text(number);
    std::erase_if(text, [](char character) {
        return character == ' ' || character == '.' || character == '-';
    });
    return text;
}

std::string mask_identity_number(std::string_view number) {
    std::string const text = without_separators(number);
    if (text.size() <= 6)
        return bullets(text.size());
    std::size_t const front = text.size() >= 12 ? 4 : 2;
    return text.substr(0, front) + bullets(text.size() - front - 2) + text.substr(text.size() - 2);
}

std::string mask_phone(std::string_view phone) {
    std::string const text = without_separators(phone);
    if (text.size() <= 7)
        return bullets(text.size());
    std::string const front = text.substr(0, 2);
    std::string const back = text.substr(text.size() - 3);
    std::size_t const hidden = text.size() - 5;
    return front + bullets(hidden > 3 ? hidden - 3 : 0) + " " + bullets(hidden > 3 ? 3 : hidden) +
           " " + back;
}

std::string mask_email(std::string_view email) {
    std::size_t const at = email.find('@');
    if (at == std::string_view::npos || at == 0)
        return bullets(3);
    std::string const first(text::truncate_characters(email.substr(0, at), 1));
    return first + bullets(3) + std::string(email.substr(at));
}

}
