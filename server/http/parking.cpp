#include "server/http/parking.h"

#include "server/http/headers.h"
#include "server/http/problem.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <new>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace onedoor::http {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

static std::string written(Response const& response) {
    std::string text = "HTTP/1.1 " + std::to_string(response.status) + " ";
    text.append(status_phrase(response.status)).append("\r\n");
    auto const add = [&](std::string_view name, std::string_view value) {
        text.append(name).append(": ").append(value).append("\r\n");
    };
    for (Header const& field : security_headers(response))
        add(field.name, field.value);
    for (Header const& field : response.headers)
        add(field.name, field.value);
    if (!response.content_type.empty())
        add("Content-Type", response.content_type);
    add("Content-Length", std::to_string(response.body.size()));
    add("Connection", "close");
    return text + "\r\n" + response.body;
}

static void end(int socket) {
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
}

// Unread bytes would make the close a reset, which overtakes the answer at the peer.
static void throw_away_what_came(int socket) {
    char bytes[4096];
    for (int part = 0; part < 16; ++part)
        if (recv(socket, bytes, sizeof bytes, MSG_DONTWAIT) != sizeof bytes)
            return;
}

Parking::Parking(ParkingLimits limits)
    : m_limits(limits), m_bell(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    // The thread itself needs no memory of its own later.
    m_places.reserve(limits.connections);
    m_polled.reserve(limits.connections + 1);
    if (m_bell >= 0)
        m_thread = std::thread([this] { stand_by(); });
}

Parking::~Parking() {
    finish();
    if (m_bell >= 0)
        ::close(m_bell);
}

bool Parking::take(int socket, std::string const& address, std::shared_ptr<Wait const> wait) {
    auto const until = steady_clock::now() + wait->longest;
    {
        std::lock_guard const lock(m_mutex);
        if (m_bell < 0 || m_finishing || m_taken >= m_limits.connections)
            return false;
        m_arrived.reserve(m_arrived.size() + 1);
        Place place{socket, address, std::move(wait), until};
        std::size_t& of_address = m_by_address[address];
        if (of_address >= m_limits.per_address)
            return false;
        ++of_address;
        ++m_taken;
        m_arrived.push_back(std::move(place));
    }
    ring();
    return true;
}

void Parking::ring() const {
    std::uint64_t const one = 1;
    // Fails only when it rings already.
    [[maybe_unused]] auto const written = ::write(m_bell, &one, sizeof one);
}

void Parking::wake() {
    ring();
}

void Parking::finish() {
    {
        std::lock_guard const lock(m_mutex);
        m_finishing = true;
    }
    if (!m_thread.joinable())
        return;
    ring();
    m_thread.join();
}

std::size_t Parking::size() const {
    std::lock_guard const lock(m_mutex);
    return m_taken;
}

void Parking::leave(Place const& place) {
    end(place.socket);
    std::lock_guard const lock(m_mutex);
    --m_taken;
    auto const found = m_by_address.find(place.address);
    if (--found->second == 0)
        m_by_address.erase(found);
}

bool Parking::settle(Place const& place, bool is_last) try {
    auto const answer = place.wait->answer(is_last ? Wake::TimeOver : Wake::Change);
    if (!answer && !is_last)
        return false;
    if (answer) {
        std::string const text = written(*answer);
        throw_away_what_came(place.socket);
        send(place.socket, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    }
    return true;
} catch (std::bad_alloc const&) {
    return true;
}

void Parking::wait_for_events() {
    m_polled.assign(1, {m_bell, POLLIN, 0});
    auto soonest = steady_clock::time_point::max();
    for (Place const& place : m_places) {
        m_polled.push_back({place.socket, POLLRDHUP, 0});
        soonest = std::min(soonest, place.until);
    }
    int patience_ms = -1;
    if (!m_places.empty()) {
        auto const left = ceil<milliseconds>(soonest - steady_clock::now());
        patience_ms = static_cast<int>(std::max<std::int64_t>(left.count(), 0));
    }
    poll(m_polled.data(), m_polled.size(), patience_ms);
    std::uint64_t rings = 0;
    [[maybe_unused]] auto const got = ::read(m_bell, &rings, sizeof rings);
    for (std::size_t at = m_places.size(); at-- > 0;) {
        if (m_polled[at + 1].revents == 0)
            continue;
        leave(m_places[at]);
        m_places.erase(m_places.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

void Parking::stand_by() {
    for (bool finishing = false; !finishing;) {
        wait_for_events();
        {
            std::lock_guard const lock(m_mutex);
            std::ranges::move(m_arrived, std::back_inserter(m_places));
            m_arrived.clear();
            finishing = m_finishing;
        }
        auto const now = steady_clock::now();
        std::erase_if(m_places, [&](Place const& place) {
            bool const is_settled = settle(place, finishing || place.until <= now);
            if (is_settled)
                leave(place);
            return is_settled;
        });
    }
}

}
