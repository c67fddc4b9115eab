#pragma once

#include "shared/core/bytes.h"

#include <string>
#include <string_view>

namespace onedoor::testing {

inline core::Bytes bytes_of(std::string_view text) {
    auto const bytes = core::as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

inline std::string big_endian(std::uint32_t number, int bytes) {
    std::string text;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text.push_back(static_cast<char>(number >> shift));
    return text;
}

/// The structure of a JPEG: header, frame header, scan, end. Nothing in it could be shown.
inline std::string make_jpeg(std::uint32_t width, std::uint32_t height,
                             std::string_view end = "\xff\xd9") {
    return "\xff\xd8\xff\xe0" + big_endian(16, 2) + std::string("JFIF\0\1\1\0\0\1\0\1\0\0", 14) +
           "\xff\xc0" + big_endian(11, 2) + "\x08" + big_endian(height, 2) + big_endian(width, 2) +
           "\1\1\x11" + std::string(1, '\0') + "\xff\xda" + big_endian(8, 2) +
           std::string("\1\1\0\0\x3f\0", 6) + "scan" + std::string(end);
}

inline std::string png_chunk(std::string_view type, std::string_view content) {
    return big_endian(static_cast<std::uint32_t>(content.size()), 4) + std::string(type) +
           std::string(content) + "crc!";
}

inline std::string make_png(std::uint32_t width, std::uint32_t height) {
    return "\x89PNG\r\n\x1a\n" +
           png_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) +
                                 std::string("\x08\2\0\0\0", 5)) +
           png_chunk("IDAT", "pixels") + png_chunk("IEND", "");
}

inline std::string make_pdf(std::string_view content = {}) {
    return "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n" + std::string(content) +
           "\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";
}

}
