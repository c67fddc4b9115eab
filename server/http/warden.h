#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace onedoor::http {

/// Counts open connections per address and knows their sockets, so that one address cannot hold
/// every worker (reliability §2.4.3) and a shutdown can wake those who wait. The deadlines
/// themselves are kept by Connection, which never waits past one.
class Warden {
public:
    enum class Entry { Admitted, TooMany };
    enum class Cap { Counted, Exempt };

    explicit Warden(std::size_t connections_per_address);

    Entry enter(int socket, std::string const& address, Cap cap);
    void leave(int socket, std::string const& address);
    /// Ends the reading side of every open socket: who waits for a request sees its end, who is
    /// answering can still write.
    void wake_all();
    [[nodiscard]] std::size_t open_connections() const;

private:
    std::size_t m_connections_per_address;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, std::size_t> m_by_address;
    std::unordered_set<int> m_sockets;
};

}
