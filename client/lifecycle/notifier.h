#pragma once

#include "shared/core/uptime.h"

#include <optional>
#include <string_view>

namespace onedoor::lifecycle {

/// Tells systemd how the program is: the datagrams of sd_notify(3).
///
/// The heartbeat comes from advance() alone, which the loop that serves the citizen calls: when
/// that loop hangs, systemd ends the program and starts it again. Never waits; without a
/// NOTIFY_SOCKET nothing is said.
class Notifier {
public:
    /// Takes NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID out of the environment, so that no child
    /// has them: call before there are threads. A WATCHDOG_PID of the parent counts too, which is
    /// the compositor that was told to run this program.
    static Notifier from_environment();

    Notifier() = default;
    ~Notifier();
    Notifier(Notifier&& other) noexcept;
    Notifier& operator=(Notifier&& other) noexcept;

    void ready();
    /// One line of plain text for `systemctl status`, without anything of a citizen.
    void status(std::string_view text);
    void stopping();
    /// A heartbeat when half of the watchdog's time is over since the last one.
    void advance(core::Uptime now);

    /// Milliseconds between heartbeats; nothing: nobody watches.
    [[nodiscard]] std::optional<std::int64_t> heartbeat_ms() const { return m_heartbeat_ms; }

private:
    bool send(std::string_view message) const;

    int m_socket = -1;
    std::optional<std::int64_t> m_heartbeat_ms;
    std::optional<core::Uptime> m_last_beat;
};

}
