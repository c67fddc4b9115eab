#include "client/platform/sdl/link_watch.h"

#include "client/lifecycle/server_date.h"
#include "client/platform/sdl/services.h"

#include <utility>

namespace onedoor::platform {

namespace {

constexpr std::uint32_t timeout_ms = 4'000;

std::optional<core::Instant> date_of(std::vector<net::Header> const& headers) {
    for (net::Header const& header : headers) {
        if (header.name == "Date")
            return lifecycle::parse_server_date(header.value);
    }
    return std::nullopt;
}

diagnostics::Link::State state_of(net::Response const& response) {
    using State = diagnostics::Link::State;
    if (response.status == 0)
        return State::Down;
    bool const is_ours =
        response.body.starts_with("{\"status\"") ||
        (response.status == 503 && response.body.find("http.overloaded") != std::string::npos);
    return is_ours ? State::Up : State::Foreign;
}

}

LinkWatch::LinkWatch(std::string const& origin, Wake wake)
    : m_client(origin), m_wake(wake), m_thread([this] { work(); }) {}

LinkWatch::~LinkWatch() {
    {
        std::lock_guard const lock(m_mutex);
        m_is_stopping = true;
    }
    m_asked.notify_one();
    m_client.stop();
    m_thread.join();
}

void LinkWatch::ask() {
    {
        std::lock_guard const lock(m_mutex);
        m_is_asked = true;
    }
    m_asked.notify_one();
}

diagnostics::Link LinkWatch::link() const {
    std::lock_guard const lock(m_mutex);
    return m_link;
}

std::optional<LinkWatch::Clocks> LinkWatch::take_clocks() {
    std::lock_guard const lock(m_mutex);
    return std::exchange(m_clocks, std::nullopt);
}

void LinkWatch::work() {
    SystemClock const clock;
    std::unique_lock lock(m_mutex);
    while (!m_is_stopping) {
        m_is_asked = false;
        lock.unlock();
        std::vector<net::Header> headers;
        core::Uptime const began = system_uptime();
        net::Response const response =
            m_client.send({.path = "/ready", .timeout_ms = timeout_ms}, headers);
        core::Uptime const now = system_uptime();
        std::optional<core::Instant> const date = date_of(headers);
        lock.lock();
        m_link = {state_of(response), now.milliseconds - began.milliseconds, now};
        if (date && m_link.state == diagnostics::Link::State::Up)
            m_clocks = Clocks{*date, clock.now()};
        m_wake();
        m_asked.wait_for(lock, std::chrono::seconds(period_s),
                         [this] { return m_is_asked || m_is_stopping; });
    }
}

}
