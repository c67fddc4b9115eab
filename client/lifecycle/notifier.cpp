#include "client/lifecycle/notifier.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace onedoor::lifecycle {

namespace {

std::string take_variable(char const* name) {
    char const* const value = std::getenv(name);
    std::string text = value != nullptr ? value : "";
    ::unsetenv(name);
    return text;
}

std::optional<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// A path, or "@" and a name of the abstract namespace.
int connect_to(std::string const& name) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    bool const is_abstract = name.starts_with('@');
    if ((!is_abstract && !name.starts_with('/')) || name.size() >= sizeof(address.sun_path))
        return -1;
    std::memcpy(address.sun_path, name.data(), name.size());
    if (is_abstract)
        address.sun_path[0] = '\0';
    int const socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    auto const length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    if (socket >= 0 && ::connect(socket, reinterpret_cast<sockaddr*>(&address), length) != 0) {
        ::close(socket);
        return -1;
    }
    return socket;
}

}

Notifier Notifier::from_environment() {
    std::string const name = take_variable("NOTIFY_SOCKET");
    std::optional<std::int64_t> const microseconds = parse_number(take_variable("WATCHDOG_USEC"));
    std::optional<std::int64_t> const watched = parse_number(take_variable("WATCHDOG_PID"));
    Notifier notifier;
    notifier.m_socket = connect_to(name);
    bool const is_meant = !watched || *watched == ::getpid() || *watched == ::getppid();
    if (notifier.m_socket >= 0 && is_meant && microseconds && *microseconds > 0)
        notifier.m_heartbeat_ms = std::max<std::int64_t>(*microseconds / 2000, 1);
    return notifier;
}

Notifier::~Notifier() {
    if (m_socket >= 0)
        ::close(m_socket);
}

Notifier::Notifier(Notifier&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_heartbeat_ms(other.m_heartbeat_ms),
      m_last_beat(other.m_last_beat) {}

Notifier& Notifier::operator=(Notifier&& other) noexcept {
    std::swap(m_socket, other.m_socket);
    m_heartbeat_ms = other.m_heartbeat_ms;
    m_last_beat = other.m_last_beat;
    return *this;
}

bool Notifier::send(std::string_view message) const {
    return m_socket >= 0 &&
           ::send(m_socket, message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT) >= 0;
}

void Notifier::ready() {
    send("READY=1");
}

void Notifier::status(std::string_view text) {
    std::string message = "STATUS=";
    message += text.substr(0, text.find('\n'));
    send(message);
}

void Notifier::stopping() {
    send("STOPPING=1");
}

void Notifier::advance(core::Uptime now) {
    if (!m_heartbeat_ms)
        return;
    bool const is_due =
        !m_last_beat || now.milliseconds - m_last_beat->milliseconds >= *m_heartbeat_ms;
    // One that found systemd's queue full is said again at the next call.
    if (is_due && send("WATCHDOG=1"))
        m_last_beat = now;
}

}
