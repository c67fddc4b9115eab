#include "server/api/uploads.h"

#include "server/api/answers.h"
#include "server/api/devices.h"
#include "shared/core/bytes.h"
#include "shared/protocol/upload.h"
#include "shared/protocol/version.h"

#include <charconv>

namespace onedoor::api {

static http::Response tell(int status, attachments::Status const& upload) {
    protocol::UploadStatus const told{upload.id.text(), upload.chunk_bytes, upload.chunks,
                                      upload.received, upload.complete};
    return json_response(status, protocol::to_json(told));
}

http::Response post_upload(Call const& call) {
    auto const device = device_of(call);
    if (!device)
        return refuse(device.error());
    auto const declaration = attachments::parse_declaration(call.request.body);
    if (!declaration)
        return refuse(declaration.error());
    auto const upload = call.services.attachments.create(*declaration);
    return upload ? tell(201, *upload) : refuse(upload.error());
}

static std::optional<std::uint32_t> chunk_index(std::string_view text) {
    std::uint32_t index = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), index);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return index;
}

static std::optional<store::Hash> hash_header(http::Request const& request) {
    auto const bytes = core::from_hex(request.head.header(protocol::chunk_hash_header));
    store::Hash hash{};
    if (!bytes || bytes->size() != hash.size())
        return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), hash.begin());
    return hash;
}

http::Response put_chunk(Call const& call) {
    auto const id = store::UploadId::parse(call.parameters[0]);
    auto const index = chunk_index(call.parameters[1]);
    if (!id || !index)
        return refuse(404, "upload.not_found");
    auto const hash = hash_header(call.request);
    if (!hash)
        return refuse(Error{"upload.chunk_hash", std::string(protocol::chunk_hash_header),
                            "64 hexadecimal digits"});
    auto const stored =
        call.services.attachments.put_chunk(*id, *index, core::as_bytes(call.request.body), *hash);
    return stored ? http::no_content() : refuse(stored.error());
}

http::Response get_upload(Call const& call) {
    auto const id = store::UploadId::parse(call.parameters[0]);
    if (!id)
        return refuse(404, "upload.not_found");
    auto const upload = call.services.attachments.status(*id);
    return upload ? tell(200, *upload) : refuse(upload.error());
}

http::Response get_attachment(Call const& call) {
    auto const id = store::UploadId::parse(call.parameters[0]);
    if (!id)
        return refuse(404, "upload.not_found");
    auto const file = call.services.attachments.read(*id);
    if (!file)
        return refuse(file.error());
    auto const* const bytes = reinterpret_cast<char const*>(file->bytes.data());
    http::Response response =
        http::text_response(200, file->type, std::string(bytes, file->bytes.size()));
    response.add("Content-Disposition",
                 "attachment; filename*=UTF-8''" + http::percent_encode(file->name));
    return response;
}

}
