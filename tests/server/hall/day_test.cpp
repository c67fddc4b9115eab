#include "tests/server/hall/open_hall.h"

#include <algorithm>
#include <map>
#include <random>

using namespace onedoor;
using queue::example::at;
using testing::OpenHall;

namespace {

/// The rule in its plainest words: each counter takes, of those who wait for one of its groups, who
/// came first; of a priority class means having come an hour earlier; of equals the one who drew
/// first.
class NaiveHall {
public:
    struct Person {
        std::string number;
        std::string group;
        std::int64_t counts_from_ms = 0;
        std::string counter;
        bool waits = true;
    };

    std::string draw(std::string const& group, bool has_priority, core::Instant now) {
        std::int64_t const head_start_ms = has_priority ? 60 * 60'000 : 0;
        char digits[16];
        std::snprintf(digits, sizeof digits, "%03d", ++m_drawn[group]);
        m_people.push_back({(group == "a" ? "A" : "BX") + std::string(digits), group,
                            now.milliseconds - head_start_ms, "", true});
        return m_people.back().number;
    }
    std::string next(std::string const& counter) {
        Person* first = nullptr;
        for (Person& person : m_people) {
            bool const is_served = person.group == "a" || counter == "2";
            if (person.waits && is_served &&
                (first == nullptr || person.counts_from_ms < first->counts_from_ms))
                first = &person;
        }
        if (first == nullptr)
            return "nobody";
        first->waits = false;
        first->counter = counter;
        return first->number;
    }
    [[nodiscard]] std::int32_t waiting(std::string_view group) const {
        return static_cast<std::int32_t>(std::ranges::count_if(
            m_people, [&](Person const& person) { return person.waits && person.group == group; }));
    }

private:
    std::vector<Person> m_people;
    std::map<std::string, int> m_drawn;
};

/// A morning at the real hall and at the naive one side by side.
struct TwoHalls : OpenHall {
    explicit TwoHalls(std::uint32_t seed) : random(seed) {
        // The end of the day is another test's business.
        plan.groups[1].numbers_per_day.reset();
        for (queue::ServiceGroup& group : plan.groups)
            group.service_minutes = 1;
    }

    std::uint32_t below(std::uint32_t bound) { return random() % bound; }

    void come() {
        std::string const group = below(4) == 0 ? "b" : "a";
        bool const has_priority = below(3) == 0;
        CHECK(draw(group, has_priority ? "elderly" : "") ==
              naive.draw(group, has_priority, clock.at));
    }
    void call() {
        std::string const counter = below(2) == 0 ? "1" : "2";
        if (auto const serving = state().counters[counter == "1" ? 0 : 1].serving)
            REQUIRE((below(4) == 0 ? service->put_aside(*serving) : service->finish(*serving)));
        CHECK(next(counter) == naive.next(counter));
    }

    std::mt19937 random;
    NaiveHall naive;
};

}

TEST_CASE("hall: a day's calls are those of a naive simulation of the rule") {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        TwoHalls halls(seed);
        for (int step = 0; step < 120; ++step) {
            halls.clock.at.milliseconds += halls.below(3) * 40'000;
            if (halls.below(5) < 3)
                halls.come();
            else
                halls.call();
            if (step % 50 == 49)
                halls.open();
        }
        protocol::QueueState const state = halls.state();
        CHECK(state.groups[0].waiting == halls.naive.waiting("a"));
        CHECK(state.groups[1].waiting == halls.naive.waiting("b"));
        CHECK(state.groups[0].waiting > 5);
    }
}
