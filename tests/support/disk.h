#pragma once

#include "tests/sim/chance.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace onedoor::sim {

/// How a machine stops.
enum class Stop : std::uint8_t {
    /// kill -9: what was written is written.
    Kill,
    /// Only what was synced is left.
    PowerCut,
    /// What was synced, and by chance sectors of what was written since.
    TornPowerCut,
};

/// One machine's disk in memory, reached by SQLite through the VFS `vfs_name`. Counts every write,
/// truncation, removal and sync, and may stop the machine at one of them: from then on every
/// operation fails, until restart().
class Disk {
public:
    static constexpr char const* vfs_name = "onedoor-sim";

    Disk();
    ~Disk();
    Disk(Disk const&) = delete;
    Disk& operator=(Disk const&) = delete;

    /// Path of the one database on it, for SQLite.
    [[nodiscard]] std::string const& path() const { return m_path; }

    /// The machine stops in this way before the operation after `operations` more.
    void stop_after(std::uint32_t operations, Stop stop);
    /// What was planned by stop_after() and fail_next() does not happen.
    void spare();
    /// The machine stops now.
    void stop(Stop stop);
    [[nodiscard]] bool is_stopped() const { return m_is_stopped; }
    /// What chance left is the disk's content from now on. No file may be open.
    void restart(Chance& chance);

    /// Writes that need more room fail.
    void set_full(bool is_full) { m_is_full = is_full; }
    /// The next write or sync fails once.
    void fail_next() { m_fails_next = true; }

    enum class Verdict : std::uint8_t { Go, Failed, Full };
    struct Change {
        std::int64_t offset = 0;
        std::string before, after;
        std::size_t size_before = 0;
    };
    struct File {
        std::string content;
        /// Since the last sync.
        std::vector<Change> changes;
        bool is_named = false;
    };
    /// For the VFS: whether an operation that changes something may be carried out.
    Verdict ask(bool grows);
    [[nodiscard]] File* find(std::string const& name);
    File& make(std::string const& name) { return m_files[name]; }
    void remove(std::string const& name) { m_files.erase(name); }

private:
    std::string m_path;
    std::map<std::string, File> m_files;
    bool m_is_stopped = false, m_is_full = false, m_fails_next = false;
    Stop m_stop = Stop::Kill;
    std::int64_t m_operations_left = -1;
};

}
