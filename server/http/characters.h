#pragma once

#include <string_view>

/// Character classes of RFC 9110 §5 and RFC 3986, without locale.
namespace onedoor::http {

bool equal_ignoring_case(std::string_view a, std::string_view b);
/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);
bool is_token_character(char character);
/// Visible ASCII, space, tab, and bytes above 0x7F (obs-text).
bool is_field_value_character(char character);
/// Characters RFC 3986 allows in a path or query, '%' included.
bool is_target_character(char character);
/// U+0000–001F and U+007F.
bool is_control(char character);
/// -1 when it is none.
int hexadecimal_digit(char character);

}
