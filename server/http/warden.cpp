#include "server/http/warden.h"

#include <sys/socket.h>

namespace onedoor::http {

Warden::Warden(std::size_t connections_per_address)
    : m_connections_per_address(connections_per_address) {}

Warden::Visit::Visit(Warden& warden, int socket, std::string address, Cap cap)
    : m_warden(warden), m_socket(socket), m_address(std::move(address)),
      m_is_admitted(warden.enter(socket, m_address, cap)) {}

Warden::Visit::~Visit() {
    if (m_is_admitted)
        m_warden.leave(m_socket, m_address);
}

bool Warden::enter(int socket, std::string const& address, Cap cap) {
    std::lock_guard const lock(m_mutex);
    std::size_t& open = m_by_address[address];
    if (cap == Cap::Counted && open >= m_connections_per_address)
        return false;
    ++open;
    m_sockets.insert(socket);
    return true;
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
