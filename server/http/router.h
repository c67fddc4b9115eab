#pragma once

#include "server/http/limiter.h"
#include "server/http/message.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::http {

/// Who may use a route.
enum class Role : std::uint8_t {
    Undeclared, ///< nobody; a table with such a route does not compile
    Anyone,
    Officer, ///< a signed-in official; the table says what they must be
    Signer,  ///< a device of the office's register; the route checks its signature of the body
    Device,  ///< a machine of the office, by the same doors as Operator; others are told so
    Operator ///< the machine itself or the door of the office's own devices
};

/// What a request to a route carries, and with it how forged requests are told apart.
enum class Body : std::uint8_t {
    None,   ///< safe methods
    Json,   ///< application/json and X-Onedoor-Request
    Bytes,  ///< application/octet-stream and X-Onedoor-Request
    Empty,  ///< X-Onedoor-Request, content of no meaning
    Form,   ///< a form of our own pages, told by Origin and Sec-Fetch-Site
    Files,  ///< the same with files, at most limits::request_files_bytes_max
    Report, ///< sent by browsers on their own; changes nothing
};

/// One line of the routes table. Patterns are made of literal segments and ":name" segments that
/// take exactly one segment each; there are no regular expressions.
struct Route {
    Method method = Method::Get;
    std::string_view pattern;
    Role role = Role::Undeclared;
    Body body = Body::None;
    Bucket const* bucket = nullptr; ///< taken once a request, by address; null: none
    std::string_view operation;     ///< name in openapi.json
    std::string_view summary;
};

struct Match {
    std::size_t index = 0; ///< in the table
    std::vector<std::string> parameters;
};

/// Values of the ":name" segments in order, or nothing when the path does not fit.
std::optional<std::vector<std::string>> match_pattern(std::string_view pattern,
                                                      std::string_view path);

/// Finds the route of a request; HEAD finds that of GET. Literal segments go before parameters
/// when the table lists them first.
class Router {
public:
    explicit Router(std::span<Route const> routes);

    [[nodiscard]] std::optional<Match> find(Method method, std::string_view path) const;
    /// "GET, HEAD, POST"; empty when no route has this path.
    [[nodiscard]] std::string allowed_methods(std::string_view path) const;
    [[nodiscard]] std::span<Route const> routes() const { return m_routes; }

private:
    std::span<Route const> m_routes;
};

}
