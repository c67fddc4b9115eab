#include "tests/shared/queue/hall.h"

using namespace onedoor;
using namespace onedoor::queue;
using example::at;
using example::Hall;

TEST_CASE("queue: numbers run by group, each behind its prefix") {
    Hall hall;
    CHECK(hall.draw("a", at(8)) == "A001");
    CHECK(hall.draw("b", at(8)) == "BX001");
    CHECK(hall.draw("a", at(8)) == "A002");
    CHECK(hall.draw("c", at(8)) == "queue.unknown_group");
    CHECK(hall.draw("a", at(8), "hurried") == "queue.unknown_class");
    CHECK(hall.draw("a", at(8)) == "A003");
}

TEST_CASE("queue: numbers are drawn only within the opening hours of the day") {
    Hall hall;
    CHECK(hall.draw("a", at(7, 29, 59)) == "queue.closed");
    CHECK(hall.draw("a", at(7, 30)) == "A001");
    CHECK(hall.draw("a", at(11, 30)) == "queue.closed");
    CHECK(hall.draw("a", at(13)) == "A002");
    CHECK(hall.draw("a", at(17)) == "queue.closed");
    core::Instant const next_day{at(9).milliseconds + 24 * 3'600'000};
    CHECK(hall.draw("a", next_day) == "queue.closed");
    Queue weekend(hall.plan, hall.calendar, {2026, 11, 21});
    CHECK(weekend.offer({"a", "", next_day}) == Offer::Closed);
    Queue unknown(hall.plan, hall.calendar, {2027, 11, 19});
    CHECK(unknown.offer({"a", "", core::to_instant({{2027, 11, 19}, 9 * 3600})}) == Offer::Closed);
}

TEST_CASE("queue: a group that is drawn out gives no more numbers today, others do") {
    Hall hall;
    for (char const* const number : {"BX001", "BX002", "BX003", "queue.no_more_today"})
        CHECK(hall.draw("b", at(8)) == number);
    CHECK(hall.queue.offer({"b", "", at(8)}) == Offer::NoMoreToday);
    CHECK(hall.draw("a", at(8)) == "A001");
}

TEST_CASE("queue: nobody draws a number who would not be called before the close") {
    Hall hall;
    for (int i = 0; i < 6; ++i)
        CHECK(hall.draw("a", at(16, 30)) != "queue.no_more_today");
    CHECK(hall.draw("a", at(16, 30)) == "queue.no_more_today");
    CHECK(hall.queue.offer({"a", "", at(16, 30)}) == Offer::NoMoreToday);
    CHECK(hall.queue.offer({"a", "elderly", at(16, 30)}) == Offer::Open);
}

TEST_CASE("queue: who comes first is called first, by the counters that serve the group") {
    Hall hall;
    hall.draw("b", at(8));
    hall.draw("a", at(8, 1));
    hall.draw("a", at(8, 2));
    CHECK(hall.next("1", at(8, 5)) == "A001");
    CHECK(hall.next("2", at(8, 5)) == "BX001");
    CHECK(hall.next("2", at(8, 6)) == "queue.counter_busy");
    CHECK(hall.next("3", at(8, 6)) == "queue.unknown_counter");
    CHECK(hall.finish_and_next("1", at(8, 15)) == "A002");
    CHECK(hall.finish_and_next("2", at(8, 15)) == "nobody");
}

TEST_CASE("queue: a priority class passes those who came up to an hour before, and no others") {
    Hall hall;
    hall.draw("a", at(8));
    hall.draw("a", at(8, 1));
    hall.draw("a", at(9), "elderly");
    CHECK(hall.next("1", at(9)) == "A001");
    CHECK(hall.finish_and_next("1", at(9)) == "A003");
    CHECK(hall.finish_and_next("1", at(9)) == "A002");
}

TEST_CASE("queue: a clock set back lets nobody pass") {
    Hall hall;
    hall.draw("a", at(10));
    hall.draw("a", at(8));
    CHECK(hall.next("1", at(10)) == "A001");
    CHECK(hall.finish_and_next("1", at(9)) == "A002");
    CHECK(hall.queue.tickets()[1].called == at(10));
    CHECK(hall.queue.tickets()[1].issued == at(10));
    CHECK(hall.queue.tickets()[1].issued == at(10));
}

