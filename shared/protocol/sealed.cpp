#include "shared/protocol/sealed.h"

#include "shared/core/base64url.h"
#include "shared/core/wipe.h"
#include "shared/json/json.h"
#include "shared/protocol/reading.h"

namespace onedoor::protocol {

Result<core::Bytes> read_sealed_bytes(std::string_view text, std::string_view name) {
    Result<core::Bytes> bytes = core::from_base64url(text);
    if (!bytes)
        return fail("sealing.broken", "base64url is needed", std::string(name));
    return bytes;
}

Result<SealedSubmission> parse_sealed_submission(std::string_view body) {
    json::Value const value = TRY(
        json::parse(body, {.depth_max = 1, .string_bytes_max = limits::request_body_bytes_max}));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    SealedSubmission sealed;
    std::string const id = TRY(reader.string("submission_id"));
    auto const parsed_id = core::SubmissionId::parse(id);
    if (!parsed_id)
        return at(parsed_id.error(), "submission_id");
    sealed.id = *parsed_id;
    sealed.key_id = TRY(reader.string("key_id"));
    std::string const encapsulated = TRY(reader.string("enc"));
    sealed.encapsulated = TRY(read_sealed_bytes(encapsulated, "enc"));
    std::string const ciphertext = TRY(reader.string("ciphertext"));
    sealed.ciphertext = TRY(read_sealed_bytes(ciphertext, "ciphertext"));
    TRY_VOID(reader.finish());
    return sealed;
}

Result<core::Bytes> sealed_upload_message(std::string_view name, std::string_view type,
                                          std::span<std::uint8_t const> content) {
    std::string description = json::write(json::Object{{"name", name}, {"type", type}});
    if (description.size() > UINT16_MAX)
        return fail("sealing.description", "the name of a file is too long");
    core::Bytes message;
    message.reserve(2 + description.size() + content.size());
    message.push_back(static_cast<std::uint8_t>(description.size() >> 8));
    message.push_back(static_cast<std::uint8_t>(description.size() & 0xff));
    message.insert(message.end(), description.begin(), description.end());
    message.insert(message.end(), content.begin(), content.end());
    core::wipe(description);
    return message;
}

json::Value to_json(SealedSubmission const& sealed) {
    return json::Object{{"submission_id", sealed.id.text()},
                        {"key_id", sealed.key_id},
                        {"enc", core::to_base64url(sealed.encapsulated)},
                        {"ciphertext", core::to_base64url(sealed.ciphertext)}};
}

json::Value to_json(OfficeKey const& key) {
    json::Object told{{"key_id", key.key_id}, {"public_key", core::to_base64url(key.public_key)}};
    if (!key.answer_key.empty())
        told.set("answer_key", core::to_base64url(key.answer_key));
    return told;
}

static constexpr std::size_t public_key_bytes = 65;
static constexpr std::size_t answer_key_bytes = 32;

Result<OfficeKey> parse_office_key(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    OfficeKey key;
    key.key_id = TRY(reader.string("key_id"));
    std::string const point = TRY(reader.string("public_key"));
    key.public_key = TRY(read_sealed_bytes(point, "public_key"));
    if (key.public_key.size() != public_key_bytes)
        return fail("sealing.broken", "65 bytes are needed", "public_key");
    auto const answer_key = TRY(reader.optional_string("answer_key"));
    if (!answer_key)
        return key;
    key.answer_key = TRY(read_sealed_bytes(*answer_key, "answer_key"));
    if (key.answer_key.size() != answer_key_bytes)
        return fail("sealing.broken", "32 bytes are needed", "answer_key");
    return key;
}

}
