#pragma once

#include "server/http/listener.h"
#include "server/http/problem.h"

#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <string>

namespace onedoor::testing {

/// Answers what it was asked: the smallest thing a listener can serve.
///   /echo     method, path, length and bytes of the body
///   /address  the client's address
///   /throw    throws
///   /wait     answers after release()
class EchoResponder final : public http::Responder {
public:
    http::Admission admit(http::RequestHead const& head, http::Peer const&) override {
        if (head.path == "/refused")
            return {http::to_response(http::problem_of(404, "http.not_found"))};
        return {{}, head.path == "/upload" ? http::Pace::Upload : http::Pace::Ordinary};
    }

    http::Response respond(http::Request const& request) override {
        ++requests;
        if (request.head.path == "/throw")
            throw std::runtime_error("what() must never be seen outside");
        if (request.head.path == "/wait") {
            waiting.release();
            gate.acquire();
        }
        if (request.head.path == "/address")
            return http::text_response(200, "text/plain", request.address);
        std::string text(http::method_name(request.head.method));
        text.append(" ").append(request.head.path).append(" ");
        text.append(std::to_string(request.body.size())).append(" ").append(request.body);
        return http::text_response(200, "text/plain", std::move(text));
    }

    http::Response refuse(http::Refusal const& refusal) override {
        return http::to_response(http::problem_of(refusal.status, refusal.code));
    }

    std::atomic<int> requests = 0;
    std::counting_semaphore<> waiting{0}; ///< one for every request that waits at the gate
    std::counting_semaphore<> gate{0};
};

/// A listener on a free port with short deadlines.
struct EchoServer {
    static http::ListenerOptions quick() {
        using namespace std::chrono_literals;
        http::ListenerOptions options;
        options.request_deadline = 2'000ms;
        options.upload_deadline = 4'000ms;
        options.pause_max = 1'000ms;
        options.keep_alive = 1'000ms;
        options.connections_per_address = 100;
        return options;
    }

    explicit EchoServer(http::ListenerOptions options = quick())
        : listener(http::Listener::start(std::move(options), responder).value()) {}

    [[nodiscard]] int port() const { return listener->port(); }

    EchoResponder responder;
    std::unique_ptr<http::Listener> listener;
};

}
