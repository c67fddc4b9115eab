#pragma once

#include "server/http/message.h"
#include "shared/core/limits.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <poll.h>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace onedoor::http {

struct ParkingLimits {
    std::size_t connections = limits::parked_connections_max;
    std::size_t per_address = limits::parked_per_address_max;
};

/// Connections whose answer is not there yet: one thread waits for all of them, so that who waits
/// for news holds no worker. A peer that leaves gives its place back at once; one that does not
/// read gets no second attempt. Thread-safe.
class Parking {
public:
    explicit Parking(ParkingLimits limits);
    ~Parking();
    Parking(Parking const&) = delete;
    Parking& operator=(Parking const&) = delete;

    /// Takes the socket over and closes it in the end. False, leaving the socket to the caller:
    /// there is no room, altogether or for this address, or finish() was called.
    bool take(int socket, std::string const& address, std::shared_ptr<Wait const> wait);
    /// Asks every wait for its answer again.
    void wake();
    /// Gives everybody the last answer and takes nobody any more.
    void finish();
    [[nodiscard]] std::size_t size() const;

private:
    struct Place {
        int socket = -1;
        std::string address;
        std::shared_ptr<Wait const> wait;
        std::chrono::steady_clock::time_point until;
    };

    void stand_by();
    void wait_for_events();
    /// Whether the place is free again.
    bool settle(Place const& place, bool is_last);
    void leave(Place const& place);
    void ring() const;

    ParkingLimits m_limits;
    int m_bell = -1; ///< eventfd
    mutable std::mutex m_mutex;
    std::vector<Place> m_arrived;
    std::unordered_map<std::string, std::size_t> m_by_address;
    std::size_t m_taken = 0;
    bool m_finishing = false;
    std::vector<Place> m_places;  ///< of the thread alone
    std::vector<pollfd> m_polled; ///< the same
    std::thread m_thread;
};

}
