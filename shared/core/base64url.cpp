#include "shared/core/base64url.h"

namespace onedoor::core {

static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_base64url(std::span<std::uint8_t const> bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t held = 0;
    int bits = 0;
    for (std::uint8_t const byte : bytes) {
        held = held << 8 | byte;
        for (bits += 8; bits >= 6; bits -= 6)
            text.push_back(digits[held >> (bits - 6) & 63]);
    }
    if (bits > 0)
        text.push_back(digits[held << (6 - bits) & 63]);
    return text;
}

static int digit_value(char character) {
    if (character >= 'A' && character <= 'Z')
        return character - 'A';
    if (character >= 'a' && character <= 'z')
        return character - 'a' + 26;
    if (character >= '0' && character <= '9')
        return character - '0' + 52;
    if (character == '-')
        return 62;
    return character == '_' ? 63 : -1;
}

Result<Bytes> from_base64url(std::string_view text) {
    if (text.size() % 4 == 1)
        return fail("base64url.length", "no bytes are written with this many characters");
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    int bits = 0;
    for (char const character : text) {
        int const value = digit_value(character);
        if (value < 0)
            return fail("base64url.character", "only A-Z, a-z, 0-9, - and _");
        held = (held << 6 | static_cast<std::uint32_t>(value)) & 0xFFFF;
        bits += 6;
        if (bits < 8)
            continue;
        bits -= 8;
        bytes.push_back(static_cast<std::uint8_t>(held >> bits));
    }
    if ((held & ((1U << bits) - 1)) != 0)
        return fail("base64url.character", "the last character holds bits that no byte has");
    return bytes;
}

}
