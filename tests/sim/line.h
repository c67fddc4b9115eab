#pragma once

#include "client/outbox/sender.h"
#include "tests/sim/hall.h"

#include <functional>
#include <optional>

namespace onedoor::sim {

/// The way between one kiosk and the server, with all that happens to networks.
class Line {
public:
    enum class Weather : std::uint8_t {
        Fine,
        /// A third of everything is lost, the rest takes seconds.
        Flaky,
        /// Nothing comes through.
        Cut,
        /// Everything is answered by something that is not the server.
        Portal,
    };
    using Deliver = std::function<void(outbox::Answer)>;

    Line(Hall& hall, std::string name, std::string address);

    void set(Weather weather) { m_weather = weather; }
    [[nodiscard]] Weather weather() const { return m_weather; }
    /// The answer comes by `deliver`, later, once, more than once or never.
    void send(outbox::Task const& task, Deliver deliver);

private:
    void arrive(outbox::Task const& task, Deliver const& deliver);
    void give_back(outbox::Answer answer, Deliver const& deliver);
    void spoil(outbox::Answer& answer);
    outbox::Answer of_portal(outbox::Task const& task);
    [[nodiscard]] bool is_lost();
    [[nodiscard]] std::int64_t delay();

    Hall& m_hall;
    std::string m_name, m_address;
    Chance m_chance;
    Weather m_weather = Weather::Fine;
    /// A cache that should not be there may give it for another request.
    std::optional<outbox::Answer> m_last;
};

}
