#include "server/http/guard.h"

#include "server/http/characters.h"
#include "shared/protocol/version.h"

namespace onedoor::http {

static bool is_media_type(std::string_view content_type, std::string_view expected) {
    return equal_ignoring_case(trimmed(content_type.substr(0, content_type.find(';'))), expected);
}

// With `Referrer-Policy: no-referrer` browsers send "Origin: null" with a form of our own page;
// then Sec-Fetch-Site, which pages cannot set, is what tells.
static bool comes_from_here(RequestHead const& head) {
    std::string_view const site = head.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin")
        return false;
    std::string_view const origin = head.header("origin");
    if (origin.empty() || (origin == "null" && !site.empty()))
        return true;
    for (std::string_view const scheme : {"https://", "http://"}) {
        if (origin.starts_with(scheme))
            return equal_ignoring_case(origin.substr(scheme.size()), head.header("host"));
    }
    return false;
}

static bool is_report(std::string_view content_type) {
    return is_media_type(content_type, "application/reports+json") ||
           is_media_type(content_type, "application/csp-report");
}

static bool fits(std::string_view content_type, Body body) {
    switch (body) {
    case Body::None:
    case Body::Empty:
        return true;
    case Body::Json:
        return is_media_type(content_type, protocol::json_type);
    case Body::Bytes:
        return is_media_type(content_type, protocol::chunk_type);
    case Body::Form:
        return is_media_type(content_type, "application/x-www-form-urlencoded");
    case Body::Files:
        return is_media_type(content_type, "application/x-www-form-urlencoded") ||
               is_media_type(content_type, "multipart/form-data");
    case Body::Report:
        return is_report(content_type);
    }
    return false;
}

std::optional<Problem> refuse_forgery(RequestHead const& head, Body body) {
    if (body == Body::None)
        return std::nullopt;
    if (!fits(head.header("content-type"), body))
        return problem_of(415, "http.content_type");
    if (body == Body::Report)
        return std::nullopt;
    bool const has_mark = head.header(protocol::request_header) == "1";
    bool const is_form = body == Body::Form || body == Body::Files;
    if ((!is_form && !has_mark) || !comes_from_here(head))
        return problem_of(403, "http.forged");
    return std::nullopt;
}

}
