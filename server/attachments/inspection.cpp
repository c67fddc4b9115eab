#include "server/attachments/inspection.h"

#include "shared/core/limits.h"
#include "shared/text/normalise.h"

#include <algorithm>
#include <array>
#include <string>

namespace onedoor::attachments {

struct TypeFacts {
    FileType type;
    std::string_view media_type;
    std::array<std::string_view, 3> extensions;
    std::string_view magic;
};

static constexpr std::array<TypeFacts, 3> known_types{{
    {FileType::Pdf, "application/pdf", {".pdf", ".pdf", ".pdf"}, "%PDF-"},
    {FileType::Jpeg, "image/jpeg", {".jpg", ".jpeg", ".jfif"}, "\xff\xd8\xff"},
    {FileType::Png, "image/png", {".png", ".png", ".png"}, "\x89PNG\r\n\x1a\n"},
}};

static TypeFacts const& facts_of(FileType type) {
    return known_types[static_cast<std::size_t>(type)];
}

Result<FileType> parse_type(std::string_view media_type) {
    for (TypeFacts const& facts : known_types)
        if (facts.media_type == media_type)
            return facts.type;
    return fail("upload.type_not_accepted", "PDF, JPEG and PNG are accepted", "type");
}

std::string_view media_type(FileType type) {
    return facts_of(type).media_type;
}

bool has_extension_of(std::string_view name, FileType type) {
    std::string const lower = text::to_lower(name);
    return std::ranges::any_of(facts_of(type).extensions, [&](std::string_view extension) {
        return lower.size() > extension.size() && lower.ends_with(extension);
    });
}

bool begins_as(std::span<std::uint8_t const> bytes, FileType type) {
    std::string_view const magic = facts_of(type).magic;
    return bytes.size() >= magic.size() &&
           std::ranges::equal(magic, bytes.first(magic.size()), [](char left, std::uint8_t right) {
               return static_cast<std::uint8_t>(left) == right;
           });
}

static Result<void> check_pixels(ImageSize size) {
    if (std::uint64_t{size.width} * size.height > limits::attachment_pixels_max)
        return fail("upload.too_many_pixels", "the picture is larger than 40 megapixels");
    return {};
}

Result<void> inspect(std::span<std::uint8_t const> bytes, FileType type) {
    if (!begins_as(bytes, type))
        return fail("upload.type_mismatch", "the content is not of the declared type");
    switch (type) {
    case FileType::Pdf:
        return inspect_pdf(bytes);
    case FileType::Jpeg:
        return check_pixels(TRY(read_jpeg_size(bytes)));
    case FileType::Png:
        return check_pixels(TRY(read_png_size(bytes)));
    }
    return fail("upload.type_not_accepted");
}

}
