#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// UTF-8 as RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
namespace onedoor::text {

struct Decoded {
    char32_t code_point = 0;
    /// Bytes read, 1 to 4.
    std::size_t length = 0;
};

/// The code point that starts at `offset` (< text.size()); nothing when the bytes there are not
/// valid UTF-8.
std::optional<Decoded> decode(std::string_view text, std::size_t offset);

/// The same for text that was validated before; a damaged byte is read as U+FFFD of length 1.
Decoded decode_valid(std::string_view text, std::size_t offset);

/// `code_point` is a Unicode scalar value.
void append(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);

/// U+0300–U+036F: belongs to the character before it.
constexpr bool is_combining_mark(char32_t code_point) {
    return code_point >= 0x300 && code_point <= 0x36F;
}

/// Characters as people count them: code points without the combining marks.
std::size_t character_count(std::string_view text);

/// The longest start of valid `text` with at most `bytes_max` bytes that ends neither inside a
/// code point nor between a letter and its combining marks.
std::string_view truncate_bytes(std::string_view text, std::size_t bytes_max);
/// The same with at most `characters_max` characters as counted by character_count().
std::string_view truncate_characters(std::string_view text, std::size_t characters_max);

}
