#include "server/attachments/sealed_file.h"

#include "server/attachments/description.h"
#include "server/attachments/inspection.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"
#include "shared/protocol/sealed.h"

namespace onedoor::attachments {

static constexpr std::size_t length_bytes = 2;

static Result<void> read_description(std::string_view text, OpenedFile& file) {
    json::Value const value = TRY(json::parse(text, {.bytes_max = 1024, .depth_max = 1}));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    std::string const name = TRY(reader.string("name"));
    file.type = TRY(reader.string("type"));
    TRY_VOID(reader.finish());
    file.name = TRY(read_name(name));
    return check_description(file.name, file.type, file.content().size());
}

Result<OpenedFile> open_sealed(keys::OfficeKeys const& keys, store::Upload const& upload,
                               std::span<std::uint8_t const> sealed) {
    std::string const place = upload.submission.text() + "/" + upload.id.text();
    OpenedFile file;
    file.message = TRY(keys.open({upload.seal->key_id, upload.seal->encapsulated, sealed},
                                 {protocol::sealed_upload_info, place}));
    if (file.message.size() < length_bytes)
        return fail("sealing.broken", "no description");
    std::size_t const length = file.message[0] * std::size_t{256} + file.message[1];
    file.content_offset = length_bytes + length;
    if (file.message.size() < file.content_offset)
        return fail("sealing.broken", "the description is cut");
    auto const* const text = reinterpret_cast<char const*>(file.message.data() + length_bytes);
    TRY_VOID(read_description({text, length}, file));
    return file;
}

}
