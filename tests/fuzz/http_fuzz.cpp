#include "server/http/assets.h"
#include "server/http/message.h"
#include "server/http/request_head.h"
#include "shared/core/limits.h"
#include "shared/core/verify.h"

using namespace onedoor;
using namespace onedoor::http;

// An accepted head, written again by its parts, is read as the same request.
static std::string written(RequestHead const& head) {
    std::string text(method_name(head.method));
    text.append(" ").append(head.target).append(" HTTP/1.1\r\n");
    for (Header const& field : head.headers)
        text.append(field.name).append(":").append(field.value).append("\r\n");
    return text.append("\r\n");
}

static void check_head(std::string_view text) {
    auto const head = parse_request_head(text);
    if (!head)
        return;
    VERIFY(!refusal_of_unfinished_head(text));
    VERIFY(head->path.starts_with('/'));
    VERIFY(head->content_length <= limits::request_files_bytes_max);
    if (!head->has_header("host"))
        return;
    auto const again = parse_request_head(written(*head));
    VERIFY(again.has_value());
    VERIFY(again->path == head->path && again->query == head->query);
    VERIFY(again->content_length == head->content_length);
    VERIFY(again->headers.size() == head->headers.size());
    for (std::size_t i = 0; i < head->headers.size(); ++i)
        VERIFY(again->headers[i].value == head->headers[i].value);
}

static void check_query(std::string_view text) {
    std::string query;
    auto const parameters = parse_query(text);
    for (QueryParameter const& parameter : parameters) {
        query.append(query.empty() ? "" : "&").append(percent_encode(parameter.name));
        query.append("=").append(percent_encode(parameter.value));
    }
    auto const again = parse_query(query);
    VERIFY(again.size() == parameters.size() || query.empty());
    for (std::size_t i = 0; i < again.size(); ++i)
        VERIFY(again[i].name == parameters[i].name && again[i].value == parameters[i].value);
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    check_head(text);
    check_query(text);
    accepted_codings(text);
    RequestHead head;
    head.headers.push_back({"Cookie", std::string(text)});
    VERIFY(head.cookie("staff").size() <= text.size());
    return 0;
}
