#include "tests/support/virtual_printer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace onedoor::testing {

static constexpr int turn_ms = 2;

VirtualPrinter::VirtualPrinter(std::size_t width)
    : m_printer(width), m_listening(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    int const small = 4096;
    setsockopt(m_listening, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    if (bind(m_listening, any, length) != 0 || listen(m_listening, 4) != 0 ||
        getsockname(m_listening, any, &length) != 0)
        throw std::runtime_error("no port for the virtual printer");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

VirtualPrinter::~VirtualPrinter() {
    m_is_ending = true;
    m_thread.join();
    hang_up();
    close(m_listening);
}

void VirtualPrinter::disconnect_after(std::size_t bytes) {
    std::lock_guard const lock(m_mutex);
    m_bytes_left = bytes;
}

void VirtualPrinter::hang_up() {
    if (m_peer >= 0)
        close(m_peer);
    m_peer = -1;
}

void VirtualPrinter::serve() {
    while (!m_is_ending) {
        pollfd wait{m_peer >= 0 ? m_peer : m_listening, POLLIN, 0};
        poll(&wait, 1, turn_ms);
        std::lock_guard const lock(m_mutex);
        if (m_peer < 0 && (wait.revents & POLLIN))
            m_peer = accept4(m_listening, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        exchange();
    }
}

void VirtualPrinter::exchange() {
    m_printer.turn();
    if (m_peer >= 0 && !(read_some() && write_answers()))
        hang_up();
}

bool VirtualPrinter::read_some() {
    std::array<std::uint8_t, 2048> part;
    std::size_t const wanted = std::min({part.size(), m_printer.room(), m_bytes_left});
    if (wanted == 0)
        return m_bytes_left > 0;
    ssize_t const got = recv(m_peer, part.data(), wanted, 0);
    if (got == 0)
        return false;
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    m_printer.receive(std::span(part).first(static_cast<std::size_t>(got)));
    if (m_bytes_left != std::numeric_limits<std::size_t>::max())
        m_bytes_left -= static_cast<std::size_t>(got);
    if (m_bytes_left > 0)
        return true;
    m_bytes_left = std::numeric_limits<std::size_t>::max();
    return false;
}

bool VirtualPrinter::write_answers() {
    core::Bytes const answers = m_printer.take_answers();
    return answers.empty() || ::send(m_peer, answers.data(), answers.size(), MSG_NOSIGNAL) ==
                                  static_cast<ssize_t>(answers.size());
}

}
