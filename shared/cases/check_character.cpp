#include "shared/cases/check_character.h"

#include "shared/core/verify.h"

namespace onedoor::cases {

static constexpr int modulus = static_cast<int>(code_alphabet.size());

int code_value(char character) {
    std::size_t const place = code_alphabet.find(character);
    return place == std::string_view::npos ? -1 : static_cast<int>(place);
}

static int weighted_sum(std::string_view text) {
    int sum = 0;
    int place = 0;
    for (char const character : text)
        sum = (sum + ++place * code_value(character)) % modulus;
    return sum;
}

char check_character(std::string_view body) {
    VERIFY(body.size() + 1 < static_cast<std::size_t>(modulus));
    int const sum = weighted_sum(body);
    int const place = static_cast<int>(body.size()) + 1;
    int value = 0;
    while ((sum + place * value) % modulus != 0)
        ++value;
    return code_alphabet[static_cast<std::size_t>(value)];
}

bool has_valid_check(std::string_view text) {
    for (char const character : text) {
        if (code_value(character) < 0)
            return false;
    }
    return !text.empty() && weighted_sum(text) == 0;
}

}
