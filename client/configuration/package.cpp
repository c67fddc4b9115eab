#include "client/configuration/package.h"

#include "client/configuration/reading.h"
#include "shared/core/base64url.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>
#include <sodium.h>

namespace onedoor::configuration {

namespace {

constexpr std::string_view mark = "onedoor-kiosk-package-1";

struct Parts {
    core::Bytes signature;
    std::string_view document;
};

Result<Parts> take_apart(std::string_view text) {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(mark) || end <= mark.size() ||
        text[mark.size()] != ' ')
        return fail("package.format");
    Result<core::Bytes> signature =
        core::from_base64url(text.substr(mark.size() + 1, end - mark.size() - 1));
    if (!signature || signature->size() != crypto_sign_BYTES)
        return fail("package.format");
    return Parts{*std::move(signature), text.substr(end + 1)};
}

bool is_signed(Parts const& parts, Ed25519Key const& key) {
    std::string message(mark);
    message.push_back('\n');
    message += parts.document;
    static_assert(std::tuple_size_v<Ed25519Key> == crypto_sign_PUBLICKEYBYTES);
    return crypto_sign_verify_detached(parts.signature.data(),
                                       reinterpret_cast<unsigned char const*>(message.data()),
                                       message.size(), key.data()) == 0;
}

Result<Package> read_document(std::string_view document) {
    json::Value const value = TRY(json::parse(document, {.bytes_max = package_bytes_max}));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    Package package;
    package.version = TRY(reader.integer("version", {1, INT64_MAX}));
    std::string const expires_text = TRY(reader.string("expires"));
    Result<core::Instant> const expires = core::parse_iso_instant(expires_text);
    if (!expires)
        return fail("configuration.format", {}, "expires");
    package.expires = *expires;
    json::ObjectReader const settings = TRY(reader.object("configuration"));
    package.configuration = TRY(read_configuration(settings));
    TRY_VOID(reader.finish());
    return package;
}

}

Result<Package> verify_package(std::span<std::uint8_t const> bytes, Standing const& standing) {
    if (bytes.size() > package_bytes_max)
        return fail("package.size");
    Parts const parts =
        TRY(take_apart({reinterpret_cast<char const*>(bytes.data()), bytes.size()}));
    if (!is_signed(parts, standing.key))
        return fail("package.signature");
    Package package = TRY(read_document(parts.document));
    if (package.version <= standing.version)
        return fail("package.version");
    if (package.expires <= standing.now)
        return fail("package.expired");
    return package;
}

Result<void> check_machine(Configuration const& machine, Configuration const& package) {
    if (package.id != machine.id)
        return fail("package.machine", {}, "configuration.id");
    if (package.data_folder != machine.data_folder)
        return fail("package.machine", {}, "configuration.data_folder");
    if (package.device_key_file != machine.device_key_file)
        return fail("package.machine", {}, "configuration.device_key_file");
    if (package.package_key != machine.package_key)
        return fail("package.machine", {}, "configuration.package_key");
    return {};
}

}
