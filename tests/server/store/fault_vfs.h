#pragma once

#include <atomic>
#include <string>

namespace onedoor::testing {

/// What the failing operation answers.
enum class Fault { WriteError, DiskFull, SyncError };

/// A SQLite VFS in front of the default one; its N-th writing operation (write, truncate, sync)
/// fails, and every later one too when the fault lasts.
class FaultVfs {
public:
    /// Registered once per process; one test uses it at a time.
    static FaultVfs& instance();

    [[nodiscard]] std::string const& name() const { return m_name; }

    enum class Lasting { Once, ForEver };
    /// Counts from now on; 0 never fails.
    void fail_at(int operation, Fault fault, Lasting lasting);
    [[nodiscard]] int operations() const { return m_operations; }
    [[nodiscard]] bool has_failed() const { return m_has_failed; }

    /// Asked before each operation: a SQLite result code.
    int next(Fault kind_of_operation);

private:
    FaultVfs();

    std::string m_name = "onedoor-fault";
    std::atomic<int> m_operations = 0;
    std::atomic<int> m_failing = 0;
    std::atomic<bool> m_has_failed = false;
    Fault m_fault = Fault::WriteError;
    Lasting m_lasting = Lasting::Once;
};

}
