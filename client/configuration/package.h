#pragma once

#include "client/configuration/configuration.h"
#include "shared/core/time.h"

#include <span>
#include <string>

namespace onedoor::configuration {

/// Where a package lies in the folder of a USB stick.
inline constexpr std::string_view package_file_name = "onedoor-kiosk.package";
inline constexpr std::size_t package_bytes_max = file_bytes_max + 1024;

/// New settings for one machine, signed by who may.
///
/// A package is a line "onedoor-kiosk-package-1 SIGNATURE", and after it a JSON document to the
/// end: {"version": 12, "expires": "2027-01-31T00:00:00Z", "configuration": {…kiosk.json…}}.
/// SIGNATURE is 64 bytes of Ed25519 (RFC 8032) in base64url, over "onedoor-kiosk-package-1\n" and
/// the bytes of the document.
struct Package {
    /// Counts up from 1.
    std::int64_t version = 0;
    /// Not taken from this moment on; one that was taken stays.
    core::Instant expires;
    Configuration configuration;
};

/// What a machine knows before it takes a package.
struct Standing {
    Ed25519Key key{};
    core::Instant now;
    /// Of the package taken last; 0: none yet.
    std::int64_t version = 0;
};

/// Nothing in the bytes is believed before their signature is. Fails with "package.size",
/// "package.format", "package.signature", "package.version" (not newer), "package.expired", or the
/// codes of parse() below the path "configuration".
Result<Package> verify_package(std::span<std::uint8_t const> bytes, Standing const& standing);

/// Fails with "package.machine" and the field's path when the package would make another machine of
/// this one: id, data_folder, device_key_file and package_key are changed by hand alone.
Result<void> check_machine(Configuration const& machine, Configuration const& package);

}
