#pragma once

#include <string>
#include <string_view>

/// Keys for search and comparison. They are never shown.
namespace onedoor::text {

/// For search without accents: lower case, all marks off, đ → d ("Hoà", "hòa", "HOA" → "hoa").
/// Accepts composed and decomposed text.
std::string fold(std::string_view text);

/// Keeps tones and shapes but not the place of the tone: "hoà" and "hòa" give one key, "hoa"
/// another. Lower case, NFC. The tone of a syllable is written after it as a combining mark; a
/// run of letters with several tones is no Vietnamese syllable and keeps them where they are.
std::string comparison_key(std::string_view text);

/// Printable ASCII (0x20–0x7E) for systems that know nothing else (VietQR, bank transfer texts):
/// marks off, typographic quotes and dashes to their ASCII forms, all white space to a blank,
/// what has no ASCII form left out. Case is kept.
std::string to_ascii(std::string_view text);

}
