#include "shared/protocol/upload.h"

#include "shared/core/limits.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

namespace onedoor::protocol {

json::Value to_json(UploadDeclaration const& declaration) {
    return json::Object{{"submission_id", declaration.submission.text()},
                        {"name", declaration.name},
                        {"type", declaration.type},
                        {"size", declaration.size_bytes},
                        {"sha256", declaration.sha256}};
}

json::Value to_json(UploadStatus const& status) {
    json::Array received;
    for (std::uint32_t const chunk : status.received)
        received.emplace_back(chunk);
    return json::Object{{"upload_id", status.upload_id},
                        {"chunk_bytes", status.chunk_bytes},
                        {"chunks", status.chunks},
                        {"received", std::move(received)},
                        {"complete", status.complete}};
}

Result<UploadStatus> parse_upload_status(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    UploadStatus status;
    status.upload_id = TRY(reader.string("upload_id"));
    status.chunk_bytes = static_cast<std::uint32_t>(
        TRY(reader.optional_integer("chunk_bytes", {1, limits::attachment_chunk_bytes}))
            .value_or(limits::attachment_chunk_bytes));
    status.chunks = static_cast<std::uint32_t>(TRY(reader.integer("chunks", {0, 10'000})));
    std::int64_t next = 0;
    auto const read_chunk = [&](json::Value const& element,
                                std::string const& path) -> Result<std::uint32_t> {
        std::int64_t const* const number = element.as_integer();
        if (number == nullptr || *number < next || *number >= status.chunks)
            return fail("json.range", {}, path);
        next = *number + 1;
        return static_cast<std::uint32_t>(*number);
    };
    status.received = TRY(reader.list<std::uint32_t>("received", read_chunk));
    status.complete = TRY(reader.optional_boolean("complete")).value_or(false);
    return status;
}

}
