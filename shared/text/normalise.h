#pragma once

#include <string>
#include <string_view>

namespace onedoor::text {

/// Unicode normalisation form C for Vietnamese: a base vowel and its combining marks (grave, acute,
/// hook above, tilde, dot below, circumflex, breve, horn; any canonically equivalent order)
/// become the one precomposed letter. Everything else stays as it is. `text` is valid UTF-8.
std::string to_nfc(std::string_view text);

/// Case conversion of ASCII, Latin-1 and Vietnamese letters.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

}
