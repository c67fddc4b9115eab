#include "tests/shared/queue/hall.h"

#include <algorithm>

using namespace onedoor;
using namespace onedoor::queue;
using example::at;
using example::Hall;

namespace {

std::vector<Ticket> stored_morning() {
    Hall hall;
    hall.draw("a", at(8));
    hall.draw("b", at(8, 1), "elderly");
    hall.draw("a", at(8, 2));
    hall.next("1", at(8, 3));
    REQUIRE(hall.queue.transfer("A001", "b"));
    hall.next("2", at(8, 4));
    return {hall.queue.tickets().begin(), hall.queue.tickets().end()};
}

std::string refusal(std::vector<Ticket> tickets) {
    Hall const hall;
    Result<Queue> const queue = Queue::restore(hall.queue, std::move(tickets));
    return queue ? "" : queue.error().code + " " + queue.error().path;
}

template<typename Change> std::string refusal_after(Change change) {
    std::vector<Ticket> tickets = stored_morning();
    change(tickets);
    return refusal(std::move(tickets));
}

}

TEST_CASE("queue: after a power cut it goes on where it was") {
    Hall const hall;
    Result<Queue> queue = Queue::restore(hall.queue, stored_morning());
    REQUIRE(queue);
    CHECK(std::ranges::equal(queue->tickets(), stored_morning()));
    CHECK(queue->issue({"a", "", at(8, 5)}, DrawId{{99}})->number == "A003");
    CHECK(queue->issue({"b", "", at(8, 5)}, DrawId{{98}})->number == "BX002");
    CHECK(queue->call_next("2", at(8, 5)).error().code == "queue.counter_busy");
    REQUIRE(queue->finish("BX001"));
    CHECK((*queue->call_next("2", at(8, 5)))->number == "A001");
    CHECK((*queue->call_next("1", at(8, 5)))->number == "A002");
}

TEST_CASE("queue: tickets no queue can have given are refused with the spot") {
    using Tickets = std::vector<Ticket>;
    CHECK(refusal_after([](Tickets&) {}) == "");
    CHECK(refusal_after([](Tickets& t) { t[0].number = "A002"; }) == "queue.stored tickets[0]");
    CHECK(refusal_after([](Tickets& t) { t[2].number = "A001"; }) == "queue.stored tickets[2]");
    CHECK(refusal_after([](Tickets& t) { t[1].number = "C001"; }) == "queue.stored tickets[1]");
    CHECK(refusal_after([](Tickets& t) { t[1].number = "001"; }) == "queue.stored tickets[1]");
    CHECK(refusal_after([](Tickets& t) { t[1].number = "BX0x1"; }) == "queue.stored tickets[1]");
    CHECK(refusal_after([](Tickets& t) { t[1].group = 2; }) == "queue.stored tickets[1]");
    CHECK(refusal_after([](Tickets& t) { t[1].priority = 1; }) == "queue.stored tickets[1]");
    CHECK(refusal_after([](Tickets& t) { t[1].counter = 2; }) == "queue.stored tickets[1]");
    CHECK(refusal_after([](Tickets& t) { t[1].counter.reset(); }) == "queue.stored tickets[1]");
    CHECK(refusal_after([](Tickets& t) { t[2].state = TicketState::Held; }) ==
          "queue.stored tickets[2]");
    CHECK(refusal_after([](Tickets& t) { t[2].issued = at(8); }) == "queue.stored tickets[2]");
    CHECK(refusal_after([](Tickets& t) { t[2].draw = t[0].draw; }) == "queue.stored tickets[2]");
    CHECK(refusal_after([](Tickets& t) { t[0].issued.milliseconds -= 24 * 3'600'000; }) ==
          "queue.stored tickets[0]");
    CHECK(refusal_after([](Tickets& t) {
              t[2].state = TicketState::Called;
              t[2].counter = t[1].counter;
          }) == "queue.stored tickets[2]");
}
