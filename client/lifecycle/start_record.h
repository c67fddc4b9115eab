#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/core/uptime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace onedoor::lifecycle {

/// So many crashes within this time, and the program shows its safe screen.
inline constexpr std::size_t crashes_max = 5;
inline constexpr std::int64_t crash_window_ms = 10 * 60'000;

enum class Mode : std::uint8_t {
    Ordinary,
    /// Help text and nothing else: no device, no network, no filing is touched.
    Safe
};

enum class LastExit : std::uint8_t {
    FirstStart,
    Clean,
    /// Ended without saying so while the machine went on.
    Crash,
    /// The machine itself was started anew without a clean end.
    PowerLoss,
    /// The record was damaged.
    Unknown
};

/// Where and when a program starts. `uptime` counts since the machine's start (CLOCK_MONOTONIC),
/// so that it goes on from one process to the next.
struct Start {
    std::string boot_id;
    core::Uptime uptime;
    core::Instant wall;
};

/// Remembers starts and ends across processes in one small file, and breaks a loop of crashes.
///
/// Counts by the uptime of one boot: neither a wrong clock nor a socket that loses power makes a
/// safe screen. A record that cannot be written does not keep the program from starting: fault()
/// tells.
class StartRecord {
public:
    /// Notes the start on the disk before it returns.
    static StartRecord begin(std::string path, Start const& start);

    /// Forgets the crashes once the program has run for crash_window_ms; true in that one call.
    bool advance(core::Uptime now, core::Instant wall);
    /// Notes the clean end, on the disk when it returns.
    void end(core::Instant wall);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] LastExit last_exit() const { return m_last_exit; }
    /// The wall clock when the record was last written by an earlier run.
    [[nodiscard]] std::optional<core::Instant> last_wall() const { return m_last_wall; }
    [[nodiscard]] std::optional<Error> const& fault() const { return m_fault; }

private:
    enum class State : std::uint8_t { Running, Ended };

    StartRecord(std::string path, Start const& start);
    void read(Start const& start);
    void write(State state, core::Instant wall);

    std::string m_path;
    std::string m_boot_id;
    core::Uptime m_started;
    std::vector<core::Uptime> m_crashes;
    Mode m_mode = Mode::Ordinary;
    LastExit m_last_exit = LastExit::FirstStart;
    std::optional<core::Instant> m_last_wall;
    std::optional<Error> m_fault;
    bool m_is_proven = false;
};

/// Of this boot of the machine; empty when the kernel does not tell.
std::string boot_id();

}
