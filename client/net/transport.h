#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Requests to the server this program came from. Nothing here waits: the answer comes back as a
/// Response with the request's token, through the platform's event loop.
namespace onedoor::net {

/// Chosen by the caller, unique among the requests under way.
using Token = std::uint32_t;

enum class Method : std::uint8_t { Get, Post, Put, Delete };

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    Method method = Method::Get;
    /// Path and query on the same origin, beginning with '/'.
    std::string path;
    std::vector<Header> headers;
    std::string body;
    /// The request is given up after this time and answered with status 0.
    std::uint32_t timeout_ms = 15'000;
    /// Not sent before this long from now, nor while the device knows it has no network. A Get may
    /// go out earlier, when there are signs that the line is good again, and waits until somebody
    /// looks at the program.
    std::uint32_t delay_ms = 0;
};

struct Response {
    Token token = 0;
    /// HTTP status, or 0 when no complete answer came (no network, time-out).
    int status = 0;
    /// Seconds of a Retry-After header, 0 when there was none.
    std::uint32_t retry_after_seconds = 0;
    std::string body;
};

class Transport {
public:
    virtual ~Transport() = default;
    virtual void send(Token token, Request request) = 0;
    /// The answer of a cancelled request never arrives.
    virtual void cancel(Token token) = 0;
};

}
