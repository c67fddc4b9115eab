#pragma once

#include "server/http/message.h"
#include "server/http/parking.h"
#include "server/http/request_head.h"
#include "server/http/worker_pool.h"
#include "shared/core/limits.h"
#include "shared/core/result.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace onedoor::http {

struct Peer {
    std::string address;
    Door door = Door::Web;
};

/// How long a request may take from its first byte to its last.
enum class Pace : std::uint8_t { Ordinary, Upload };

/// Decision by the head alone, before a body is read.
struct Admission {
    std::optional<Response> refusal;
    Pace pace = Pace::Ordinary;
    /// A longer body is refused without being read.
    std::size_t body_bytes_max = limits::request_body_bytes_max;
};

/// What the listener serves. Called from many threads at once.
class Responder {
public:
    virtual ~Responder() = default;
    virtual Admission admit(RequestHead const& head, Peer const& peer) = 0;
    virtual Response respond(Request const& request) = 0;
    /// Answer to what never became a request, or failed inside the server.
    virtual Response refuse(Refusal const& refusal) = 0;
};

struct ListenerOptions {
    std::string bind = "127.0.0.1";
    int port = 0; ///< 0: any free port
    Door door = Door::Web;
    PoolSize pool;
    std::chrono::milliseconds request_deadline{15'000};
    std::chrono::milliseconds upload_deadline{60'000};
    std::chrono::milliseconds pause_max{3'000};
    std::chrono::milliseconds keep_alive{2'000};
    std::size_t keep_alive_requests = 100;
    std::size_t connections_per_address = limits::connections_per_address;
    /// Peer whose X-Real-IP header names the client; it has no connection cap of its own, because
    /// the proxy applies its own. Empty: nobody is believed.
    std::string trusted_proxy;
    ParkingLimits parking;
};

/// One listening port on cpp-httplib's server: it accepts and writes, while heads and bodies are
/// read here, by the strict reading of request_head.h and under absolute deadlines. The library
/// only ever sees a request line that was composed here, so its own parsers meet no input.
class Listener {
public:
    /// Binds and starts to serve. Fails with "listener.bind".
    static Result<std::unique_ptr<Listener>> start(ListenerOptions options, Responder& responder);
    ~Listener();

    [[nodiscard]] int port() const;
    /// Asks those who wait (Response::wait) for their answers again. From any thread.
    void wake();
    [[nodiscard]] std::size_t parked_connections() const;
    /// Accepts nothing more, lets running requests finish, closes idle connections,
    /// answers those who wait.
    void stop();

private:
    class Server;
    explicit Listener(std::unique_ptr<Server> server);
    std::unique_ptr<Server> m_server;
};

}
