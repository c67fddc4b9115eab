#pragma once

#include "tests/support/scratch_folder.h"

#include <cstddef>
#include <cstring>
#include <doctest/doctest.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace onedoor::support {

/// systemd's end of NOTIFY_SOCKET.
class NotifySocket {
public:
    enum class Kind : std::uint8_t { Path, Abstract };

    explicit NotifySocket(Kind kind = Kind::Path)
        : m_path(kind == Kind::Path ? m_folder.file("notify") : "@" + m_folder.path()) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, m_path.data(), m_path.size());
        if (kind == Kind::Abstract)
            address.sun_path[0] = '\0';
        m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        auto const length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_path.size());
        REQUIRE(::bind(m_socket, reinterpret_cast<sockaddr*>(&address), length) == 0);
    }
    ~NotifySocket() { ::close(m_socket); }
    NotifySocket(NotifySocket const&) = delete;
    NotifySocket& operator=(NotifySocket const&) = delete;

    /// The value for NOTIFY_SOCKET.
    [[nodiscard]] std::string const& path() const { return m_path; }

    /// All that has come.
    [[nodiscard]] std::vector<std::string> receive() const {
        std::vector<std::string> messages;
        char buffer[256];
        for (ssize_t length = 0; (length = ::recv(m_socket, buffer, sizeof(buffer), 0)) >= 0;)
            messages.emplace_back(buffer, static_cast<std::size_t>(length));
        return messages;
    }

    /// The same, after waiting for a first one.
    [[nodiscard]] std::vector<std::string> receive_within(int milliseconds) const {
        pollfd waiting{m_socket, POLLIN, 0};
        ::poll(&waiting, 1, milliseconds);
        return receive();
    }

private:
    ScratchFolder m_folder;
    std::string m_path;
    int m_socket = -1;
};

}
