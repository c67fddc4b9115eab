#include "server/http/request_head.h"
#include "shared/core/limits.h"

#include <doctest/doctest.h>
#include <string>

using namespace onedoor;
using namespace onedoor::http;

static std::expected<RequestHead, Refusal> parse(std::string const& lines) {
    return parse_request_head(lines + "\r\n");
}

static int status_of(std::string const& lines) {
    auto const head = parse(lines);
    return head ? 200 : head.error().status;
}

TEST_CASE("request head: a plain request is understood") {
    auto const head = parse("GET /thu-tuc/x%20y?q=a+b&lang=en HTTP/1.1\r\nHost: a.vn:8080\r\n"
                            "Cookie: language=en; staff=abc\r\nX-Empty:\r\n");
    REQUIRE(head.has_value());
    CHECK(head->method == Method::Get);
    CHECK(head->path == "/thu-tuc/x y");
    CHECK(head->query == "q=a+b&lang=en");
    CHECK(head->cookie("staff") == "abc");
    CHECK(head->cookie("staf") == "");
    CHECK(head->header("HOST") == "a.vn:8080");
    CHECK(head->has_header("x-empty"));
    CHECK_FALSE(head->closes);
}

TEST_CASE("request head: values are never percent-decoded") {
    auto const head = parse("GET / HTTP/1.1\r\nHost: a\r\nX-Name: a%0d%0aSet-Cookie: b\r\n");
    REQUIRE(head.has_value());
    CHECK(head->header("x-name") == "a%0d%0aSet-Cookie: b");
}

TEST_CASE("request head: the target is at most 2,048 bytes") {
    std::size_t const max = limits::request_target_bytes_max;
    auto const line = [](std::size_t length) {
        return "GET /" + std::string(length - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n";
    };
    CHECK(status_of(line(max - 1)) == 200);
    CHECK(status_of(line(max)) == 200);
    CHECK(status_of(line(max + 1)) == 414);
    CHECK(refusal_of_unfinished_head("GET /" + std::string(4096, 'a'))->status == 414);
}

TEST_CASE("request head: a header line is at most 8 KiB") {
    std::size_t const max = limits::request_header_line_bytes_max;
    auto const line = [](std::size_t length) {
        return "GET / HTTP/1.1\r\nHost: a\r\nA: " + std::string(length - 3, 'a') + "\r\n";
    };
    CHECK(status_of(line(max - 1)) == 200);
    CHECK(status_of(line(max)) == 200);
    CHECK(status_of(line(max + 1)) == 431);
}

TEST_CASE("request head: there are at most 50 header lines") {
    auto const lines = [](std::size_t count) {
        std::string text = "GET / HTTP/1.1\r\nHost: a\r\n";
        for (std::size_t i = 1; i < count; ++i)
            text += "A: b\r\n";
        return text;
    };
    CHECK(status_of(lines(limits::request_header_count_max - 1)) == 200);
    CHECK(status_of(lines(limits::request_header_count_max)) == 200);
    CHECK(status_of(lines(limits::request_header_count_max + 1)) == 431);
}

TEST_CASE("request head: all of it is at most 32 KiB") {
    std::string const begin = "GET / HTTP/1.1\r\nHost: a\r\n";
    auto const head_of = [&](std::size_t length) {
        std::string text = begin;
        while (length - text.size() > 8000)
            text += "A: " + std::string(4000, 'a') + "\r\n";
        return text + "B: " + std::string(length - text.size() - 7, 'b') + "\r\n";
    };
    std::size_t const max = limits::request_head_bytes_max;
    CHECK(status_of(head_of(max - 1)) == 200);
    CHECK(status_of(head_of(max)) == 200);
    CHECK(status_of(head_of(max + 1)) == 431);
    CHECK(refusal_of_unfinished_head(head_of(max + 3))->status == 431);
    CHECK_FALSE(refusal_of_unfinished_head(begin).has_value());
}

TEST_CASE("request head: a body is at most 12 MiB, and said beforehand") {
    auto const post = [](std::uint64_t length) {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(length) + "\r\n";
    };
    CHECK(status_of(post(limits::request_files_bytes_max - 1)) == 200);
    CHECK(status_of(post(limits::request_files_bytes_max)) == 200);
    CHECK(status_of(post(limits::request_files_bytes_max + 1)) == 413);
    CHECK(status_of("POST / HTTP/1.1\r\nHost: a\r\n") == 411);
    CHECK(status_of("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n") == 411);
    CHECK(status_of("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n") == 400);
    CHECK(status_of("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n") == 200);
}

TEST_CASE("request head: compressed content, strange methods, versions and expectations") {
    std::string const host = "Host: a\r\n";
    CHECK(status_of("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Encoding: gzip\r\n" + host) ==
          415);
    CHECK(status_of("BREW / HTTP/1.1\r\n" + host) == 405);
    CHECK(status_of("OPTIONS / HTTP/1.1\r\n" + host) == 405);
    CHECK(status_of("CONNECT / HTTP/1.1\r\n" + host) == 405);
    CHECK(status_of("GET / HTTP/2.0\r\n" + host) == 505);
    CHECK(status_of("GET / HTTP/1.2\r\n" + host) == 400);
    CHECK(status_of("GET / HTTP/1.0\r\n") == 200);
    CHECK(status_of("GET / HTTP/1.1\r\n") == 400);
    CHECK(status_of("GET / HTTP/1.1\r\nExpect: magic\r\n" + host) == 417);
}

TEST_CASE("request head: every byte that is not allowed in a target is refused") {
    for (int byte = 0; byte < 256; ++byte) {
        std::string target = "/x";
        target += static_cast<char>(byte);
        bool const is_allowed =
            byte > 0x20 && byte < 0x7F &&
            !std::string_view("\"#<>[\\]^`{|}%").contains(static_cast<char>(byte));
        CAPTURE(byte);
        CHECK((status_of("GET " + target + " HTTP/1.1\r\nHost: a\r\n") == 200) == is_allowed);
    }
}

TEST_CASE("request head: escapes of the path must be text") {
    for (char const* const path :
         {"/%", "/%4", "/%zz", "/%00", "/%0a", "/%7f", "/%ff", "/%c0%af", "/%ed%a0%80"}) {
        CAPTURE(path);
        CHECK(status_of(std::string("GET ") + path + " HTTP/1.1\r\nHost: a\r\n") == 400);
    }
    auto const head = parse("GET /h%E1%BB%93-s%C6%A1 HTTP/1.1\r\nHost: a\r\n");
    REQUIRE(head.has_value());
    CHECK(head->path == "/hồ-sơ");
}
