#include "shared/core/limits.h"
#include "tests/server/http/echo_responder.h"
#include "tests/server/http/loopback.h"

#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <vector>

using namespace onedoor;
using namespace onedoor::testing;
using namespace std::chrono_literals;

TEST_CASE("listener: answers GET, HEAD and POST") {
    EchoServer server;
    CHECK(ask(server.port(), "GET", "/echo").body == "GET /echo 0 ");
    CHECK(ask(server.port(), "POST", "/echo", "", "hello").body == "POST /echo 5 hello");
    Answer const head = ask(server.port(), "HEAD", "/echo");
    CHECK(head.status == 200);
    CHECK(head.header("content-length") == "13");
    CHECK(head.body.empty());
}

TEST_CASE("listener: a connection is kept for further requests until it says close") {
    EchoServer server;
    LoopbackClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        client.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n");
        CHECK(client.receive().status == 200);
    }
    client.send("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(client.receive().header("connection") == "close");
    CHECK(client.is_closed(2s));
}

TEST_CASE("listener: a connection ends after its number of requests") {
    auto options = EchoServer::quick();
    options.keep_alive_requests = 2;
    EchoServer server(options);
    LoopbackClient client(server.port());
    client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK_FALSE(client.receive().has("connection"));
    CHECK(client.receive().header("connection") == "close");
    CHECK(client.is_closed(2s));
}

TEST_CASE("listener: bodies around the limit over the wire") {
    EchoServer server;
    std::size_t const max = limits::request_body_bytes_max;
    for (std::size_t const length : {max - 1, max})
        CHECK(ask(server.port(), "POST", "/echo", "", std::string(length, 'x')).status == 200);
    Answer const refused = ask(server.port(), "POST", "/echo", "", std::string(max + 1, 'x'));
    CHECK(refused.status == 413);
    CHECK(refused.header("content-type") == "application/problem+json");
    CHECK(refused.header("connection") == "close");
}

TEST_CASE("listener: refused by its head, a request's body is not read as a request") {
    EchoServer server;
    LoopbackClient client(server.port());
    client.send("POST /refused HTTP/1.1\r\nHost: a\r\nContent-Length: 36\r\n\r\n"
                "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\nxx");
    std::string const answers = client.receive_all();
    CHECK(count_of(answers, "HTTP/1.1 ") == 1);
    CHECK(answers.starts_with("HTTP/1.1 404"));
}

TEST_CASE("listener: a client that waits for 100 gets it before its body is read") {
    EchoServer server;
    LoopbackClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
                "Expect: 100-continue\r\n\r\n");
    CHECK(client.receive().status == 100);
    client.send("hello");
    CHECK(client.receive().body == "POST /echo 5 hello");
}

