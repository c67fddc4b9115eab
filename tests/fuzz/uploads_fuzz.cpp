#include "server/attachments/inspection.h"
#include "server/attachments/service.h"
#include "shared/core/limits.h"
#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/protocol/upload.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace onedoor;
using namespace onedoor::attachments;

namespace {

/// A declaration that is accepted is read again from what the client would write.
void check_declaration(std::string_view body) {
    Result<Declaration> const read = parse_declaration(body);
    if (!read)
        return;
    protocol::UploadDeclaration const written{.submission = read->submission,
                                              .name = read->name,
                                              .type = read->type,
                                              .size_bytes =
                                                  static_cast<std::int64_t>(read->size_bytes),
                                              .sha256 = core::to_hex(read->sha256)};
    Result<Declaration> const again = parse_declaration(json::write(protocol::to_json(written)));
    VERIFY(again && again->name == read->name && again->type == read->type &&
           again->size_bytes == read->size_bytes && again->sha256 == read->sha256);
    VERIFY(read->name.size() <= limits::attachment_name_bytes_max);
    VERIFY(read->name.find('/') == std::string::npos);
}

/// What passes the inspection begins as its type, and a picture has a size within the limit.
void check_content(std::span<std::uint8_t const> bytes) {
    for (FileType const type : {FileType::Pdf, FileType::Jpeg, FileType::Png}) {
        if (!inspect(bytes, type))
            continue;
        VERIFY(begins_as(bytes, type));
        if (type == FileType::Pdf)
            continue;
        ImageSize const size =
            (type == FileType::Jpeg ? read_jpeg_size(bytes) : read_png_size(bytes)).value();
        VERIFY(size.width > 0 && size.height > 0);
        VERIFY(std::uint64_t{size.width} * size.height <= limits::attachment_pixels_max);
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    check_declaration({reinterpret_cast<char const*>(data), size});
    check_content({data, size});
    return 0;
}
