#include "shared/text/utf8.h"

#include <array>
#include <cstdint>

namespace onedoor::text {

std::optional<Decoded> decode(std::string_view text, std::size_t offset) {
    auto const byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    std::uint8_t const first = byte(offset);
    if (first < 0x80)
        return Decoded{first, 1};
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - offset < length)
        return std::nullopt;
    char32_t code_point = first & (0x7F >> length);
    for (std::size_t i = 1; i < length; ++i) {
        std::uint8_t const next = byte(offset + i);
        if ((next & 0xC0) != 0x80)
            return std::nullopt;
        code_point = code_point << 6 | (next & 0x3F);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    bool const surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < smallest[length] || code_point > 0x10FFFF || surrogate)
        return std::nullopt;
    return Decoded{code_point, length};
}

Decoded decode_valid(std::string_view text, std::size_t offset) {
    return decode(text, offset).value_or(Decoded{0xFFFD, 1});
}

void append(std::string& text, char32_t code_point) {
    auto const put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
        return;
    }
    if (code_point < 0x800) {
        put(0xC0 | code_point >> 6);
    } else {
        if (code_point < 0x10000) {
            put(0xE0 | code_point >> 12);
        } else {
            put(0xF0 | code_point >> 18);
            put(0x80 | (code_point >> 12 & 0x3F));
        }
        put(0x80 | (code_point >> 6 & 0x3F));
    }
    put(0x80 | (code_point & 0x3F));
}

bool is_valid_utf8(std::string_view text) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        auto const decoded = decode(text, offset);
        if (!decoded)
            return false;
        offset += decoded->length;
    }
    return true;
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        count += is_combining_mark(decoded.code_point) ? 0 : 1;
        offset += decoded.length;
    }
    return count;
}

std::string_view truncate_bytes(std::string_view text, std::size_t bytes_max) {
    std::size_t end = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        if (!is_combining_mark(decoded.code_point))
            end = offset;
        offset += decoded.length;
        if (offset > bytes_max)
            return text.substr(0, end);
    }
    return text;
}

std::string_view truncate_characters(std::string_view text, std::size_t characters_max) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        if (!is_combining_mark(decoded.code_point) && count++ == characters_max)
            return text.substr(0, offset);
        offset += decoded.length;
    }
    return text;
}

}
