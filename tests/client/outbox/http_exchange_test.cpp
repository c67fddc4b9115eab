#include "client/outbox/http_exchange.h"

#include <doctest/doctest.h>
#include <httplib.h>
#include <thread>

using namespace onedoor;
using namespace onedoor::outbox;

TEST_CASE("http exchange: what was asked arrives, and of the answer all that the sender needs") {
    httplib::Server server;
    std::string asked;
    server.Post("/api/v1/sealed-submissions",
                [&](httplib::Request const& request, httplib::Response& response) {
                    asked = request.get_header_value("X-Onedoor-Device") + " " + request.body;
                    response.status = 503;
                    response.set_header("Retry-After", "7");
                    response.set_header("X-Onedoor-Answer-Signature", "c2lnbmF0dXJl");
                    response.set_content("{}", "application/problem+json");
                });
    int const port = server.bind_to_any_port("127.0.0.1");
    REQUIRE(port > 0);
    std::thread thread([&] { server.listen_after_bind(); });
    server.wait_until_ready();
    HttpExchange exchange("http://127.0.0.1:" + std::to_string(port));
    Task const task{
        5,
        {.method = net::Method::Post,
         .path = "/api/v1/sealed-submissions",
         .headers = {{"Content-Type", "application/json"}, {"X-Onedoor-Device", "kiosk-1"}},
         .body = "body"}};
    Answer const answer = exchange.make(task);
    server.stop();
    thread.join();
    CHECK(asked == "kiosk-1 body");
    CHECK(answer.token == 5);
    CHECK(answer.status == 503);
    CHECK(answer.retry_after_seconds == 7);
    CHECK(answer.type == "application/problem+json");
    CHECK(answer.signature == "c2lnbmF0dXJl");
    CHECK(answer.body == "{}");
    Answer const lost = exchange.make(task);
    CHECK(lost.status == 0);
    CHECK(lost.token == 5);
}
