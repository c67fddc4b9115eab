#include "tests/server/http/echo_responder.h"
#include "tests/server/http/loopback.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace onedoor;
using namespace onedoor::testing;

// The request an attacker tries to hide inside another one.
static std::string const hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";

static std::string post(std::string const& lines, std::string const& body) {
    return "POST /echo HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n" + body;
}

static std::string get(std::string const& lines) {
    return "GET /echo HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}

/// Requests that two servers could frame differently (reliability H7).
static std::vector<std::string> ambiguous_requests() {
    using namespace std::string_literals;
    std::string const chunk = "0\r\n\r\n" + hidden;
    std::vector<std::string> requests;
    for (std::string const& value :
         {"1, 1"s, "+5"s, "-1"s, "0x5"s, "5 5"s, "5,"s, ""s, " "s, "5;a"s, "05a"s, "1e1"s, "٥"s,
          "18446744073709551616"s, "9999999999999999"s, "5\t5"s, "5\v"s, "\"5\""s, "5.0"s, "%35"s})
        requests.push_back(post("Content-Length: " + value + "\r\n", "x" + hidden));
    for (std::string const& value :
         {"chunked, identity"s, "identity, chunked"s, "xchunked"s, "chunked;q=1"s,
          "\x0b"s
          "chunked"s,
          "chunke%64"s, "gzip, chunked"s, "gzip"s, "identity"s, ""s, "chunked,"s,
          "chunked chunked"s, "\"chunked\""s, "CHUNKED, chunked"s})
        requests.push_back(post("Transfer-Encoding: " + value + "\r\n", chunk));
    for (std::string const& lines :
         {"Content-Length: 5\r\nContent-Length: 6\r\n"s,
          "Content-Length: 5\r\ncontent-length: 5\r\n"s,
          "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"s,
          "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"s,
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"s,
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"s,
          "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n"s,
          "Content-Length : 5\r\n"s,
          " Content-Length: 5\r\n"s,
          "Content-Length\t: 5\r\n"s,
          "Content-Length: 5\r\n 6\r\n"s,
          "Content-Length: 5\n"s,
          "Content-Length: 5\r\r\n"s,
          "Content_Length\x01: 5\r\n"s,
          "Content-Length\r\n: 5\r\n"s,
          ": 5\r\n"s,
          "Content-Length 5\r\n"s,
          "Content-Length: 5\r\n\tX: y\r\n"s,
          "X: a\rb\r\n"s,
          "X: a\nTransfer-Encoding: chunked\r\n"s,
          "X: a\0b\r\nContent-Length: 5\r\n"s,
          "X\0: a\r\n"s,
          "(X): a\r\n"s,
          "X Y: a\r\n"s,
          "Héader: a\r\n"s,
          "Content-Encoding: gzip\r\nContent-Length: 5\r\n"s,
          "Content-Encoding: identity\r\nContent-Length: 5\r\n"s})
        requests.push_back(post(lines, "xxxxx" + hidden));
    for (std::string const& lines : {"Content-Length: 5\r\n"s, "Transfer-Encoding: chunked\r\n"s,
                                     "Host: b\r\n"s, "Host: a\r\n"s})
        requests.push_back(get(lines) + hidden);
    for (std::string const& line : {"GET /echo  HTTP/1.1"s,
                                    " GET /echo HTTP/1.1"s,
                                    "GET  /echo HTTP/1.1"s,
                                    "GET /echo HTTP/1.1 "s,
                                    "GET /echo\tHTTP/1.1"s,
                                    "GET\t/echo HTTP/1.1"s,
                                    "GET /echo"s,
                                    "GET /echo HTTP/0.9"s,
                                    "GET /echo HTTP/1.10"s,
                                    "GET /echo http/1.1"s,
                                    "GET /echo HTTP /1.1"s,
                                    "GET /echo HTTP/1.1\r"s,
                                    "GET echo HTTP/1.1"s,
                                    "GET http://a/echo HTTP/1.1"s,
                                    "GET * HTTP/1.1"s,
                                    "GET /echo#x HTTP/1.1"s,
                                    "GET /e\\cho HTTP/1.1"s,
                                    "GET /e cho HTTP/1.1"s,
                                    "GET /écho HTTP/1.1"s,
                                    "GET /echo%00 HTTP/1.1"s,
                                    "GET /echo%0d%0aX:y HTTP/1.1"s,
                                    "G\0T /echo HTTP/1.1"s,
                                    "PRI * HTTP/2.0"s,
                                    "G(T /echo HTTP/1.1"s,
                                    ""s,
                                    "\r\nGET /echo HTTP/1.1"s})
        requests.push_back(line + "\r\nHost: a\r\n\r\n" + hidden);
    for (std::string const& host : {""s, "a b"s, "a/b"s, "a@b"s, "a,b"s, "a\0"s})
        requests.push_back("GET /echo HTTP/1.1\r\nHost: " + host + "\r\n\r\n" + hidden);
    requests.push_back("GET /echo HTTP/1.1\r\n\r\n" + hidden);
    requests.push_back("GET /echo HTTP/1.1\nHost: a\n\n" + hidden);
    requests.push_back("GET /echo HTTP/1.1\r\nHost: a\n\r\n\r\n" + hidden);
    return requests;
}

TEST_CASE("smuggling: an ambiguous request is refused and the connection ends with it") {
    EchoServer server;
    std::vector<std::string> const requests = ambiguous_requests();
    REQUIRE(requests.size() >= 90);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        CAPTURE(i);
        CAPTURE(requests[i]);
        LoopbackClient client(server.port());
        client.send(requests[i]);
        client.finish_sending();
        std::string const answers = client.receive_all();
        CHECK(count_of(answers, "HTTP/1.1 ") <= 1);
        CHECK(count_of(answers, "HTTP/1.1 200") == 0);
        CHECK_FALSE(answers.contains("/hidden"));
    }
    CHECK(server.responder.requests == 0);
}

TEST_CASE("smuggling: a body is exactly as long as it said, and the next request follows it") {
    EchoServer server;
    LoopbackClient client(server.port());
    client.send(post("Content-Length: 5\r\n", "GET /") + hidden);
    CHECK(client.receive().body == "POST /echo 5 GET /");
    CHECK(client.receive().body == "GET /hidden 0 ");
}

TEST_CASE("smuggling: requests sent at once are answered one by one, in order") {
    EchoServer server;
    LoopbackClient client(server.port());
    std::string all;
    for (int i = 0; i < 10; ++i)
        all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(all);
    for (int i = 0; i < 10; ++i)
        CHECK(client.receive().body == "GET /" + std::to_string(i) + " 0 ");
    CHECK(server.responder.requests == 10);
}

TEST_CASE("smuggling: a request cut off in the middle is never acted on") {
    EchoServer server;
    std::string const whole = post("Content-Length: 5\r\n", "hello");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        LoopbackClient client(server.port());
        client.send(std::string_view(whole).substr(0, length));
        client.finish_sending();
        CHECK(count_of(client.receive_all(), "HTTP/1.1 200") == 0);
    }
    CHECK(server.responder.requests == 0);
}

TEST_CASE("smuggling: a request may arrive byte by byte") {
    EchoServer server;
    LoopbackClient client(server.port());
    for (char const byte : post("Content-Length: 5\r\n", "hello"))
        client.send(std::string_view(&byte, 1));
    CHECK(client.receive().body == "POST /echo 5 hello");
}
