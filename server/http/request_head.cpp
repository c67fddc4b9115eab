#include "server/http/request_head.h"

#include "server/http/characters.h"
#include "shared/core/limits.h"

namespace onedoor::http {

static constexpr Refusal malformed{400, "http.malformed"};
static constexpr std::string_view line_end = "\r\n";
// Longest method and version beside the target: "OPTIONS " and " HTTP/1.1" with room to spare.
static constexpr std::size_t request_line_extra_bytes = 64;

std::optional<std::size_t> head_length(std::string_view received) {
    std::size_t const end = received.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return std::nullopt;
    return end + 4;
}

std::optional<Refusal> refusal_of_unfinished_head(std::string_view received) {
    bool const has_line = received.contains('\n');
    if (!has_line && received.size() > limits::request_target_bytes_max + request_line_extra_bytes)
        return Refusal{414, "http.target_too_long"};
    if (received.size() > limits::request_head_bytes_max)
        return Refusal{431, "http.headers_too_large"};
    return std::nullopt;
}

static std::optional<Method> method_of(std::string_view name) {
    for (Method const method :
         {Method::Get, Method::Head, Method::Post, Method::Put, Method::Delete}) {
        if (method_name(method) == name)
            return method;
    }
    return std::nullopt;
}

static bool all(std::string_view text, bool (*is_allowed)(char)) {
    for (char const character : text) {
        if (!is_allowed(character))
            return false;
    }
    return !text.empty();
}

static std::optional<Refusal> read_target(std::string_view target, RequestHead& head) {
    if (target.size() > limits::request_target_bytes_max)
        return Refusal{414, "http.target_too_long"};
    if (!target.starts_with('/') || !all(target, is_target_character))
        return malformed;
    std::size_t const mark = target.find('?');
    head.target = target;
    if (mark != std::string_view::npos)
        head.query = target.substr(mark + 1);
    if (!percent_decode(target.substr(0, mark), PlusSign::Literal, head.path))
        return malformed;
    return std::nullopt;
}

static std::optional<Refusal> read_version(std::string_view version, RequestHead& head) {
    if (version == "HTTP/1.1")
        return std::nullopt;
    if (version == "HTTP/1.0") {
        head.closes = true;
        return std::nullopt;
    }
    bool const is_other_version = version.size() == 8 && version.starts_with("HTTP/") &&
                                  version[5] >= '2' && version[5] <= '9' && version[6] == '.';
    return is_other_version ? Refusal{505, "http.version"} : malformed;
}

static std::optional<Refusal> read_request_line(std::string_view line, RequestHead& head) {
    std::size_t const first = line.find(' ');
    std::size_t const last = line.rfind(' ');
    if (first == std::string_view::npos || last == first)
        return malformed;
    std::string_view const method = line.substr(0, first);
    if (!all(method, is_token_character))
        return malformed;
    if (auto const refusal = read_target(line.substr(first + 1, last - first - 1), head))
        return refusal;
    if (auto const refusal = read_version(line.substr(last + 1), head))
        return refusal;
    auto const known = method_of(method);
    if (!known)
        return Refusal{405, "http.method"};
    head.method = *known;
    return std::nullopt;
}

static std::optional<Refusal> read_header_line(std::string_view line, RequestHead& head) {
    if (line.size() > limits::request_header_line_bytes_max)
        return Refusal{431, "http.headers_too_large"};
    std::size_t const colon = line.find(':');
    if (colon == std::string_view::npos)
        return malformed;
    std::string_view const name = line.substr(0, colon);
    std::string_view const value = trimmed(line.substr(colon + 1));
    if (!all(name, is_token_character) || (!value.empty() && !all(value, is_field_value_character)))
        return malformed;
    if (head.headers.size() == limits::request_header_count_max)
        return Refusal{431, "http.headers_too_large"};
    head.headers.push_back({std::string(name), std::string(value)});
    return std::nullopt;
}

static std::size_t count(RequestHead const& head, std::string_view name) {
    std::size_t found = 0;
    for (Header const& field : head.headers)
        found += equal_ignoring_case(field.name, name) ? 1 : 0;
    return found;
}

static bool is_host_character(char character) {
    return is_token_character(character) || character == ':' || character == '[' ||
           character == ']';
}

static std::optional<Refusal> check_host(RequestHead const& head) {
    std::size_t const hosts = count(head, "host");
    bool const is_old = head.closes;
    if (hosts == 0 && is_old)
        return std::nullopt;
    if (hosts != 1 || !all(head.header("host"), is_host_character))
        return malformed;
    return std::nullopt;
}

static std::optional<Refusal> read_content_length(RequestHead& head) {
    std::size_t const lengths = count(head, "content-length");
    if (lengths == 0)
        return std::nullopt;
    std::string_view const text = head.header("content-length");
    if (lengths > 1 || text.empty() || text.size() > 15)
        return malformed;
    for (char const digit : text) {
        if (digit < '0' || digit > '9')
            return malformed;
        head.content_length = head.content_length * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    head.has_content_length = true;
    return std::nullopt;
}

static std::optional<Refusal> check_codings(RequestHead const& head) {
    if (head.has_header("transfer-encoding")) {
        bool const only_chunked = count(head, "transfer-encoding") == 1 &&
                                  equal_ignoring_case(head.header("transfer-encoding"), "chunked");
        if (head.has_content_length || head.closes || !only_chunked)
            return malformed;
        return Refusal{411, "http.length_required"};
    }
    if (head.has_header("content-encoding"))
        return Refusal{415, "http.content_encoding"};
    return std::nullopt;
}

static std::optional<Refusal> check_body(RequestHead const& head) {
    bool const carries_body = head.method == Method::Post || head.method == Method::Put;
    if (carries_body && !head.has_content_length)
        return Refusal{411, "http.length_required"};
    if (!carries_body && head.content_length > 0)
        return Refusal{400, "http.unexpected_body"};
    if (head.content_length > limits::request_files_bytes_max)
        return Refusal{413, "http.body_too_large"};
    return std::nullopt;
}

static std::optional<Refusal> read_connection_options(RequestHead& head) {
    for (Header const& field : head.headers) {
        if (equal_ignoring_case(field.name, "connection") &&
            equal_ignoring_case(field.value, "close"))
            head.closes = true;
    }
    if (!head.has_header("expect"))
        return std::nullopt;
    if (count(head, "expect") != 1 || !equal_ignoring_case(head.header("expect"), "100-continue"))
        return Refusal{417, "http.expectation"};
    head.expects_continue = head.content_length > 0;
    return std::nullopt;
}

static std::optional<Refusal> read_header_lines(std::string_view lines, RequestHead& head) {
    while (!lines.empty()) {
        std::size_t const end = lines.find(line_end);
        if (auto const refusal = read_header_line(lines.substr(0, end), head))
            return refusal;
        lines.remove_prefix(end + line_end.size());
    }
    return std::nullopt;
}

std::expected<RequestHead, Refusal> parse_request_head(std::string_view text) {
    RequestHead head;
    if (text.size() > limits::request_head_bytes_max)
        return std::unexpected(Refusal{431, "http.headers_too_large"});
    if (head_length(text) != text.size())
        return std::unexpected(malformed);
    std::size_t const end = text.find(line_end);
    std::string_view const lines = text.substr(end + 2, text.size() - end - 4);
    std::optional<Refusal> const line_refusal = read_request_line(text.substr(0, end), head);
    if (line_refusal && line_refusal->status != 405)
        return std::unexpected(*line_refusal);
    if (auto const refusal = read_header_lines(lines, head))
        return std::unexpected(*refusal);
    if (auto const refusal = check_host(head))
        return std::unexpected(*refusal);
    if (auto const refusal = read_content_length(head))
        return std::unexpected(*refusal);
    if (line_refusal)
        return std::unexpected(*line_refusal);
    if (auto const refusal = check_codings(head))
        return std::unexpected(*refusal);
    if (auto const refusal = check_body(head))
        return std::unexpected(*refusal);
    if (auto const refusal = read_connection_options(head))
        return std::unexpected(*refusal);
    return head;
}

}
