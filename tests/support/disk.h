#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace onedoor::testing {

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
    static constexpr char const* vfs_name = "onedoor-test-disk";

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
    /// What a stop left is the disk's content from now on: of a torn power cut the sectors and
    /// truncations `reached` says yes to. No file may be open.
    void restart(std::function<bool()> const& reached);

    /// What takes more room than there is now fails.
    void set_full(bool is_full) { m_room = is_full ? used() : no_limit; }
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
    using Files = std::map<std::string, File>;

    /// Called before each operation that changes something; for a test that looks at the files
    /// then.
    std::function<void()> before_operation;
    [[nodiscard]] Files const& files() const { return m_files; }
    void set_files(Files files) { m_files = std::move(files); }
    /// As a machine finds them that starts again after a stop at this moment.
    [[nodiscard]] Files after(Stop stop, std::function<bool()> const& reached) const;

    /// For the VFS: whether an operation may be carried out that makes a file so much longer.
    Verdict ask(std::size_t growth);
    [[nodiscard]] File* find(std::string const& name);
    File& make(std::string const& name) { return m_files[name]; }
    void remove(std::string const& name) { m_files.erase(name); }

private:
    static constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();
    [[nodiscard]] std::size_t used() const;

    std::string m_path;
    Files m_files;
    bool m_is_stopped = false, m_fails_next = false;
    std::size_t m_room = no_limit;
    Stop m_stop = Stop::Kill;
    std::int64_t m_operations_left = -1;
};

}
