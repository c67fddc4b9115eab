#include "server/http/connection.h"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace onedoor::http {

static constexpr std::size_t read_bytes = 16 * 1024;

Connection::Connection(int socket, std::chrono::milliseconds pause_max)
    : m_socket(socket), m_pause_max(pause_max) {}

Transfer Connection::wait(short events, Deadline deadline) const {
    using namespace std::chrono;
    for (;;) {
        auto const left = ceil<milliseconds>(deadline - steady_clock::now());
        if (left <= 0ms)
            return Transfer::TimedOut;
        pollfd request{m_socket, events, 0};
        int const ready = poll(&request, 1, static_cast<int>(std::min(left, m_pause_max).count()));
        if (ready > 0)
            return Transfer::Done;
        if (ready == 0)
            return Transfer::TimedOut;
        if (errno != EINTR)
            return Transfer::Closed;
    }
}

Transfer Connection::wait_for_bytes(Deadline deadline) {
    return buffered().empty() ? wait(POLLIN, deadline) : Transfer::Done;
}

Transfer Connection::fill(Deadline deadline) {
    for (;;) {
        std::size_t const kept = m_buffer.size();
        ssize_t got = 0;
        m_buffer.resize_and_overwrite(kept + read_bytes, [&](char* bytes, std::size_t) {
            got = recv(m_socket, bytes + kept, read_bytes, MSG_DONTWAIT);
            return kept + static_cast<std::size_t>(std::max<ssize_t>(got, 0));
        });
        if (got > 0)
            return Transfer::Done;
        if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
            return Transfer::Closed;
        if (Transfer const waited = wait(POLLIN, deadline); waited != Transfer::Done)
            return waited;
    }
}

std::string_view Connection::buffered() const {
    return std::string_view(m_buffer).substr(m_begin);
}

void Connection::consume(std::size_t bytes) {
    m_begin += bytes;
    if (m_begin == m_buffer.size()) {
        m_buffer.clear();
        m_begin = 0;
    }
}

Transfer Connection::read_exactly(std::size_t bytes, std::string& destination, Deadline deadline) {
    destination.reserve(destination.size() + bytes);
    while (bytes > 0) {
        if (buffered().empty()) {
            if (Transfer const filled = fill(deadline); filled != Transfer::Done)
                return filled;
        }
        std::string_view const part = buffered().substr(0, bytes);
        destination.append(part);
        bytes -= part.size();
        consume(part.size());
    }
    return Transfer::Done;
}

Transfer Connection::send(std::string_view head, std::string_view body, Deadline deadline) {
    while (!head.empty() || !body.empty()) {
        iovec parts[2] = {{const_cast<char*>(head.data()), head.size()},
                          {const_cast<char*>(body.data()), body.size()}};
        msghdr message{};
        message.msg_iov = parts;
        message.msg_iovlen = 2;
        ssize_t const sent = sendmsg(m_socket, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            return Transfer::Closed;
        if (sent < 0) {
            if (Transfer const waited = wait(POLLOUT, deadline); waited != Transfer::Done)
                return waited;
            continue;
        }
        std::size_t const of_head = std::min(head.size(), static_cast<std::size_t>(sent));
        head.remove_prefix(of_head);
        body.remove_prefix(static_cast<std::size_t>(sent) - of_head);
    }
    return Transfer::Done;
}

void Connection::linger(Deadline deadline, std::size_t bytes_max) {
    shutdown(m_socket, SHUT_WR);
    std::size_t thrown_away = buffered().size();
    while (thrown_away < bytes_max) {
        consume(buffered().size());
        if (fill(deadline) != Transfer::Done)
            return;
        thrown_away += buffered().size();
    }
}

}
