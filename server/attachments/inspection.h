#pragma once

#include "shared/core/result.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace onedoor::attachments {

enum class FileType : std::uint8_t { Pdf, Jpeg, Png };

/// From "application/pdf", "image/jpeg", "image/png"; fails with "upload.type_not_accepted".
Result<FileType> parse_type(std::string_view media_type);
std::string_view media_type(FileType type);

/// Whether the name ends with an extension of the type, in any case.
bool has_extension_of(std::string_view name, FileType type);

/// Whether a file that begins with these bytes can be of the type (magic bytes at offset 0).
bool begins_as(std::span<std::uint8_t const> bytes, FileType type);

struct ImageSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// Reads the segments of a JPEG (ITU-T T.81) up to its frame header, and wants an end of image.
/// Nothing is decompressed. Fails with "upload.broken_file".
Result<ImageSize> read_jpeg_size(std::span<std::uint8_t const> bytes);

/// Reads the chunks of a PNG (ISO/IEC 15948): header first, end chunk last, nothing after it.
/// Fails with "upload.broken_file".
Result<ImageSize> read_png_size(std::span<std::uint8_t const> bytes);

/// Looks for names (ISO 32000-2, 7.3.5, with #xx escapes) that a paper never needs, also inside
/// compressed streams, as far as a fixed amount of decompression goes. Fails with
/// "upload.pdf_encrypted", "upload.pdf_active" or "upload.broken_file".
Result<void> inspect_pdf(std::span<std::uint8_t const> bytes);

/// A whole file: magic bytes, structure, limits::attachment_pixels_max. Fails with
/// "upload.type_mismatch", "upload.too_many_pixels" and the codes above.
Result<void> inspect(std::span<std::uint8_t const> bytes, FileType type);

}
