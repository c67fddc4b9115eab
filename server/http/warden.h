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
    enum class Cap { Counted, Exempt };

    /// One connection for as long as this lives; the warden must outlive it.
    class Visit {
    public:
        Visit(Warden& warden, int socket, std::string address, Cap cap);
        Visit(Visit const&) = delete;
        Visit& operator=(Visit const&) = delete;
        ~Visit();

        /// False: the address has as many open connections as it may.
        [[nodiscard]] bool is_admitted() const { return m_is_admitted; }

    private:
        Warden& m_warden;
        int m_socket;
        std::string m_address;
        bool m_is_admitted;
    };

    explicit Warden(std::size_t connections_per_address);

    /// Ends the reading side of every open socket: who waits for a request sees its end, who is
    /// answering can still write.
    void wake_all();
    [[nodiscard]] std::size_t open_connections() const;

private:
    bool enter(int socket, std::string const& address, Cap cap);
    void leave(int socket, std::string const& address);

    std::size_t m_connections_per_address;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, std::size_t> m_by_address;
    std::unordered_set<int> m_sockets;
};

}
