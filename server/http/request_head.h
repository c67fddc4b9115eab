#pragma once

#include "server/http/message.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string_view>

namespace onedoor::http {

/// Why a request is refused before any handler sees it: the status and the problem's code.
struct Refusal {
    int status = 400;
    std::string_view code = "http.malformed";

    bool operator==(Refusal const&) const = default;
};

/// Bytes up to and including the empty line, or nothing while it has not arrived.
std::optional<std::size_t> head_length(std::string_view received);

/// Refusal that is already certain although the head is not complete, so that a peer cannot make
/// the server collect more than limits::request_head_bytes_max.
std::optional<Refusal> refusal_of_unfinished_head(std::string_view received);

/// Parses a complete head (`head` ends with the empty line) by the strictest reading of RFC 9112:
/// CRLF only, no folding, no space before the colon, one Host, at most one Content-Length made of
/// digits, origin-form targets, no transfer coding and no content coding. Whatever two servers
/// could read in two ways is refused, so a request has one meaning or none.
std::expected<RequestHead, Refusal> parse_request_head(std::string_view head);

}
