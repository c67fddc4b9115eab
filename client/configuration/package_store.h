#pragma once

#include "client/configuration/package.h"

#include <optional>
#include <string>

namespace onedoor::configuration {

/// What the machine runs on: its own file, or the package taken last in its place.
struct Effective {
    Configuration configuration;
    /// Of the package in use; 0: the machine's own file.
    std::int64_t version = 0;
    /// Why a package that was taken is not in use: damaged, or of another key since. Staff are
    /// told.
    std::optional<Error> refused;
};

/// Reads the machine's file and the package kept in its data folder, which counts only while its
/// signature holds. Fails as read() does: for the machine's own file alone.
Result<Effective> load(std::string const& machine_file);

/// What take_package() would take, so that staff see it before they do. Fails as that does, but
/// writes nothing.
Result<Package> examine_package(std::span<std::uint8_t const> bytes,
                                std::string const& machine_file, core::Instant now);

/// Verifies and keeps a package, on the disk when it returns; in use from the next start on. Fails
/// as verify_package() and check_machine() do, with "package.no_key" when this machine takes none,
/// or with "file.unwritable".
Result<Package> take_package(std::span<std::uint8_t const> bytes, std::string const& machine_file,
                             core::Instant now);

/// The bytes of the package on a USB stick mounted at `folder`; fails with the codes of
/// client/files.
Result<core::Bytes> read_stick(std::string const& folder);

}
