#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/json/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::protocol {

/// POST /api/v1/uploads, as the client writes it; the server reads it in its attachments room,
/// which knows the types it accepts.
struct UploadDeclaration {
    core::SubmissionId submission;
    std::string name;
    /// "application/pdf", "image/jpeg" or "image/png".
    std::string type;
    std::int64_t size_bytes = 0;
    /// SHA-256 of the whole file, 64 hexadecimal digits.
    std::string sha256;
};

json::Value to_json(UploadDeclaration const& declaration);

/// The answer to a declaration, and to GET /api/v1/uploads/{id}.
struct UploadStatus {
    std::string upload_id;
    std::uint32_t chunk_bytes = 0;
    std::uint32_t chunks = 0;
    /// Numbers of the chunks that are there, ascending, each once.
    std::vector<std::uint32_t> received;
    bool complete = false;

    bool operator==(UploadStatus const&) const = default;
};

json::Value to_json(UploadStatus const& status);
/// Fails with the codes of json::parse() and json::ObjectReader.
Result<UploadStatus> parse_upload_status(std::string_view body);

}
