#pragma once

#include "client/net/transport.h"
#include "client/outbox/device_key.h"
#include "shared/core/uptime.h"
#include "shared/protocol/kiosk.h"

#include <cstdint>
#include <optional>
#include <string>

/// What a kiosk tells the office about itself, so that somebody comes before citizens complain.
namespace onedoor::report {

/// Signs and sends a report a minute. Keeps nothing over a restart: the server tells the highest
/// sequence it has, and the count goes on from there.
class Reporter {
public:
    /// Of its requests; no other user of the transport may have it.
    static constexpr net::Token token = 0x7155'0003;
    static constexpr std::int64_t period_ms = 60'000;

    /// `name`: of this kiosk in the office's register. Transport and key outlive the reporter.
    Reporter(net::Transport& transport, outbox::DeviceKey const& key, std::string name)
        : m_transport(transport), m_key(key), m_name(std::move(name)) {}

    /// When the next report is due; nothing while one is under way.
    [[nodiscard]] std::optional<core::Uptime> due() const;
    /// `state` without its sequence, as it is now. Sends nothing while a report is under way.
    void send(protocol::KioskState state, core::Uptime now);
    /// `clock`: this machine's time of day. False when the answer belongs to somebody else.
    bool receive(net::Response const& response, core::Instant clock, core::Uptime now);

    /// This machine's clock less the server's, by the last answer, for staff (reliability K4).
    [[nodiscard]] std::optional<std::int64_t> clock_skew_ms() const { return m_clock_skew_ms; }

private:
    net::Transport& m_transport;
    outbox::DeviceKey const& m_key;
    std::string m_name;
    std::int64_t m_sequence = 0;
    core::Uptime m_due{};
    bool m_is_sending = false;
    /// The last report was sent once more because of the server's count.
    bool m_was_corrected = false;
    std::optional<std::int64_t> m_clock_skew_ms;
};

}
