#include "server/http/warden.h"

#include <sys/socket.h>

namespace onedoor::http {

Warden::Warden(std::size_t connections_per_address)
    : m_connections_per_address(connections_per_address) {}

Warden::Entry Warden::enter(int socket, std::string const& address, Cap cap) {
    std::lock_guard const lock(m_mutex);
    std::size_t& open = m_by_address[address];
    if (cap == Cap::Counted && open >= m_connections_per_address)
        return Entry::TooMany;
    ++open;
    m_sockets.insert(socket);
    return Entry::Admitted;
}

void Warden::leave(int socket, std::string const& address) {
    std::lock_guard const lock(m_mutex);
    m_sockets.erase(socket);
    auto const found = m_by_address.find(address);
    if (found != m_by_address.end() && --found->second == 0)
        m_by_address.erase(found);
}

void Warden::wake_all() {
    std::lock_guard const lock(m_mutex);
    for (int const socket : m_sockets)
        shutdown(socket, SHUT_RD);
}

std::size_t Warden::open_connections() const {
    std::lock_guard const lock(m_mutex);
    return m_sockets.size();
}

}
