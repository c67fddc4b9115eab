#include "server/api/routes.h"
#include "server/http/headers.h"
#include "tests/server/api/running_server.h"

#include <map>
#include <set>

using namespace onedoor;
using namespace onedoor::testing;

namespace {

std::map<std::string, std::string> const fixed_headers = {
    {"Reporting-Endpoints", "csp=\"/api/v1/reports\""},
    {"Strict-Transport-Security", "max-age=63072000; includeSubDomains"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
                           "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
                           "usb=()"},
};

std::set<std::string> const possible_headers = {"Allow",
                                                "Clear-Site-Data",
                                                "Connection",
                                                "Content-Disposition",
                                                "Content-Encoding",
                                                "Content-Language",
                                                "Content-Length",
                                                "ETag",
                                                "Retry-After",
                                                "Set-Cookie",
                                                "Vary"};

std::string policy(std::string_view form_action) {
    return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
           "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
           "worker-src 'self'; base-uri 'none'; object-src 'none'; form-action " +
           std::string(form_action) + "; frame-ancestors 'none'; report-to csp";
}

/// The exact headers of reliability §2.9, each once, and none that is not expected.
void check_headers(Answer const& answer, std::string_view cache = "no-store") {
    CAPTURE(answer.status);
    std::map<std::string, int> seen;
    for (auto const& [name, value] : answer.headers) {
        CAPTURE(name);
        ++seen[name];
        if (auto const fixed = fixed_headers.find(name); fixed != fixed_headers.end())
            CHECK(value == fixed->second);
        else if (name != "Content-Security-Policy" && name != "Cache-Control" && name != "Date" &&
                 name != "Content-Type")
            CHECK(possible_headers.contains(name));
    }
    for (auto const& [name, value] : fixed_headers) {
        CAPTURE(name);
        CHECK(seen[name] == 1);
    }
    bool const is_page = answer.header("content-type").starts_with("text/html");
    CHECK(seen["Content-Security-Policy"] == 1);
    CHECK(answer.header("content-security-policy") == policy(is_page ? "'self'" : "'none'"));
    CHECK(seen["Cache-Control"] == 1);
    CHECK(answer.header("cache-control") == cache);
    CHECK(seen["Date"] == 1);
}

std::string concrete(std::string_view pattern) {
    std::string path;
    while (!pattern.empty()) {
        std::size_t const colon = pattern.find(':');
        path.append(pattern.substr(0, colon));
        if (colon == std::string_view::npos)
            break;
        pattern.remove_prefix(colon);
        pattern = pattern.contains('/') ? pattern.substr(pattern.find('/')) : std::string_view{};
        path.append("x");
    }
    return path;
}

}

TEST_CASE("headers: every route carries the exact set, answered, refused, forbidden or limited") {
    RunningServer server;
    std::string const officer = server.officer();
    for (http::Route const& route : api::routes()) {
        std::string const path = concrete(route.pattern);
        CAPTURE(path);
        std::string_view const method = http::method_name(route.method);
        for (std::string const& headers :
             {std::string(), std::string("Accept: text/html\r\n"), officer,
              officer + "X-Onedoor-Request: 1\r\nContent-Type: application/json\r\n",
              std::string("Content-Type: application/x-www-form-urlencoded\r\n"),
              std::string("X-Onedoor-Request: 1\r\nContent-Type: application/octet-stream\r\n")})
            check_headers(server.request(method, path, headers,
                                         route.method == http::Method::Post ? std::string_view("{}")
                                                                            : std::string_view{}));
        Answer const strange = server.request("PATCH", path);
        CHECK(strange.status == 405);
        check_headers(strange);
        if (route.bucket == nullptr || route.role == http::Role::Operator)
            continue;
        int status = 0;
        for (int i = 0; i < 80 && status != 429; ++i) {
            Answer const answer = server.request(method, path, from("192.0.2.1"));
            status = answer.status;
            if (status == 429)
                check_headers(answer);
        }
    }
}

TEST_CASE("headers: refusals of malformed requests carry the exact set") {
    RunningServer server;
    struct Row {
        int status;
        std::string request;
    };
    std::string const host = "Host: localhost\r\n";
    for (Row const& row :
         {Row{400, "GET / HTTP/1.1\r\n\r\n"}, Row{400, "nonsense\r\n\r\n"},
          Row{404, "GET /nothing HTTP/1.1\r\n" + host + "\r\n"},
          Row{405, "DELETE / HTTP/1.1\r\n" + host + "\r\n"},
          Row{405, "BREW / HTTP/1.1\r\n" + host + "\r\n"},
          Row{411, "POST /tra-cuu HTTP/1.1\r\n" + host + "\r\n"},
          Row{411, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + host + "\r\n"},
          Row{413, "POST / HTTP/1.1\r\nContent-Length: 1048577\r\n" + host + "\r\n"},
          Row{414, "GET /" + std::string(2048, 'a') + " HTTP/1.1\r\n" + host + "\r\n"},
          Row{415,
              "POST / HTTP/1.1\r\nContent-Encoding: br\r\nContent-Length: 1\r\n" + host + "\r\n"},
          Row{417, "GET / HTTP/1.1\r\nExpect: x\r\n" + host + "\r\n"},
          Row{431, "GET / HTTP/1.1\r\nA: " + std::string(9000, 'a') + "\r\n" + host + "\r\n"},
          Row{505, "GET / HTTP/2.0\r\n" + host + "\r\n"}}) {
        CAPTURE(row.request.substr(0, 80));
        LoopbackClient client(server.port());
        client.send(row.request);
        Answer const answer = client.receive();
        CHECK(answer.status == row.status);
        CHECK(answer.header("content-type") == "application/problem+json");
        check_headers(answer);
    }
}

TEST_CASE("headers: a 405 names the methods the address knows") {
    RunningServer server;
    CHECK(server.request("DELETE", "/").header("allow") == "GET, HEAD");
    CHECK(server.request("PUT", "/api/v1/staff/session").header("allow") ==
          "GET, HEAD, POST, DELETE");
    CHECK(server.request("POST", "/assets/program.wasm").header("allow") == "GET, HEAD");
    CHECK(server.request("PATCH", "/").header("allow") == "GET, HEAD, POST, PUT, DELETE");
}

TEST_CASE("headers: built files are kept for ever and sent in the coding the client takes") {
    RunningServer server;
    Answer const raw = server.get("/assets/program.wasm");
    CHECK(raw.body == "raw wasm");
    CHECK(raw.header("content-type") == "application/wasm");
    check_headers(raw, "public, max-age=31536000, immutable");
    Answer const packed = server.get("/assets/program.wasm", "Accept-Encoding: gzip, br\r\n");
    CHECK(packed.body == "br");
    CHECK(packed.header("content-encoding") == "br");
    CHECK(packed.header("vary") == "Accept-Encoding");
    Answer const same =
        server.get("/assets/program.wasm", "If-None-Match: " + raw.header("etag") + "\r\n");
    CHECK(same.status == 304);
    CHECK(same.body.empty());
    check_headers(same, "public, max-age=31536000, immutable");
    Answer const head = server.request("HEAD", "/assets/program.wasm");
    CHECK(head.header("content-length") == "8");
    check_headers(head, "public, max-age=31536000, immutable");
}

TEST_CASE("headers: dates are written as HTTP wants them") {
    CHECK(http::http_date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(http::http_date(1'795'140'000) == "Fri, 20 Nov 2026 02:00:00 GMT");
}
