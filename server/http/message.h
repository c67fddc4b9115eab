#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onedoor::http {

enum class Method : std::uint8_t { Get, Head, Post, Put, Delete };

std::string_view method_name(Method method);

/// Which door the request came through: the public web, or the office's own machines.
enum class Door : std::uint8_t { Web, Devices };

struct Header {
    std::string name;
    std::string value;
};

struct QueryParameter {
    std::string name;
    std::string value;
};

/// Request line and header fields of one request, checked but not interpreted beyond framing.
struct RequestHead {
    Method method = Method::Get;
    std::string target; ///< as sent, at most limits::request_target_bytes_max
    std::string path;   ///< percent-decoded, valid UTF-8, no control characters, begins with '/'
    std::string query;  ///< as sent, without '?'
    std::vector<Header> headers; ///< in order, values trimmed and never percent-decoded
    std::uint64_t content_length = 0;
    bool has_content_length = false;
    bool expects_continue = false;
    bool closes = false; ///< the client asked for the connection to be closed, or speaks HTTP/1.0

    /// First value of the header (names compare without case), or an empty view.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] bool has_header(std::string_view name) const;
    /// Value of the cookie, or an empty view.
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

struct Request {
    RequestHead head;
    std::string body;
    std::string address; ///< of the client, in text; the proxy's claim only when it is trusted
    Door door = Door::Web;

    /// Percent-decoded value of a query parameter, empty when absent or not valid UTF-8.
    [[nodiscard]] std::string query_value(std::string_view name) const;
};

enum class Caching : std::uint8_t {
    Never,      ///< no-store: everything that is not an asset
    Revalidate, ///< no-cache, with an ETag
    Forever     ///< immutable: the name contains the content's hash
};

/// Whether the answer is a document that may hold a form posting to this server.
enum class Forms : std::uint8_t { None, SameOrigin };

struct Wait;

struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    /// Used instead of `body` when not empty; must outlive the server (assets).
    std::string_view lasting_body;
    Caching caching = Caching::Never;
    Forms forms = Forms::None;
    std::vector<Header> headers;
    /// When set, the rest is not sent: the connection is parked until this gives the answer.
    std::shared_ptr<Wait const> wait;

    Response& add(std::string_view name, std::string_view value);
};

enum class Wake : std::uint8_t {
    Change,  ///< something was changed somewhere; also once at the beginning
    TimeOver ///< the last time of asking: an answer has to be given
};

/// An answer that is not there yet. `answer` is asked again whenever Listener::wake() is called,
/// from one thread for all connections: it must be quick, and neither block nor throw. Only small
/// answers: they are sent at once or not at all, and end the connection.
struct Wait {
    std::function<std::optional<Response>(Wake)> answer;
    std::chrono::milliseconds longest{0};
};

Response text_response(int status, std::string_view content_type, std::string body);
Response no_content();

/// Percent-decodes; fails (false) on a broken escape, NUL, other control characters or bytes that
/// are not UTF-8. In a query '+' means a space.
enum class PlusSign : std::uint8_t { Literal, Space };
bool percent_decode(std::string_view text, PlusSign plus, std::string& decoded);

/// For one segment or parameter of an address: everything but unreserved characters escaped.
std::string percent_encode(std::string_view text);

/// Parameters of a query string or of a form body; pairs that do not decode are left out.
std::vector<QueryParameter> parse_query(std::string_view query);

}
