#include "shared/json/json.h"
#include "tests/server/hall/open_hall.h"

#include <set>
#include <thread>

using namespace onedoor;
using protocol::QueueOffer;
using queue::example::at;
using testing::OpenHall;

static std::string bytes_of(hall::Drawn const& drawn) {
    return json::write(protocol::to_json(drawn.ticket));
}

TEST_CASE_FIXTURE(OpenHall, "hall: a ticket tells its number, its group, who is before and when") {
    for (int i = 0; i < 3; ++i)
        REQUIRE(draw("a") != "");
    auto const drawn = ask(id_of(90), "a", "elderly");
    REQUIRE(drawn);
    CHECK(drawn->outcome == hall::DrawOutcome::Issued);
    CHECK(drawn->ticket.number == "A004");
    CHECK(drawn->ticket.group_name.vi == "Một");
    CHECK(drawn->ticket.priority == "elderly");
    CHECK(drawn->ticket.issued_at == at(8));
    CHECK(drawn->ticket.people_before == 0);
    CHECK(drawn->ticket.wait_minutes == 0);
    auto const plain = ask(id_of(91), "a");
    CHECK(plain->ticket.people_before == 4);
    CHECK(plain->ticket.wait_minutes == 20);
    CHECK_FALSE(plain->ticket.priority);
}

TEST_CASE_FIXTURE(OpenHall,
                  "hall: a repeat gives the same bytes, later, after a stop, another day") {
    auto const first = ask(id_of(7), "b", "elderly");
    REQUIRE(first);
    draw("a");
    clock.at = at(10);
    auto const later = ask(id_of(7), "b", "elderly");
    REQUIRE(later);
    CHECK(later->outcome == hall::DrawOutcome::Repeated);
    CHECK(bytes_of(*later) == bytes_of(*first));
    open();
    clock.at = at(17, 30);
    CHECK(bytes_of(*ask(id_of(7), "b", "elderly")) == bytes_of(*first));
    clock.at.milliseconds += 72 * 3'600'000;
    CHECK(bytes_of(*ask(id_of(7), "b", "elderly")) == bytes_of(*first));
}

TEST_CASE_FIXTURE(OpenHall, "hall: an id that stands for another request is a conflict") {
    REQUIRE(ask(id_of(7), "a", "elderly"));
    CHECK(ask(id_of(7), "b", "elderly").error().code == "ticket.conflict");
    CHECK(ask(id_of(7), "a").error().code == "ticket.conflict");
    CHECK(ask(id_of(7), "a", "elderly"));
    CHECK(draw("a") == "A002");
}

TEST_CASE_FIXTURE(OpenHall, "hall: a transfer does not make the draw another one") {
    REQUIRE(ask(id_of(7), "a"));
    auto const moved = store->change_ticket(
        queue::example::friday,
        [](store::TicketsOfDay day) -> Result<std::optional<store::StoredTicket>> {
            store::StoredTicket ticket = day.front();
            ticket.group = "b";
            return ticket;
        });
    REQUIRE(moved);
    auto const again = ask(id_of(7), "a");
    REQUIRE(again);
    CHECK(again->ticket.group == "a");
}

TEST_CASE_FIXTURE(OpenHall, "hall: no number outside the hours of the office's calendar") {
    clock.at = at(7, 29);
    CHECK(draw("a") == "queue.closed");
    clock.at = at(12);
    CHECK(draw("a") == "queue.closed");
    protocol::QueueState const lunch = state();
    CHECK_FALSE(lunch.open_until);
    CHECK(lunch.opens == at(13));
    CHECK(lunch.groups[0].offer == QueueOffer::Closed);
    CHECK_FALSE(lunch.groups[0].wait_minutes);
    clock.at = at(13);
    CHECK(draw("a") == "A001");
    CHECK(state().open_until == at(17));
}

