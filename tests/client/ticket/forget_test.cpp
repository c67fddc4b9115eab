#include "tests/client/ticket/kiosk.h"
#include "tests/support/freed_memory.h"

#include <string_view>

using namespace onedoor;
using namespace onedoor::ticket;
using example::Kiosk;
using testing::freed_with;

namespace {

[[gnu::noinline]] std::string long_text() {
    return "anything with-a-long-name";
}

}

TEST_CASE_FIXTURE(Kiosk,
                  "forget: a draw under way is cancelled, its late answer belongs to nobody") {
    ask_for_number();
    desk.forget();
    CHECK(wire.sent.empty());
    CHECK(desk.step() == Step::Away);
    CHECK(desk.receive(
        {Desk::draw_token, 201, 0, json::write(protocol::to_json(example::ticket()))}, now));
    CHECK(desk.step() == Step::Away);
    CHECK_FALSE(desk.ticket());
    pass(60'000);
    CHECK(wire.sent.empty());
}

TEST_CASE_FIXTURE(Kiosk, "forget: the next citizen draws a number of their own") {
    ask_for_number();
    auto const first = protocol::parse_ticket_request(wire.sent.back().request.body);
    give();
    desk.forget();
    CHECK(desk.group().empty());
    CHECK_FALSE(desk.priority());
    CHECK_FALSE(desk.ticket());
    CHECK(desk.figures());
    ask_for_number();
    auto const second = protocol::parse_ticket_request(wire.sent.back().request.body);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->id != second->id);
}

TEST_CASE_FIXTURE(Kiosk, "forget: no class, group or number is in a block that it frees") {
    protocol::QueueState state = example::hall();
    std::string const group = "a-group-with-a-long-name";
    std::string const priority = "a-class-with-a-long-name";
    state.groups[0].id = group;
    state.priorities[0].id = priority;
    desk.begin(now);
    hear(state);
    desk.choose_group(group, now);
    desk.choose_priority(priority, now);
    protocol::QueueTicket ticket = example::ticket();
    ticket.group = group;
    ticket.priority = priority;
    give(ticket);
    CHECK(freed_with({"with-a-long-name"}, [] { CHECK(long_text().size() > 20); }) == 1);
    CHECK(freed_with({"with-a-long-name"}, [&] { desk.forget(); }) == 0);
    CHECK_FALSE(desk.ticket());
}