TEST_CASE("queue: a call under a clock far ahead does not disturb the order of the day") {
    Hall hall;
    hall.draw("a", at(8));
    CHECK(hall.next("1", {at(8).milliseconds + 72 * 3'600'000}) == "A001");
    hall.draw("a", at(8, 1));
    CHECK(hall.queue.tickets()[1].issued == at(8, 1));
}

TEST_CASE("queue: a number put aside is called again by whom has time") {
    Hall hall;
    hall.draw("a", at(8));
    hall.draw("a", at(8));
    CHECK(hall.queue.hold("A001").error().code == "queue.state");
    hall.next("1", at(8));
    CHECK(hall.queue.recall("A001", "1", at(8, 1))->calls == 2);
    CHECK(hall.queue.recall("A001", "2", at(8, 1)).error().code == "queue.state");
    CHECK(hall.queue.hold("A001")->state == TicketState::Held);
    CHECK(hall.next("1", at(8, 2)) == "A002");
    CHECK(hall.queue.recall("A001", "1", at(8, 3)).error().code == "queue.counter_busy");
    Result<Ticket> const again = hall.queue.recall("A001", "2", at(8, 3));
    REQUIRE(again);
    CHECK(again->state == TicketState::Called);
    CHECK(again->counter == 1);
    CHECK(hall.queue.finish("A001")->state == TicketState::Finished);
    CHECK(hall.queue.finish("A001").error().code == "queue.state");
    CHECK(hall.queue.recall("A001", "2", at(8, 4)).error().code == "queue.state");
    CHECK(hall.queue.finish("A009").error().code == "queue.unknown_number");
}

TEST_CASE("queue: a transfer keeps the number and the place by time of issue") {
    Hall hall;
    hall.draw("a", at(8));
    hall.draw("b", at(8, 1));
    CHECK(hall.queue.transfer("A001", "b").error().code == "queue.state");
    hall.next("1", at(8, 2));
    CHECK(hall.queue.transfer("A001", "a").error().code == "queue.same_group");
    CHECK(hall.queue.transfer("A001", "c").error().code == "queue.unknown_group");
    REQUIRE(hall.queue.transfer("A001", "b"));
    CHECK(hall.next("1", at(8, 3)) == "nobody");
    CHECK(hall.next("2", at(8, 3)) == "A001");
    CHECK(hall.draw("a", at(8, 4)) == "A002");
}

TEST_CASE(
    "queue: the estimate counts who is called before, on all counters, and those served now") {
    Hall hall;
    auto const estimate = [&](std::string_view group, core::Instant now) {
        Result<Estimate> const read = hall.queue.estimate({group, "", now});
        REQUIRE(read);
        return *read;
    };
    CHECK(estimate("a", at(8)).wait_minutes == 0);
    CHECK(estimate("a", at(8)).begins == at(8));
    hall.draw("a", at(8));
    hall.draw("a", at(8));
    hall.next("1", at(8));
    hall.next("2", at(8));
    CHECK(estimate("a", at(8, 4)).wait_minutes == 6);
    CHECK(estimate("a", at(8, 30)).wait_minutes == 0);
    hall.draw("a", at(8, 4));
    CHECK(estimate("a", at(8, 4)).wait_minutes == 6);
    hall.draw("a", at(8, 4));
    CHECK(estimate("a", at(8, 4)).wait_minutes == 16);
    CHECK(estimate("a", at(8, 4)).people_before == 2);
    CHECK(hall.queue.estimate("A003", at(8, 4))->wait_minutes == 6);
    CHECK(hall.queue.estimate("A001", at(8, 4)).error().code == "queue.state");
    CHECK(hall.queue.estimate("A099", at(8, 4)).error().code == "queue.unknown_number");
}

TEST_CASE("queue: the lunch break is part of the wait") {
    Hall hall;
    hall.draw("b", at(11, 25));
    Result<Estimate> const estimate = hall.queue.estimate({"b", "", at(11, 25)});
    REQUIRE(estimate);
    CHECK(estimate->begins == at(13, 5));
    CHECK(estimate->wait_minutes == 100);
}

TEST_CASE("queue: a draw that is repeated gives the same number, even after the close") {
    Hall hall;
    DrawId const draw{{7}};
    Result<Ticket> const first = hall.queue.issue({"b", "elderly", at(16, 59)}, draw);
    REQUIRE(first);
    CHECK(hall.queue.issue({"b", "elderly", at(16, 59)}, draw) == first);
    CHECK(hall.queue.issue({"b", "elderly", at(17, 1)}, draw) == first);
    CHECK(hall.queue.tickets().size() == 1);
}
