#include "server/http/limiter.h"
#include "shared/json/json.h"
#include "shared/protocol/queue.h"
#include "tests/server/api/running_server.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::testing;

namespace {

std::string const hall_machine = from("127.0.0.1");

std::string request_text(std::uint8_t id, std::string const& group,
                         std::optional<std::string> priority = {}) {
    protocol::TicketRequest request{.group = group, .priority = std::move(priority)};
    request.id.bytes.fill(id);
    return json::write(protocol::to_json(request));
}

Answer draw(RunningServer& server, std::uint8_t id, std::string const& group = "filing") {
    return server.post("/api/v1/queue/tickets", request_text(id, group), hall_machine);
}

protocol::QueueState state_of(RunningServer& server) {
    auto const state = protocol::parse_queue_state(server.get("/api/v1/queue").body);
    REQUIRE(state);
    return *state;
}

std::string number_of(Answer const& answer) {
    auto const document = json::parse(answer.body);
    json::Value const* ticket = document ? document->find("ticket") : nullptr;
    json::Value const* const holder = ticket == nullptr && document ? &*document : ticket;
    json::Value const* const number = holder == nullptr ? nullptr : holder->find("number");
    return number == nullptr ? problem_code(answer) : *number->as_string();
}

}

TEST_CASE("hall: a machine of the office draws a number that everybody sees waiting") {
    RunningServer server;
    Answer const drawn = draw(server, 1);
    CHECK(drawn.status == 201);
    auto const ticket = protocol::parse_queue_ticket(drawn.body);
    REQUIRE(ticket);
    CHECK(ticket->number == "A001");
    CHECK(ticket->group_name.vi == "Nộp hồ sơ");
    protocol::QueueState const state = state_of(server);
    CHECK(state.office == "Trung tâm Phục vụ hành chính công tỉnh Khánh Hòa");
    CHECK(state.groups[0].waiting == 1);
    CHECK(state.groups[0].offer == protocol::QueueOffer::Open);
    CHECK(state.open_until);
    CHECK(state.priorities.size() == 5);
}

TEST_CASE("hall: a repeat answers the same bytes, another request with the id conflicts") {
    RunningServer server;
    Answer const first = draw(server, 1);
    Answer const again = draw(server, 1);
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    Answer const other = draw(server, 1, "results");
    CHECK(other.status == 409);
    CHECK(problem_code(other) == "ticket.conflict");
    CHECK(state_of(server).groups[0].waiting == 1);
}

TEST_CASE("hall: only a machine at the office draws numbers") {
    RunningServer server;
    Answer const stranger = server.post("/api/v1/queue/tickets", request_text(1, "filing"));
    CHECK(stranger.status == 403);
    CHECK(problem_code(stranger) == "device.required");
    CHECK(ask(server.devices_port(), "POST", "/api/v1/queue/tickets",
              "X-Onedoor-Request: 1\r\nContent-Type: application/json\r\n",
              request_text(2, "filing"))
              .status == 201);
}

TEST_CASE("hall: a machine whose button is stuck does not draw the numbers of the day") {
    RunningServer server;
    int drawn = 0;
    Answer last;
    for (std::uint8_t id = 1; id <= 100; ++id) {
        last = draw(server, id, "results");
        drawn += last.status == 201 ? 1 : 0;
    }
    CHECK(drawn == http::buckets::tickets_of_address.burst);
    CHECK(problem_code(last) == "rate.limited");
    CHECK(last.header("retry-after") == "60");
    CHECK(server.post("/api/v1/queue/tickets", request_text(200, "filing"), from("::1")).status ==
          201);
}

TEST_CASE("hall: what cannot be had is told with its reason") {
    RunningServer server;
    CHECK(problem_code(draw(server, 1, "music")) == "queue.unknown_group");
    CHECK(draw(server, 1, "music").status == 422);
    Answer const rich =
        server.post("/api/v1/queue/tickets", request_text(1, "filing", "rich"), hall_machine);
    CHECK(problem_code(rich) == "queue.unknown_class");
    CHECK(server.post("/api/v1/queue/tickets", "{}", hall_machine).status == 400);
    server.clock.advance_seconds(9 * 3600);
    Answer const closed = draw(server, 2);
    CHECK(closed.status == 409);
    CHECK(problem_code(closed) == "queue.closed");
    CHECK(state_of(server).groups[0].offer == protocol::QueueOffer::Closed);
}

TEST_CASE("hall: an official calls, calls again, puts aside and finishes") {
    RunningServer server;
    std::string const officer = server.officer();
    auto const act = [&](std::string const& path, std::string const& body = "{}") {
        return server.post("/api/v1/staff/queue/" + path, body, officer);
    };
    CHECK(act("counters/1/next").body == R"({"ticket":null})");
    draw(server, 1);
    draw(server, 2);
    CHECK(number_of(act("counters/1/next")) == "A001");
    CHECK(state_of(server).counters[0].serving == "A001");
    CHECK(problem_code(act("counters/1/next")) == "queue.counter_busy");
    CHECK(number_of(act("tickets/A001/recall", R"({"counter":"1"})")) == "A001");
    CHECK(act("tickets/A001/no-show").body.contains(R"("state":"no_show")"));
    CHECK(number_of(act("counters/1/next")) == "A002");
    CHECK(act("tickets/A002/finish").body.contains(R"("state":"served")"));
    CHECK(act("tickets/A002/finish").status == 409);
    CHECK(act("tickets/A009/finish").status == 404);
    CHECK(act("counters/9/next").status == 404);
    CHECK(act("tickets/A001/recall").status == 400);
    Answer const list = server.get("/api/v1/staff/queue/tickets", officer);
    CHECK(list.body.contains(R"("number":"A001","group":"filing","priority":null,)"
                             R"("state":"no_show")"));
}
