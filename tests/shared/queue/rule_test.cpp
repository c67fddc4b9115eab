#include "tests/shared/queue/hall.h"

#include <algorithm>
#include <random>
#include <set>

using namespace onedoor;
using namespace onedoor::queue;
using example::at;
using example::Hall;

namespace {

constexpr std::int64_t head_start_ms = 60 * 60'000;

struct Day {
    Hall hall;
    std::mt19937 random;
    core::Instant now = at(7, 30);
    int departures = 0;

    explicit Day(std::uint32_t seed) : random(seed) {}

    std::uint32_t below(std::uint32_t bound) { return random() % bound; }

    void come() { (void)hall.draw(below(4) == 0 ? "b" : "a", now, below(3) == 0 ? "elderly" : ""); }

    void check_rule(Ticket const& called, Counter const& counter) {
        for (Ticket const& other : hall.queue.tickets()) {
            if (other.state != TicketState::Waiting || other.number == called.number ||
                std::ranges::find(counter.groups, other.group) == counter.groups.end())
                continue;
            CHECK(called.issued.milliseconds <= other.issued.milliseconds + head_start_ms);
            if (called.issued > other.issued) {
                CHECK(called.priority);
                CHECK_FALSE(other.priority);
            }
            if (called.issued == other.issued && other.priority)
                CHECK(called.priority);
        }
    }

    void call() {
        std::string_view const counter = below(2) == 0 ? "1" : "2";
        auto const ticket = hall.queue.call_next(counter, now);
        if (ticket && *ticket)
            check_rule(**ticket, hall.plan.counters[*(*ticket)->counter]);
    }

    /// Mostly somebody who was called, sometimes anybody.
    std::string somebody() {
        std::vector<std::string> numbers;
        bool const is_anybody = below(5) == 0;
        for (Ticket const& ticket : hall.queue.tickets())
            if (is_anybody || ticket.state == TicketState::Called ||
                ticket.state == TicketState::Held)
                numbers.push_back(ticket.number);
        return numbers.empty() ? "" : numbers[below(static_cast<std::uint32_t>(numbers.size()))];
    }

    /// Whether the queue allowed it.
    bool leave() {
        std::string const number = somebody();
        switch (below(6)) {
        case 0:
            return hall.queue.hold(number).has_value();
        case 1:
            return hall.queue.transfer(number, below(2) == 0 ? "a" : "b").has_value();
        case 2:
            return hall.queue.recall(number, below(2) == 0 ? "1" : "2", now).has_value();
        default:
            return hall.queue.finish(number).has_value();
        }
    }

    void run() {
        for (int step = 0; step < 400; ++step) {
            now.milliseconds += below(3) * 45'000;
            switch (below(3)) {
            case 0:
                come();
                break;
            case 1:
                call();
                break;
            default:
                departures += leave() ? 1 : 0;
            }
        }
    }
};

}

TEST_CASE("queue: no number twice, nobody passed but by the rule, on any day") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Day day(seed);
        day.run();
        std::set<std::string> numbers;
        for (Ticket const& ticket : day.hall.queue.tickets())
            CHECK(numbers.insert(ticket.number).second);
        CHECK(numbers.size() > 20);
        CHECK(day.departures > 20);
    }
}

TEST_CASE("queue: the same day gives the same numbers and calls") {
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        Day one(seed);
        Day other(seed);
        one.run();
        other.run();
        CHECK(std::ranges::equal(one.hall.queue.tickets(), other.hall.queue.tickets()));
    }
}

TEST_CASE("queue: everybody who waits is called, though people of a priority class keep coming") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Day day(seed);
        std::string const patient = day.hall.draw("a", day.now);
        bool is_called = false;
        core::Instant const bound{day.now.milliseconds + head_start_ms + 20 * 60'000};
        while (!is_called && day.now <= bound) {
            day.hall.draw("a", day.now, "elderly");
            is_called = day.hall.finish_and_next("1", day.now) == patient;
            day.now.milliseconds += 60'000 + day.below(60'000);
        }
        CHECK(is_called);
    }
}

TEST_CASE("queue: the estimate is the truth when every service takes what was planned") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Day day(seed);
        for (std::uint32_t i = 5 + day.below(8); i > 0; --i)
            day.come();
        std::string const mine = day.hall.draw("a", day.now);
        Result<Estimate> const promised = day.hall.queue.estimate(mine, day.now);
        REQUIRE(promised);
        core::Instant called{};
        while (called.milliseconds == 0 && day.now < at(11)) {
            for (std::string_view const counter : {"1", "2"})
                if (day.hall.finish_and_next(counter, day.now) == mine)
                    called = day.now;
            day.now.milliseconds += 10 * 60'000;
        }
        CHECK(called == promised->begins);
    }
}
