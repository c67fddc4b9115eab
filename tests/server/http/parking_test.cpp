#include "server/http/parking.h"
#include "tests/server/http/echo_responder.h"
#include "tests/server/http/loopback.h"

#include <array>
#include <atomic>
#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace onedoor;
using namespace onedoor::testing;
using namespace std::chrono_literals;

namespace {

/// News that comes when the test says so. GET /news waits for it.
class NewsResponder final : public http::Responder {
public:
    http::Admission admit(http::RequestHead const&, http::Peer const&) override { return {}; }
    http::Response respond(http::Request const& request) override {
        if (request.head.path != "/news")
            return http::text_response(200, "text/plain", "plain");
        http::Response response;
        response.wait = std::make_shared<http::Wait const>(
            [this, before = number.load()](http::Wake wake) -> std::optional<http::Response> {
                ++asked;
                if (number == before && wake == http::Wake::Change)
                    return std::nullopt;
                return http::text_response(200, "text/plain", std::to_string(number));
            },
            longest);
        return response;
    }
    http::Response refuse(http::Refusal const& refusal) override {
        return http::to_response(http::problem_of(refusal.status, refusal.code));
    }

    std::atomic<int> number = 7;
    std::atomic<int> asked = 0;
    std::chrono::milliseconds longest{60'000};
};

/// One worker only: whoever held it would keep everybody else out.
struct NewsServer {
    static http::ListenerOptions narrow() {
        auto options = EchoServer::quick();
        options.pool = {1, 1, 256};
        options.parking = {300, 300};
        return options;
    }
    explicit NewsServer(http::ListenerOptions options = narrow())
        : listener(http::Listener::start(std::move(options), responder).value()) {}

    void publish() {
        ++responder.number;
        listener->wake();
    }
    void wait_for_parked(std::size_t connections) const {
        auto const end = std::chrono::steady_clock::now() + 30s;
        while (listener->parked_connections() != connections &&
               std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
        REQUIRE(listener->parked_connections() == connections);
    }

    NewsResponder responder;
    std::unique_ptr<http::Listener> listener;
};

std::unique_ptr<LoopbackClient> reader_of_news(NewsServer const& server,
                                               char const* source = "127.0.0.1") {
    auto client = std::make_unique<LoopbackClient>(server.listener->port(), source);
    client->send("GET /news HTTP/1.1\r\nHost: a\r\n\r\n");
    return client;
}

std::vector<std::unique_ptr<LoopbackClient>> park(NewsServer const& server, std::size_t count) {
    std::vector<std::unique_ptr<LoopbackClient>> readers;
    for (std::size_t i = 0; i < count; ++i)
        readers.push_back(reader_of_news(server));
    server.wait_for_parked(count);
    return readers;
}

}

TEST_CASE(
    "parking: two hundred wait without the one worker, and all hear of a change in a second") {
    NewsServer server;
    auto const readers = park(server, 200);
    CHECK(ask(server.listener->port(), "GET", "/plain").body == "plain");
    auto const begin = std::chrono::steady_clock::now();
    server.publish();
    for (auto const& reader : readers) {
        Answer const answer = reader->receive();
        REQUIRE(answer.status == 200);
        REQUIRE(answer.body == "8");
    }
    CHECK(std::chrono::steady_clock::now() - begin < 1s);
    server.wait_for_parked(0);
}

TEST_CASE("parking: an answer is as complete as any other and ends the connection") {
    NewsServer server;
    auto const readers = park(server, 1);
    server.publish();
    Answer const answer = readers[0]->receive();
    CHECK(answer.header("content-type") == "text/plain");
    CHECK(answer.header("cache-control") == "no-store");
    CHECK(answer.header("x-content-type-options") == "nosniff");
    CHECK(answer.header("connection") == "close");
    CHECK(readers[0]->is_closed(5s));
}

TEST_CASE("parking: a wake without news answers nobody, and the longest wait answers everybody") {
    NewsServer server;
    auto const patient = park(server, 1);
    server.listener->wake();
    server.responder.longest = 50ms;
    auto const impatient = reader_of_news(server);
    CHECK(impatient->receive().body == "7");
    CHECK_FALSE(patient[0]->is_answered(0ms));
}

TEST_CASE("parking: a reader that leaves gives its place back at once") {
    NewsServer server;
    auto readers = park(server, 3);
    readers.pop_back();
    server.wait_for_parked(2);
}

TEST_CASE("parking: a change between the question and the place is not missed") {
    NewsServer server;
    for (int i = 0; i < 100; ++i) {
        server.wait_for_parked(0);
        auto const reader = reader_of_news(server);
        server.publish();
        while (!reader->is_answered(0ms) && server.listener->parked_connections() == 0)
            std::this_thread::yield();
        server.publish();
        REQUIRE(reader->receive().status == 200);
    }
}

TEST_CASE("parking: when the host goes down everybody gets an answer") {
    NewsServer server;
    auto const readers = park(server, 20);
    server.listener->stop();
    for (auto const& reader : readers)
        CHECK(reader->receive().body == "7");
}

TEST_CASE("parking: beyond the room for one address, and for all, one is told to come later") {
    auto options = NewsServer::narrow();
    options.parking = {3, 2};
    NewsServer server(options);
    auto const readers = park(server, 2);
    CHECK(reader_of_news(server)->receive().status == 503);
    auto const elsewhere = reader_of_news(server, "127.0.1.1");
    server.wait_for_parked(3);
    CHECK(reader_of_news(server, "127.0.1.2")->receive().status == 503);
    CHECK(ask(server.listener->port(), "GET", "/plain").status == 200);
}

TEST_CASE("parking: parked connections do not count as open ones of their address") {
    auto options = NewsServer::narrow();
    options.connections_per_address = 2;
    NewsServer server(options);
    auto const readers = park(server, 2);
    auto const third = reader_of_news(server);
    server.wait_for_parked(3);
    CHECK(ask(server.listener->port(), "GET", "/plain").status == 200);
}

namespace {

struct SocketPair {
    SocketPair() { REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0); }
    ~SocketPair() { close(ends[1]); }
    std::array<int, 2> ends{-1, -1}; ///< the first becomes the parking's
};

}

TEST_CASE("parking: one that reads nothing is let go and delays nobody") {
    SocketPair slow;
    SocketPair quick;
    std::string const filling(4096, 'x');
    while (send(slow.ends[0], filling.data(), filling.size(), MSG_DONTWAIT) > 0) {
    }
    std::atomic<bool> is_news = false;
    auto const wait = std::make_shared<http::Wait const>(
        [&](http::Wake) -> std::optional<http::Response> {
            if (!is_news)
                return std::nullopt;
            return http::text_response(200, "text/plain", "news");
        },
        60s);
    http::Parking parking({4, 4});
    REQUIRE(parking.take(slow.ends[0], "slow", wait));
    REQUIRE(parking.take(quick.ends[0], "quick", wait));
    is_news = true;
    parking.wake();
    std::string answer;
    std::array<char, 4096> part{};
    for (ssize_t got = 1; got > 0; answer.append(part.data(), static_cast<std::size_t>(got)))
        got = std::max<ssize_t>(recv(quick.ends[1], part.data(), part.size(), 0), 0);
    CHECK(answer.ends_with("news"));
    while (parking.size() > 0)
        std::this_thread::yield();
}
