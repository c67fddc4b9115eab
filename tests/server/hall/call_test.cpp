#include "tests/server/hall/open_hall.h"

using namespace onedoor;
using queue::TicketState;
using queue::example::at;
using testing::OpenHall;

TEST_CASE_FIXTURE(OpenHall, "hall: a counter calls, finishes and calls the next") {
    draw("a");
    draw("b");
    clock.at = at(8, 5);
    auto const called = service->call_next("1");
    REQUIRE(called);
    REQUIRE(*called);
    CHECK((*called)->number == "A001");
    CHECK((*called)->counter == "1");
    CHECK((*called)->called == at(8, 5));
    CHECK((*called)->calls == 1);
    CHECK(next("1") == "queue.counter_busy");
    CHECK(service->finish("A001")->state == TicketState::Finished);
    CHECK(next("1") == "nobody");
    CHECK(next("2") == "BX001");
    CHECK(next("9") == "queue.unknown_counter");
    CHECK(service->finish("A009").error().code == "queue.unknown_number");
}

TEST_CASE_FIXTURE(OpenHall, "hall: who does not come is put aside and can be called again") {
    draw("a");
    CHECK(service->put_aside("A001").error().code == "queue.state");
    CHECK(next("1") == "A001");
    CHECK(service->recall("A001", "1")->calls == 2);
    CHECK(service->put_aside("A001")->state == TicketState::Held);
    CHECK_FALSE(state().counters[0].serving);
    CHECK(state().groups[0].waiting == 0);
    CHECK(next("1") == "nobody");
    CHECK(service->recall("A001", "2")->counter == "2");
    CHECK(service->recall("A001", "1").error().code == "queue.state");
    CHECK(state().counters[1].serving == "A001");
}

TEST_CASE_FIXTURE(OpenHall, "hall: yesterday's numbers cannot be called") {
    clock.at = core::to_instant({{2026, 11, 19}, 16 * 3600});
    CHECK(draw("a") == "A001");
    clock.at = at(8);
    CHECK(next("1") == "nobody");
    CHECK(service->finish("A001").error().code == "queue.unknown_number");
    CHECK(service->tickets()->empty());
}

TEST_CASE_FIXTURE(OpenHall, "hall: what the counters did is there after a stop") {
    draw("a");
    draw("a");
    next("1");
    REQUIRE(service->put_aside("A001"));
    next("2");
    REQUIRE(service->finish("A002"));
    auto const before = *service->tickets();
    open();
    CHECK(*service->tickets() == before);
    CHECK(before[0].state == TicketState::Held);
    CHECK(before[1].state == TicketState::Finished);
}