TEST_CASE("listener: an exception is a problem document without its text") {
    EchoServer server;
    LoopbackClient client(server.port());
    client.send("GET /throw HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    std::string const answer = client.receive_all();
    CHECK(answer.starts_with("HTTP/1.1 500"));
    CHECK(answer.contains("http.internal"));
    CHECK_FALSE(answer.contains("what()"));
    CHECK_FALSE(answer.contains("EXCEPTION"));
}

TEST_CASE("listener: a head that drips is ended at the deadline, however often a byte comes") {
    auto options = EchoServer::quick();
    options.request_deadline = 150ms;
    EchoServer server(options);
    LoopbackClient client(server.port());
    auto const begin = std::chrono::steady_clock::now();
    client.send("GET /echo HTTP/1.1\r\nHost: a\r\nX: ");
    while (!client.is_closed(20ms) && client.send("x")) {
    }
    CHECK(std::chrono::steady_clock::now() - begin < 3s);
    CHECK(server.responder.requests == 0);
}

TEST_CASE("listener: a body that drips is ended at the deadline as well") {
    auto options = EchoServer::quick();
    options.request_deadline = 150ms;
    EchoServer server(options);
    LoopbackClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
    while (!client.is_closed(20ms) && client.send("x")) {
    }
    CHECK(server.responder.requests == 0);
}

static constexpr std::size_t probes = 4;

static std::size_t answered_during_drip(http::ListenerOptions options, std::size_t drips,
                                        std::chrono::milliseconds patience) {
    EchoServer server(std::move(options));
    std::vector<std::unique_ptr<LoopbackClient>> attackers;
    for (std::size_t i = 0; i < drips; ++i) {
        attackers.push_back(std::make_unique<LoopbackClient>(server.port(), "127.0.1.1"));
        attackers.back()->send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx");
    }
    std::size_t answered = 0;
    for (std::size_t i = 0; i < probes; ++i) {
        LoopbackClient client(server.port());
        client.send("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        for (std::unique_ptr<LoopbackClient> const& attacker : attackers)
            attacker->send("x");
        answered += client.is_answered(patience) && client.receive().status == 200 ? 1 : 0;
    }
    return answered;
}

static http::ListenerOptions small_pool() {
    auto options = EchoServer::quick();
    options.pool = {4, 4, 8};
    return options;
}

TEST_CASE("warden: dripping connections of one address do not keep others out") {
    auto options = small_pool();
    options.connections_per_address = 2;
    options.request_deadline = 1h;
    CHECK(answered_during_drip(options, 8, 30s) == probes);
}

TEST_CASE("warden: without cap and deadline the same attack keeps everybody out") {
    auto options = small_pool();
    options.connections_per_address = 1'000;
    options.request_deadline = 1h;
    CHECK(answered_during_drip(options, 8, 500ms) == 0);
}

TEST_CASE("warden: one address has a limited number of connections, politely") {
    auto options = EchoServer::quick();
    options.connections_per_address = 2;
    EchoServer server(options);
    LoopbackClient first(server.port());
    LoopbackClient second(server.port());
    for (LoopbackClient* client : {&first, &second}) {
        client->send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n");
        CHECK(client->receive().status == 200);
    }
    LoopbackClient third(server.port());
    Answer const refused = third.receive();
    CHECK(refused.status == 503);
    LoopbackClient elsewhere(server.port(), "127.0.1.2");
    elsewhere.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(elsewhere.receive().status == 200);
}

TEST_CASE("pool: when too many wait, further ones are told so at once") {
    auto options = EchoServer::quick();
    options.pool = {1, 1, 1};
    EchoServer server(options);
    std::string const wait = "GET /wait HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    LoopbackClient working(server.port());
    working.send(wait);
    server.responder.waiting.acquire();
    LoopbackClient queued(server.port());
    queued.send(wait);
    Answer refused;
    for (int i = 0; i < 20 && refused.status != 503; ++i) {
        LoopbackClient client(server.port());
        client.send(wait);
        if (client.is_closed(200ms))
            continue;
        refused = client.receive();
    }
    CHECK(refused.status == 503);
    server.responder.gate.release(30);
    CHECK(working.receive().status == 200);
    CHECK(queued.receive().status == 200);
}

TEST_CASE("listener: stopping lets a running request finish and ends idle connections") {
    EchoServer server;
    LoopbackClient idle(server.port());
    idle.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(idle.receive().status == 200);
    LoopbackClient working(server.port());
    working.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
    server.responder.waiting.acquire();
    std::thread stopping([&] { server.listener->stop(); });
    CHECK(idle.is_closed(5s));
    server.responder.gate.release();
    CHECK(working.receive().status == 200);
    stopping.join();
    CHECK_THROWS(LoopbackClient(server.port()));
}

TEST_CASE("listener: only the trusted proxy is believed about the client's address") {
    auto const address = [](http::ListenerOptions options, std::string_view header) {
        EchoServer server(std::move(options));
        return ask(server.port(), "GET", "/address", header).body;
    };
    auto trusting = EchoServer::quick();
    trusting.trusted_proxy = "127.0.0.1";
    CHECK(address(trusting, "X-Real-IP: 203.0.113.7\r\n") == "203.0.113.7");
    CHECK(address(trusting, "X-Real-IP: 2001:db8::7\r\n") == "2001:db8::7");
    CHECK(address(trusting, "X-Real-IP: evil\r\n") == "127.0.0.1");
    CHECK(address(trusting, "X-Real-IP:\r\n") == "127.0.0.1");
    CHECK(address(trusting, "X-Forwarded-For: 203.0.113.7\r\n") == "127.0.0.1");
    CHECK(address(EchoServer::quick(), "X-Real-IP: 203.0.113.7\r\n") == "127.0.0.1");
    CHECK(address(EchoServer::quick(), "REMOTE_ADDR: 203.0.113.7\r\n") == "127.0.0.1");
}

TEST_CASE("listener: a port that is taken is an error, not a second server beside the first") {
    EchoServer server;
    auto options = EchoServer::quick();
    options.port = server.port();
    EchoResponder responder;
    auto const second = http::Listener::start(options, responder);
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().code == "listener.bind");
}
