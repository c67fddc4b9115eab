#include "client/device/tcp_line.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace onedoor::device {

namespace {

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;
};

}

static Result<SocketAddress> parse(std::string const& text, std::uint16_t port) {
    SocketAddress parsed;
    sockaddr_in four{.sin_family = AF_INET, .sin_port = htons(port)};
    sockaddr_in6 six{.sin6_family = AF_INET6, .sin6_port = htons(port)};
    if (inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1) {
        std::memcpy(&parsed.storage, &four, parsed.length = sizeof four);
        return parsed;
    }
    if (inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1) {
        std::memcpy(&parsed.storage, &six, parsed.length = sizeof six);
        return parsed;
    }
    return fail("line.address");
}

/// Also while the connection is still being made.
static bool is_passing(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR || error == EINPROGRESS;
}

TcpLine::TcpLine(std::string address, std::uint16_t port)
    : m_address(std::move(address)), m_port(port) {}

TcpLine::~TcpLine() {
    close();
}

Result<void> TcpLine::open() {
    close();
    SocketAddress const address = TRY(parse(m_address, m_port));
    m_socket = socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_socket < 0)
        return fail("line.closed", std::strerror(errno));
    int const on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // Closing resets: what waits inside the system would be printed for the next citizen.
    linger const reset{.l_onoff = 1, .l_linger = 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    auto const* const any = reinterpret_cast<sockaddr const*>(&address.storage);
    if (connect(m_socket, any, address.length) != 0 && !is_passing(errno)) {
        int const error = errno;
        close();
        return fail("line.closed", std::strerror(error));
    }
    return {};
}

Result<std::size_t> TcpLine::send(std::span<std::uint8_t const> bytes) {
    if (m_socket < 0)
        return fail("line.closed");
    ssize_t const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0)
        return static_cast<std::size_t>(sent);
    if (is_passing(errno))
        return 0;
    int const error = errno;
    close();
    return fail("line.closed", std::strerror(error));
}

std::size_t TcpLine::waiting() const {
    int unacknowledged = 0;
    if (m_socket < 0 || ioctl(m_socket, SIOCOUTQ, &unacknowledged) != 0)
        return 0;
    return static_cast<std::size_t>(unacknowledged);
}

Result<core::Bytes> TcpLine::receive() {
    if (m_socket < 0)
        return fail("line.closed");
    std::array<std::uint8_t, 512> part;
    ssize_t const got = recv(m_socket, part.data(), part.size(), 0);
    if (got > 0)
        return core::Bytes(part.begin(), part.begin() + got);
    if (got < 0 && is_passing(errno))
        return core::Bytes();
    int const error = got == 0 ? ECONNRESET : errno;
    close();
    return fail("line.closed", std::strerror(error));
}

void TcpLine::close() {
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

}
