#include "tests/server/api/running_server.h"

#include <chrono>

using namespace onedoor;
using namespace onedoor::testing;

static std::string const wrong_lookup = R"({"code":"TN-2222222222","secret":"222-222-222"})";

TEST_CASE("limits: an address may ask 60 times at once, then once a second") {
    RunningServer server;
    std::string const address = from("192.0.2.7");
    for (int i = 0; i < 60; ++i)
        CHECK(server.get("/api/v1/openapi.json", address).status == 200);
    Answer const limited = server.get("/api/v1/openapi.json", address);
    CHECK(limited.status == 429);
    CHECK(limited.header("retry-after") == "1");
    CHECK(problem_code(limited) == "rate.limited");
    CHECK(server.get("/api/v1/openapi.json", from("192.0.2.8")).status == 200);
    CHECK(server.get("/health", address).status == 200);
    CHECK(server.get("/assets/program.wasm", address).status == 200);
    server.monotonic_clock.advance_seconds(1);
    CHECK(server.get("/api/v1/openapi.json", address).status == 200);
    CHECK(server.get("/api/v1/openapi.json", address).status == 429);
}

TEST_CASE("limits: an address may look up 10 times, then every 30 seconds") {
    RunningServer server;
    std::string const address = from("192.0.2.7");
    auto const look_up = [&](int number) {
        return server.post("/api/v1/lookups",
                           R"({"code":"TN-)" + std::to_string(number) + R"(","secret":"x"})",
                           address);
    };
    for (int i = 0; i < 10; ++i)
        CHECK(look_up(i).status == 404);
    CHECK(look_up(10).header("retry-after") == "30");
    server.monotonic_clock.advance_seconds(29);
    CHECK(look_up(11).status == 429);
    server.monotonic_clock.advance_seconds(1);
    CHECK(look_up(12).status == 404);
}

TEST_CASE("limits: a code takes 5 wrong secrets, from wherever and however they are written") {
    RunningServer server;
    for (char const* const code :
         {"TN-2222222222", "tn-2222222222", " TN-2222222222", "TN-2222222222 ", "tn-222 2222222"}) {
        CAPTURE(code);
        std::string const body =
            "{\"code\":\"" + std::string(code) + "\",\"secret\":\"222-222-222\"}";
        CHECK(problem_code(server.post("/api/v1/lookups", body)) == "lookup.not_found");
    }
    Answer const limited = server.post("/api/v1/lookups", wrong_lookup);
    CHECK(limited.status == 429);
    CHECK(limited.header("retry-after") == "3600");
    Answer const page =
        server.request("POST", "/tra-cuu", "Content-Type: application/x-www-form-urlencoded\r\n",
                       "code=TN-2222222222&secret=222-222-222");
    CHECK(page.status == 429);
    CHECK(page.header("retry-after") == "3600");
    server.monotonic_clock.advance_seconds(3600);
    CHECK(server.post("/api/v1/lookups", wrong_lookup).status == 404);
}

TEST_CASE("limits: an address may submit 20 times, then once a minute") {
    RunningServer server;
    std::string const address = from("192.0.2.7");
    for (int i = 0; i < 20; ++i)
        CHECK(server.post("/api/v1/submissions", "{}", address).status < 429);
    CHECK(server.post("/api/v1/submissions", "{}", address).header("retry-after") == "60");
    server.monotonic_clock.advance_seconds(60);
    CHECK(server.post("/api/v1/submissions", "{}", address).status < 429);
}

TEST_CASE("limits: an address may upload 50 MiB at once, then 1 MiB a minute") {
    RunningServer server;
    std::string const chunk(256 * 1024, 'x');
    std::string const headers = from("192.0.2.7") + "X-Onedoor-Request: 1\r\n"
                                                    "Content-Type: application/octet-stream\r\n";
    auto const put = [&] {
        return server.request("PUT", "/api/v1/uploads/" + std::string(32, '0') + "/0", headers,
                              chunk);
    };
    for (int i = 0; i < 200; ++i)
        REQUIRE(put().status < 429);
    CHECK(put().status == 429);
    server.monotonic_clock.advance_seconds(60);
    for (int i = 0; i < 3; ++i)
        CHECK(put().status < 429);
}

TEST_CASE("limits: wrong passwords lock the account, and many tries the address") {
    RunningServer server;
    std::string const wrong = R"({"account":"canbo","password":"wrong"})";
    for (int i = 0; i < 4; ++i)
        CHECK(problem_code(server.post("/api/v1/staff/session", wrong)) == "session.wrong");
    Answer const locked = server.post("/api/v1/staff/session", wrong);
    CHECK(locked.status == 429);
    CHECK(locked.header("retry-after") == "15");
    CHECK(problem_code(locked) == "session.locked");
    for (int i = 0; i < 15; ++i)
        server.post("/api/v1/staff/session", R"({"account":"x","password":"y"})",
                    from("192.0.2.9"));
    CHECK(problem_code(server.post("/api/v1/staff/session", wrong, from("192.0.2.9"))) ==
          "rate.limited");
}

TEST_CASE("limits: nesting, members and claims that would cost memory are refused at once") {
    RunningServer server;
    std::string members = "{\"a\":1";
    for (int i = 0; i < 90'000; ++i)
        members += ",\"" + std::to_string(i) + "\":1";
    for (std::string const& bomb :
         {std::string(1'000'000, '['), std::string(500'000, '[') + std::string(500'000, ']'),
          members + "}", "{\"code\":\"" + std::string(1'000'000, 'a') + "\"}",
          std::string("{\"code\":1e999999}"), std::string("{\"a\":1,\"a\":1}"),
          std::string("{\"\xff\":1}")}) {
        CAPTURE(bomb.substr(0, 40));
        auto const begin = std::chrono::steady_clock::now();
        Answer const answer = server.post("/api/v1/lookups", bomb);
        CHECK(answer.status == 400);
        CHECK(problem_code(answer).starts_with("json."));
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
    }
}
