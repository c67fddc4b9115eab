#include "server/attachments/description.h"
#include "server/attachments/inspection.h"
#include "server/attachments/service.h"
#include "shared/core/limits.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"
#include "shared/protocol/sealed.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

#include <algorithm>

namespace onedoor::attachments {

Result<std::string> read_name(std::string_view name) {
    bool const is_plain = !name.empty() && name.size() <= limits::attachment_name_bytes_max &&
                          text::is_valid_utf8(name) &&
                          name.find_first_of("/\\") == std::string_view::npos &&
                          !text::has_control_characters(name, text::LineBreaks::Refused);
    if (!is_plain)
        return fail("upload.name", "a plain file name of at most 255 bytes is needed", "name");
    return text::to_nfc(name);
}

static Result<store::Hash> read_hash(std::string_view hex) {
    Result<core::Bytes> const bytes = core::from_hex(hex);
    store::Hash hash;
    if (!bytes || bytes->size() != hash.size())
        return fail("upload.format", "64 hexadecimal digits are needed", "sha256");
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

Result<void> check_description(std::string_view name, std::string_view type_name,
                               std::uint64_t size_bytes) {
    FileType const type = TRY(parse_type(type_name));
    if (!has_extension_of(name, type))
        return fail("upload.type_mismatch", "name and type do not agree", "name");
    if (size_bytes == 0)
        return fail("upload.empty", "the file is empty", "size");
    if (size_bytes > limits::attachment_bytes_max)
        return fail("upload.too_large", "the file is larger than 10 MiB", "size");
    return {};
}

static Result<void> read_plain(json::ObjectReader& reader, Declaration& declaration) {
    std::string const name = TRY(reader.string("name"));
    declaration.name = TRY(read_name(name));
    declaration.type = TRY(reader.string("type"));
    TRY_VOID(reader.finish());
    return check_description(declaration.name, declaration.type, declaration.size_bytes);
}

static Result<void> read_sealed(json::ObjectReader& reader, json::ObjectReader seal,
                                Declaration& declaration) {
    Declaration::Seal& sealed = declaration.sealed.emplace();
    std::string const id = TRY(reader.string("upload_id"));
    Result<store::UploadId> const upload = store::UploadId::parse(id);
    if (!upload)
        return fail("upload.format", upload.error().detail, "upload_id");
    sealed.id = *upload;
    sealed.seal.key_id = TRY(seal.string("key_id"));
    std::string const encapsulated = TRY(seal.string("enc"));
    sealed.seal.encapsulated = TRY(protocol::read_sealed_bytes(encapsulated, "sealed.enc"));
    TRY_VOID(seal.finish());
    TRY_VOID(reader.finish());
    if (declaration.size_bytes > limits::attachment_bytes_max + seal_bytes_max)
        return fail("upload.too_large", "the file is larger than 10 MiB", "size");
    return {};
}

Result<Declaration> parse_declaration(std::string_view body) {
    json::Value const value = TRY(json::parse(body, {.bytes_max = 8192, .depth_max = 2}));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    Declaration declaration;
    Result<core::SubmissionId> const submission =
        core::SubmissionId::parse(TRY(reader.string("submission_id")));
    if (!submission)
        return fail("upload.format", submission.error().detail, "submission_id");
    declaration.submission = *submission;
    declaration.size_bytes = static_cast<std::uint64_t>(TRY(reader.integer("size", {.min = 0})));
    std::string const hex = TRY(reader.string("sha256"));
    declaration.sha256 = TRY(read_hash(hex));
    if (auto seal = TRY(reader.optional_object("sealed")))
        TRY_VOID(read_sealed(reader, std::move(*seal), declaration));
    else
        TRY_VOID(read_plain(reader, declaration));
    return declaration;
}

}
