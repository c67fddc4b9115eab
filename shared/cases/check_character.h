#pragma once

#include <cstdint>
#include <string_view>

namespace onedoor::cases {

/// 31 characters nobody confuses when reading aloud or from paper: no 0, 1, I, L, O. The number is
/// prime, which lets one check character find every single wrong character and every swap.
inline constexpr std::string_view code_alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// Place in the alphabet, or -1.
int code_value(char character);

/// The character that makes the sum of place × value over the whole text, places counted from 1,
/// a multiple of 31. `body` has at most 29 characters, all of the alphabet.
char check_character(std::string_view body);

/// Whether the last character is the check character of those before it; all of the alphabet.
bool has_valid_check(std::string_view text);

}
