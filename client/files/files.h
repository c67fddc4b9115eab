#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"

#include <cstdint>
#include <span>
#include <string>

/// Small files of a kiosk: settings and marks, read and written whole.
namespace onedoor::files {

/// Fails with "file.missing", "file.kind" (no regular file, or a symbolic link), "file.size" (more
/// than `bytes_max`) or "file.unreadable"; Error::path is the path.
Result<core::Bytes> read(std::string const& path, std::size_t bytes_max);

enum class Durability : std::uint8_t {
    /// Survives the end of the process.
    Process,
    /// On the disk when the call returns (fsync of the file and of its folder).
    Disk
};

/// Another process sees the old content or the new one, never a part: written beside (`path` with
/// ".new") and renamed, readable by the owner alone. Fails with "file.unwritable".
Result<void> replace(std::string const& path, std::span<std::uint8_t const> bytes,
                     Durability durability);

/// Succeeds too when there is no such file. Fails with "file.unwritable".
Result<void> remove(std::string const& path);

}
