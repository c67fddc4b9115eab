#pragma once

#include "shared/core/bytes.h"
#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/json/value.h"

#include <span>
#include <string>
#include <string_view>

/// What waits on a citizen's device for the network, readable by the office alone.
namespace onedoor::protocol {

/// HPKE info of a sealed filing; the additional data is the submission id.
inline constexpr std::string_view sealed_submission_info = "onedoor submission v1";
/// HPKE info of a sealed file; the additional data is the submission id, '/', the upload id. The
/// message is the length of a JSON text as two bytes, high first, the text {"name","type"}, and
/// the file itself.
inline constexpr std::string_view sealed_upload_info = "onedoor upload v1";

/// The message of a sealed file. Fails with "sealing.description" when name and type are longer
/// than two bytes can say.
Result<core::Bytes> sealed_upload_message(std::string_view name, std::string_view type,
                                          std::span<std::uint8_t const> content);

/// POST /api/v1/sealed-submissions. Opened, it is the body of POST /api/v1/submissions.
struct SealedSubmission {
    core::SubmissionId id;
    std::string key_id;
    core::Bytes encapsulated;
    core::Bytes ciphertext;
};

json::Value to_json(SealedSubmission const& sealed);
/// Strict. Fails with the codes of json::parse() and json::ObjectReader, "submission_id.format",
/// "sealing.broken" for what is no base64url.
Result<SealedSubmission> parse_sealed_submission(std::string_view body);

/// GET /api/v1/office-key.
struct OfficeKey {
    std::string key_id;
    core::Bytes public_key;
    /// Ed25519 key that checks the server's answers to devices (protocol/device.h); empty: it signs
    /// none.
    core::Bytes answer_key;
};

json::Value to_json(OfficeKey const& key);
/// Fails with the codes of json::parse() and json::ObjectReader, and "sealing.broken" for keys of
/// another length.
Result<OfficeKey> parse_office_key(std::string_view body);

/// Reads base64url at `name`; fails with "sealing.broken" and the path.
Result<core::Bytes> read_sealed_bytes(std::string_view text, std::string_view name);

}
