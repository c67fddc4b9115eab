#pragma once

#include "server/store/store.h"

#include <functional>
#include <memory>
#include <string>

namespace onedoor::sqlite {

enum class Synchronous : std::uint8_t {
    /// The only setting for service.
    Full,
    /// Loses acknowledged rows in a power cut: only for the test that proves the tests see it.
    Off,
};

struct Options {
    /// Path of the database file; its folder exists. Local disk, never a network share.
    std::string path;
    Synchronous synchronous = Synchronous::Full;
    /// Jobs that may wait for the writer; more are refused with "store.overloaded".
    std::size_t queue_length_max = 1024;
    /// Read connections kept open.
    std::size_t readers_max = 16;
    /// Name of a registered SQLite VFS; empty: the default one. For fault injection.
    std::string vfs;
    /// Called once from the writer when the disk or the file can no longer be trusted (failed
    /// fsync, corrupt page): the process must end. Every later call fails with "store.failed".
    std::function<void(std::string_view reason)> on_fatal;
};

/// Opens or creates the database, migrates it, checks it (quick_check, head of the chain) and
/// starts the writer. Fails with "store.open", "store.foreign" (another program's file),
/// "store.newer" (made by a newer version), "store.in_use", "store.corrupt".
Result<std::unique_ptr<store::Store>> open_store(Options const& options);

}
