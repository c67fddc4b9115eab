#include "shared/core/base64url.h"
#include "shared/json/json.h"
#include "tests/server/api/running_server.h"

#include <thread>

using namespace onedoor;
using namespace onedoor::testing;

namespace {

std::string give_body(std::size_t length_bytes) {
    return R"({"ciphertext":")" + core::to_base64url(core::Bytes(length_bytes, 7)) + "\"}";
}

std::string member(Answer const& answer, std::string_view name) {
    json::Value const body = json::parse(answer.body).value();
    std::string const* const text = body.find(name)->as_string();
    REQUIRE(text != nullptr);
    return *text;
}

std::string give(RunningServer& server) {
    Answer const given = server.post("/api/v1/handovers", give_body(200));
    REQUIRE(given.status == 201);
    return "/api/v1/handovers/" + member(given, "handover_id");
}

}

TEST_CASE("hand-over: 32 devices ask at once over HTTP, one gets the draft") {
    RunningServer server;
    std::string const path = give(server);
    std::vector<Answer> answers(32);
    std::vector<std::thread> takers;
    for (std::size_t i = 0; i < answers.size(); ++i)
        takers.emplace_back([&, i] {
            std::string const headers =
                from("10.9.0." + std::to_string(i)) +
                "X-Onedoor-Request: 1\r\nContent-Type: application/json\r\n";
            answers[i] = ask(server.port(), "POST", path + "/take", headers, "{}");
        });
    for (std::thread& taker : takers)
        taker.join();
    int winners = 0;
    for (Answer const& answer : answers) {
        if (answer.status == 200) {
            ++winners;
            CHECK(member(answer, "ciphertext") == core::to_base64url(core::Bytes(200, 7)));
        } else {
            CHECK(answer.status == 404);
            CHECK(problem_code(answer) == "handover.gone");
        }
    }
    CHECK(winners == 1);
}

TEST_CASE("hand-over: the giver learns that it was taken, and after ten minutes nothing") {
    RunningServer server;
    std::string const path = give(server);
    CHECK(server.get(path).body == R"({"taken":false})");
    CHECK(server.post(path + "/take", "{}").status == 200);
    CHECK(server.get(path).body == R"({"taken":true})");
    server.monotonic_clock.advance_seconds(600);
    CHECK(server.get(path).status == 404);
    CHECK(server.post(path + "/take", "{}").status == 404);
}

TEST_CASE("hand-over: a wrong clock on the wall does not shorten the ten minutes") {
    RunningServer server;
    std::string const path = give(server);
    server.clock.advance_seconds(86'400);
    CHECK(server.post(path + "/take", "{}").status == 200);
}

TEST_CASE("hand-over: what is no enciphered draft is refused with words") {
    RunningServer server;
    for (std::string const& body :
         {std::string("{}"), std::string(R"({"ciphertext":7})"),
          std::string(R"({"ciphertext":""})"), std::string(R"({"ciphertext":"AAAA"})"),
          give_body(200) + "x", R"({"key":"x",)" + give_body(200).substr(1), give_body(60'000)}) {
        CAPTURE(body.substr(0, 40));
        Answer const answer = server.post("/api/v1/handovers", body);
        CHECK((answer.status == 400 || answer.status == 422));
        json::Value const document = json::parse(answer.body).value();
        CHECK_FALSE(document.find("text")->find("vi")->as_string()->empty());
    }
}

TEST_CASE("hand-over: an address may give and take 20 times, then every 15 seconds") {
    RunningServer server;
    std::string const address = from("192.0.2.7");
    for (int i = 0; i < 20; ++i)
        CHECK(server.post("/api/v1/handovers/x/take", "{}", address).status == 404);
    CHECK(server.post("/api/v1/handovers", give_body(200), address).header("retry-after") == "15");
}

TEST_CASE("hand-over: neither draft nor number gets into the log or the data folder") {
    RunningServer server;
    std::string const path = give(server);
    CHECK(server.post(path + "/take", "{}").status == 200);
    CHECK_FALSE(server.log_text().contains(path.substr(path.rfind('/') + 1)));
    CHECK_FALSE(server.log_text().contains("BwcHBw"));
}

TEST_CASE("hand-over: without script its addresses say what to do") {
    RunningServer server;
    for (char const* const path : {"/ban-giao/AAAAAAAAAAAAAAAAAAAAAA", "/ban-giao/x?lang=en"}) {
        Answer const page = server.get(path, "Accept: text/html\r\n");
        CHECK(page.status == 200);
        CHECK(page.body.contains("JavaScript"));
    }
}
