#include "server/http/characters.h"

namespace onedoor::http {

static bool is_alphanumeric(char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z');
}

static char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A'))
                                                : character;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool is_token_character(char character) {
    static constexpr std::string_view signs = "!#$%&'*+-.^_`|~";
    return is_alphanumeric(character) || signs.contains(character);
}

bool is_field_value_character(char character) {
    return character == '\t' || !is_control(character);
}

bool is_target_character(char character) {
    static constexpr std::string_view signs = "-._~:/?@!$&'()*+,;=%";
    return is_alphanumeric(character) || signs.contains(character);
}

bool is_control(char character) {
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
}

int hexadecimal_digit(char character) {
    if (character >= '0' && character <= '9')
        return character - '0';
    char const small = lower(character);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

}
