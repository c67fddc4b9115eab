#pragma once

#include "client/lifecycle/clock_watch.h"
#include "client/lifecycle/notifier.h"
#include "client/lifecycle/start_record.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What keeps the machine up when nobody looks after it.
namespace onedoor::lifecycle {

/// For staff: nothing of a citizen is in it.
struct Note {
    core::Instant at;
    std::variant<LastExit, ClockNote, Error> what;
};

/// The oldest go first.
inline constexpr std::size_t notes_max = 50;

/// Heartbeat, start record and clock of one run of the program.
class Life {
public:
    /// Before there are threads and before anything is opened: notes the start in
    /// `data_folder`/starts.json. `faults`: what harden() could not have.
    static Life begin(std::string const& data_folder, Start const& start,
                      std::vector<Error> const& faults);

    /// The first picture of the attract (or safe) screen is on the glass; systemd is told which.
    void ready();
    /// From the loop that serves the citizen: at every frame and at least every 250 ms.
    void advance(core::Uptime now, core::Instant wall);
    /// `server`: the time in an answer of the server, `wall`: the machine's when it came.
    void server_answered(core::Instant server, core::Instant wall);
    /// One line without anything of a citizen, for `systemctl status`.
    void status(std::string_view text) { m_notifier.status(text); }
    /// The clean end: after the wipe, before the window closes.
    void end(core::Instant wall);

    [[nodiscard]] Mode mode() const { return m_record.mode(); }
    [[nodiscard]] LastExit last_exit() const { return m_record.last_exit(); }
    /// The safe screen has stood long enough: end(), then leave, and systemd starts the program in
    /// its ordinary mode.
    [[nodiscard]] bool wants_restart() const { return m_wants_restart; }
    [[nodiscard]] std::optional<std::int64_t> server_skew_ms() const {
        return m_clock.server_skew_ms();
    }
    [[nodiscard]] std::vector<Note> const& notes() const { return m_notes; }

private:
    Life(Notifier notifier, StartRecord record, Start const& start);
    void add(Note note);

    Notifier m_notifier;
    StartRecord m_record;
    ClockWatch m_clock;
    std::vector<Note> m_notes;
    bool m_wants_restart = false;
};

}
