#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace onedoor::http {

using Deadline = std::chrono::steady_clock::time_point;

enum class Transfer { Done, Closed, TimedOut };

/// Bytes of one accepted socket. Every wait ends at a deadline, however slowly the peer trickles:
/// a per-read timeout alone lets one byte every few seconds hold a thread for ever. Owns nothing;
/// the listener closes the socket.
class Connection {
public:
    /// `pause_max` bounds one wait for the peer; the deadline of a call bounds all of them.
    Connection(int socket, std::chrono::milliseconds pause_max);

    /// Waits until something is buffered or can be read. Closed: the peer left or the socket was
    /// shut down.
    Transfer wait_for_bytes(Deadline deadline);
    /// Reads what is there into the buffer, waiting when nothing is.
    Transfer fill(Deadline deadline);
    [[nodiscard]] std::string_view buffered() const;
    void consume(std::size_t bytes);
    /// Moves exactly `bytes` from buffer and socket into `destination`.
    Transfer read_exactly(std::size_t bytes, std::string& destination, Deadline deadline);

    Transfer send(std::string_view head, std::string_view body, Deadline deadline);
    /// Ends sending, then throws away what still arrives, so that the peer reads the answer and
    /// not a reset. Bounded by the deadline and `bytes_max`.
    void linger(Deadline deadline, std::size_t bytes_max);

private:
    [[nodiscard]] Transfer wait(short events, Deadline deadline) const;

    int m_socket;
    std::chrono::milliseconds m_pause_max;
    std::string m_buffer;
    std::size_t m_begin = 0;
};

}
