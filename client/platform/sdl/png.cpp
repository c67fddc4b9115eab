#include "client/platform/sdl/png.h"

#include "shared/core/verify.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace onedoor::platform {

namespace {

constexpr std::size_t stored_block_max = 65535;

void append_big_endian(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift);
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (char const byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0);
    }
    return ~crc;
}

std::uint32_t adler32(std::string_view bytes) {
    std::uint32_t low = 1, high = 0;
    for (char const byte : bytes) {
        low = (low + static_cast<std::uint8_t>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16 | low;
}

void append_chunk(std::string& out, std::string_view type, std::string_view content) {
    append_big_endian(out, static_cast<std::uint32_t>(content.size()));
    std::string checked(type);
    checked += content;
    out += checked;
    append_big_endian(out, crc32(checked));
}

// RFC 1950 and 1951 with stored blocks only.
std::string stored(std::string_view content) {
    std::string out("\x78\x01", 2);
    std::string_view rest = content;
    do {
        std::size_t const length = std::min(rest.size(), stored_block_max);
        bool const is_last = length == rest.size();
        out += static_cast<char>(is_last ? 1 : 0);
        for (std::size_t const value : {length, ~length}) {
            out += static_cast<char>(value & 0xFF);
            out += static_cast<char>(value >> 8 & 0xFF);
        }
        out += rest.substr(0, length);
        rest.remove_prefix(length);
    } while (!rest.empty());
    append_big_endian(out, adler32(content));
    return out;
}

}

std::string make_png(int width, int height, std::span<std::uint8_t const> pixels) {
    std::size_t const row = static_cast<std::size_t>(width) * 3;
    VERIFY(pixels.size() == row * static_cast<std::size_t>(height));
    std::string filtered;
    filtered.reserve(pixels.size() + static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        filtered += '\0';
        auto const line = pixels.subspan(static_cast<std::size_t>(y) * row, row);
        filtered.append(reinterpret_cast<char const*>(line.data()), line.size());
    }
    std::string header;
    append_big_endian(header, static_cast<std::uint32_t>(width));
    append_big_endian(header, static_cast<std::uint32_t>(height));
    // 8 bits a channel, RGB, no interlacing.
    header.append("\x08\x02\x00\x00\x00", 5);
    std::string file("\x89PNG\r\n\x1a\n", 8);
    append_chunk(file, "IHDR", header);
    append_chunk(file, "IDAT", stored(filtered));
    append_chunk(file, "IEND", {});
    return file;
}

}