TEST_CASE_FIXTURE(OpenHall, "hall: no more numbers when whoever comes is not called any more") {
    clock.at = at(16, 30);
    int drawn = 0;
    while (draw("a") != "queue.no_more_today")
        ++drawn;
    CHECK(drawn == 6);
    CHECK(state().groups[0].offer == QueueOffer::NoMoreToday);
    CHECK(state().groups[0].waiting == 6);
    CHECK_FALSE(state().groups[0].wait_minutes);
}

TEST_CASE_FIXTURE(OpenHall,
                  "hall: an unknown group or class is refused, and no plan gives nothing") {
    CHECK(draw("c") == "queue.unknown_group");
    CHECK(draw("a", "rich") == "queue.unknown_class");
    hall::Service none({*store, nullptr, calendar, "", clock});
    CHECK(none.state().error().code == "queue.none");
    CHECK(none.draw({}).error().code == "queue.none");
    CHECK(none.tickets().error().code == "queue.none");
    CHECK(none.call_next("1").error().code == "queue.none");
}

TEST_CASE_FIXTURE(OpenHall, "hall: the day turns at midnight in Vietnam, and numbers begin again") {
    calendar.weekly.fill({{0, 24 * 60}});
    clock.at = {at(0).milliseconds - 1'000};
    CHECK(draw("a") == "A001");
    CHECK(draw("a") == "A002");
    clock.at = at(0);
    CHECK(state().groups[0].waiting == 0);
    CHECK(draw("a") == "A001");
    clock.at = at(7);
    CHECK(draw("a") == "A002");
    clock.at = {at(0).milliseconds - 500};
    CHECK(state().groups[0].waiting == 2);
    clock.at = at(8);
    CHECK(draw("a") == "A003");
}

TEST_CASE_FIXTURE(OpenHall, "hall: after a stop the numbers go on, with who was called") {
    draw("a");
    draw("a");
    CHECK(next("1") == "A001");
    open();
    CHECK(draw("a") == "A003");
    CHECK(next("1") == "queue.counter_busy");
    CHECK(next("2") == "A002");
    CHECK(state().counters[0].serving == "A001");
}

TEST_CASE_FIXTURE(OpenHall, "hall: machines that draw at the same moment get different numbers") {
    std::vector<std::vector<std::string>> numbers(4);
    std::vector<std::thread> machines;
    for (std::size_t machine = 0; machine < numbers.size(); ++machine)
        machines.emplace_back([&, machine] {
            for (std::uint32_t i = 0; i < 10; ++i) {
                auto const id = id_of(static_cast<std::uint32_t>(1000 * (machine + 1)) + i);
                auto const drawn = ask(id, "a");
                numbers[machine].push_back(drawn ? drawn->ticket.number : drawn.error().code);
            }
        });
    for (std::thread& machine : machines)
        machine.join();
    std::set<std::string> all;
    for (auto const& some : numbers)
        all.insert(some.begin(), some.end());
    CHECK(all.size() == 40);
    CHECK(*all.begin() == "A001");
    CHECK(*all.rbegin() == "A040");
}

TEST_CASE_FIXTURE(OpenHall, "hall: a plan that lost a group during the day says so") {
    CHECK(draw("b") == "BX001");
    plan.groups[1].id = "c";
    CHECK(service->state().error().code == "queue.stored");
    CHECK(draw("a") == "queue.stored");
}

TEST_CASE_FIXTURE(OpenHall, "hall: the state says why today is another day") {
    calendar.days.push_back({.date = queue::example::friday,
                             .kind = calendar::DayKind::Short,
                             .shifts = {{450, 690}},
                             .reason = {"Họp", "Meeting"}});
    CHECK(state().reason == text::Localized{"Họp", "Meeting"});
    CHECK(state().open_until == at(11, 30));
    CHECK(state().office == "Bộ phận một cửa");
    CHECK(state().priorities.front().id == "elderly");
    CHECK(state().counters[1].groups == std::vector<std::string>{"a", "b"});
}
