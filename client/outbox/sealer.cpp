#include "client/outbox/sealer.h"

#include "shared/core/base64url.h"
#include "shared/core/limits.h"
#include "shared/core/sha256.h"
#include "shared/core/wipe.h"
#include "shared/json/json.h"
#include "shared/protocol/device.h"
#include "shared/protocol/sealed.h"
#include "shared/sealing/sealing.h"

#include <algorithm>

namespace onedoor::outbox {

void wipe(OpenFiling& filing) {
    core::wipe(filing.body);
    for (OpenFile& file : filing.files) {
        core::wipe(file.name);
        core::wipe(file.content);
    }
    filing.files.clear();
}

static Result<sealing::PublicKey> key_of(OfficePin const& office) {
    sealing::PublicKey key{};
    if (office.public_key.size() != key.size())
        return fail("sealing.key", "65 bytes are needed");
    std::ranges::copy(office.public_key, key.begin());
    return key;
}

static SignedBody sign(Sealer const& sealer, std::string_view target, std::string body) {
    SignedBody signed_body{std::move(body), {}};
    if (!sealer.device.empty())
        signed_body.signature = sealer.key.sign(
            protocol::device_message(sealer.device, {"POST", target, signed_body.body}));
    return signed_body;
}

static Result<SealedFile> seal_file(OpenFile const& file, std::string const& id,
                                    Sealer const& sealer) {
    sealing::PublicKey const key = TRY(key_of(sealer.office));
    core::Bytes message = TRY(protocol::sealed_upload_message(file.name, file.type, file.content));
    std::string const purpose = id + "/" + file.upload_id;
    Result<sealing::Sealed> sealed =
        sealing::seal(key, {protocol::sealed_upload_info, purpose}, message, sealer.random);
    core::wipe(message);
    if (!sealed)
        return std::unexpected(std::move(sealed).error());
    json::Object const declaration{
        {"submission_id", id},
        {"upload_id", file.upload_id},
        {"size", static_cast<std::int64_t>(sealed->ciphertext.size())},
        {"sha256", core::to_hex(core::sha256(sealed->ciphertext))},
        {"sealed", json::Object{{"key_id", sealer.office.key_id},
                                {"enc", core::to_base64url(sealed->encapsulated)}}}};
    return SealedFile{file.upload_id, sign(sealer, "/api/v1/uploads", json::write(declaration)),
                      std::move(sealed->ciphertext)};
}

Result<SealedFiling> seal_filing(OpenFiling const& filing, Sealer const& sealer,
                                 core::Instant now) {
    sealing::PublicKey const key = TRY(key_of(sealer.office));
    std::string const id = filing.id.text();
    SealedFiling kept{.id = filing.id, .device = sealer.device, .kept_at = now};
    for (OpenFile const& file : filing.files)
        kept.files.push_back(TRY(seal_file(file, id, sealer)));
    sealing::Sealed sealed = TRY(sealing::seal(key, {protocol::sealed_submission_info, id},
                                               core::as_bytes(filing.body), sealer.random));
    protocol::SealedSubmission const envelope{
        filing.id, sealer.office.key_id,
        core::Bytes(sealed.encapsulated.begin(), sealed.encapsulated.end()),
        std::move(sealed.ciphertext)};
    kept.envelope =
        sign(sealer, "/api/v1/sealed-submissions", json::write(protocol::to_json(envelope)));
    if (kept.envelope.body.size() > limits::request_body_bytes_max)
        return fail("outbox.too_large", "the filing is longer than the server reads");
    return kept;
}

}
