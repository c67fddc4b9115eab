#include "server/attachments/inspection.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace onedoor::attachments {

using Bytes = std::span<std::uint8_t const>;

static std::uint32_t big_endian(Bytes bytes) {
    std::uint32_t number = 0;
    for (std::uint8_t const byte : bytes)
        number = number << 8 | byte;
    return number;
}

static std::unexpected<Error> broken(std::string_view detail) {
    return fail("upload.broken_file", detail);
}

// T.81 table B.1: every SOFn but the markers DHT (C4), JPG (C8) and DAC (CC) among them.
static bool is_frame_header(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool has_no_length(std::uint8_t marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
}

static bool has_end_of_image(Bytes bytes) {
    static constexpr std::array<std::uint8_t, 2> end_of_image{0xFF, 0xD9};
    return !std::ranges::search(bytes, end_of_image).empty();
}

static Result<ImageSize> read_frame_header(Bytes segment, Bytes rest) {
    if (segment.size() < 6)
        return broken("the frame header is too short");
    ImageSize const size{.width = big_endian(segment.subspan(3, 2)),
                         .height = big_endian(segment.subspan(1, 2))};
    if (size.width == 0 || size.height == 0)
        return broken("a JPEG without a size");
    if (!has_end_of_image(rest))
        return broken("the JPEG ends too early");
    return size;
}

Result<ImageSize> read_jpeg_size(Bytes bytes) {
    if (!begins_as(bytes, FileType::Jpeg))
        return broken("no JPEG");
    std::size_t at = 2;
    while (at + 4 <= bytes.size()) {
        if (bytes[at] != 0xFF)
            return broken("a marker was expected");
        std::uint8_t const marker = bytes[at + 1];
        if (marker == 0xFF || has_no_length(marker)) {
            at += marker == 0xFF ? 1 : 2;
            continue;
        }
        if (marker == 0xD9 || marker == 0xDA)
            return broken("a JPEG without a frame header");
        std::size_t const length = big_endian(bytes.subspan(at + 2, 2));
        if (length < 2 || length > bytes.size() - at - 2)
            return broken("a segment is longer than the file");
        Bytes const segment = bytes.subspan(at + 4, length - 2);
        at += 2 + length;
        if (is_frame_header(marker))
            return read_frame_header(segment, bytes.subspan(at));
    }
    return broken("the JPEG ends too early");
}

static constexpr std::size_t png_signature_bytes = 8;
/// Length, type and check sum around the content of a chunk.
static constexpr std::size_t png_chunk_frame_bytes = 12;
static constexpr std::uint32_t png_number_max = 0x7FFF'FFFF;

static Result<ImageSize> read_image_header(Bytes content) {
    if (content.size() != 13)
        return broken("the header chunk has another length");
    ImageSize const size{.width = big_endian(content.first(4)),
                         .height = big_endian(content.subspan(4, 4))};
    if (size.width == 0 || size.height == 0 || size.width > png_number_max ||
        size.height > png_number_max)
        return broken("a PNG without a size");
    return size;
}

Result<ImageSize> read_png_size(Bytes bytes) {
    if (!begins_as(bytes, FileType::Png))
        return broken("no PNG");
    ImageSize size;
    std::size_t at = png_signature_bytes;
    while (bytes.size() - at >= png_chunk_frame_bytes) {
        std::size_t const length = big_endian(bytes.subspan(at, 4));
        Bytes const name = bytes.subspan(at + 4, 4);
        std::string_view const type(reinterpret_cast<char const*>(name.data()), name.size());
        if (length > bytes.size() - at - png_chunk_frame_bytes)
            return broken("a chunk is longer than the file");
        bool const is_first = at == png_signature_bytes;
        if (is_first != (type == "IHDR"))
            return broken("the header chunk is not the first");
        if (is_first)
            size = TRY(read_image_header(bytes.subspan(at + 8, length)));
        at += png_chunk_frame_bytes + length;
        if (type == "IEND")
            return at == bytes.size() ? Result<ImageSize>(size) : broken("data after the end");
    }
    return broken("the PNG ends too early");
}

}
