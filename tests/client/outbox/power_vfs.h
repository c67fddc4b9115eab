#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace onedoor::testing {

/// What is left of the outbox's files when the machine stops.
enum class Stop {
    /// kill -9: the files as they are.
    Kill,
    /// Only what was synced; of a file that was never synced nothing.
    PowerCut,
    /// What was synced, and of what was written since, every other write.
    TornPowerCut,
};

/// A SQLite VFS that holds its files in memory and remembers of each what is surely on the disk.
/// Calls back before every write, truncate and sync: the moments at which a machine may stop.
class PowerVfs {
public:
    struct File {
        std::string content;
        std::string synced;
        /// Was synced since it was made: its name is on the disk.
        bool is_named = false;
        /// Since the last sync.
        std::map<std::int64_t, std::string> writes;
        int writes_count = 0;
    };
    using Disk = std::map<std::string, File>;

    static PowerVfs& instance();
    [[nodiscard]] std::string const& name() const { return m_name; }

    /// The disk as a machine finds it that starts again after a stop at this moment.
    [[nodiscard]] Disk after(Stop stop) const;
    Disk disk;
    /// Bytes of all files together; what would be longer finds the disk full.
    std::size_t room = SIZE_MAX;
    [[nodiscard]] std::size_t used() const;
    std::function<void()> before_operation;

private:
    PowerVfs();
    std::string m_name = "onedoor-power";
};

}
