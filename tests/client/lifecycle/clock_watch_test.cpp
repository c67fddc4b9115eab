#include "client/lifecycle/clock_watch.h"
#include "client/lifecycle/server_date.h"
#include "client/session/session.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace onedoor;
using lifecycle::ClockNote;
using lifecycle::ClockWatch;

namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::int64_t ten_years_ms = 3653 * day_ms;

core::Instant at(char const* text) {
    return *core::parse_iso_instant(text);
}

}

TEST_CASE("K4 clock: each jump of more than two minutes is one note with its size and direction") {
    for (std::int64_t const jump :
         {hour_ms, -hour_ms, day_ms, -day_ms, ten_years_ms, -ten_years_ms}) {
        CAPTURE(jump);
        core::Instant const wall = at("2026-11-22T02:00:00Z");
        ClockWatch watch(wall, {5000}, std::nullopt);
        CHECK(!watch.advance({wall.milliseconds + 250}, {5250}));
        CHECK(watch.advance({wall.milliseconds + 500 + jump}, {5500}) ==
              ClockNote{ClockNote::Cause::Jumped, jump});
        CHECK(!watch.advance({wall.milliseconds + 750 + jump}, {5750}));
    }
}

TEST_CASE("K4 clock: the edge of two minutes, and small steps that sum up") {
    ClockWatch watch({0}, {0}, std::nullopt);
    CHECK(!watch.advance({120 * second_ms}, {0}));
    CHECK(!watch.advance({-120 * second_ms}, {0}));
    CHECK(watch.advance({120 * second_ms + 1}, {0}));
    ClockWatch slow({0}, {0}, std::nullopt);
    int notes = 0;
    for (std::int64_t i = 1; i <= 13; ++i)
        notes += slow.advance({i * 20 * second_ms}, {i * 10 * second_ms}) ? 1 : 0;
    CHECK(notes == 1);
}

TEST_CASE("K4 clock: summer time, leap days and 2038 pass without a note") {
    for (char const* start :
         {"2026-03-29T00:59:00Z", "2026-10-25T00:59:00Z", "2028-02-28T23:59:00Z",
          "2028-02-29T23:59:00Z", "2038-01-19T03:13:30Z", "2026-12-31T23:59:00Z"}) {
        CAPTURE(start);
        core::Instant const wall = at(start);
        ClockWatch watch(wall, {0}, std::nullopt);
        for (std::int64_t now = 0; now < 2 * hour_ms; now += second_ms)
            CHECK(!watch.advance({wall.milliseconds + now}, {now}));
    }
}

TEST_CASE("K4 clock: a clock that is behind the last run is told of once") {
    core::Instant const wall = at("2020-01-01T00:00:00Z");
    core::Instant const last = at("2026-11-22T02:00:00Z");
    ClockWatch watch(wall, {0}, last);
    CHECK(watch.advance(wall, {0}) ==
          ClockNote{ClockNote::Cause::WentBack, wall.milliseconds - last.milliseconds});
    CHECK(!watch.advance(wall, {0}));
    ClockWatch next_day(last, {0}, wall);
    CHECK(!next_day.advance(last, {0}));
}

TEST_CASE("K4 clock: a difference from the server is told when it begins") {
    ClockWatch watch({0}, {0}, std::nullopt);
    CHECK(!watch.server_skew_ms());
    CHECK(!watch.compare_with_server({0}, {120 * second_ms}));
    CHECK(watch.compare_with_server({0}, {-121 * second_ms}) ==
          ClockNote{ClockNote::Cause::DiffersFromServer, -121 * second_ms});
    CHECK(!watch.compare_with_server({0}, {-200 * second_ms}));
    CHECK(watch.server_skew_ms() == -200 * second_ms);
    CHECK(!watch.compare_with_server({0}, {0}));
    CHECK(watch.compare_with_server({0}, {day_ms}));
}

namespace {

/// When a session nobody touches changes its state, in milliseconds of uptime, while the wall clock
/// jumps back by `jump` in its middle.
std::vector<std::int64_t> changes_of_idle_session(std::int64_t jump, int& notes) {
    session::Session session({0});
    ClockWatch watch({0}, {0}, std::nullopt);
    session.on({session::EventKind::Press}, {0});
    session.on({session::EventKind::Release}, {0});
    std::vector<std::int64_t> changes;
    session::State state = session.state();
    for (std::int64_t now = 0; now < 10 * 60 * second_ms; now += 250) {
        std::int64_t const wall = now >= 30 * second_ms ? now + jump : now;
        notes += watch.advance({wall}, {now}) ? 1 : 0;
        session.on({session::EventKind::TimePassed}, {now});
        if (session.state() != state)
            changes.push_back(now);
        state = session.state();
    }
    return changes;
}

}

TEST_CASE("K4 a session ends by the clock nobody sets, and staff are told of the one they set") {
    int notes = 0;
    std::vector<std::int64_t> const undisturbed = changes_of_idle_session(0, notes);
    CHECK(!undisturbed.empty());
    CHECK(notes == 0);
    for (std::int64_t const jump : {hour_ms, -hour_ms, -day_ms, ten_years_ms, -ten_years_ms}) {
        CAPTURE(jump);
        notes = 0;
        CHECK(changes_of_idle_session(jump, notes) == undisturbed);
        CHECK(notes == 1);
    }
}

TEST_CASE("server date: the form servers send, and nothing else") {
    using lifecycle::parse_server_date;
    CHECK(parse_server_date("Sun, 06 Nov 1994 08:49:37 GMT") ==
          *core::parse_iso_instant("1994-11-06T08:49:37Z"));
    CHECK(parse_server_date("Sun, 22 Nov 2026 23:59:59 GMT") ==
          *core::parse_iso_instant("2026-11-22T23:59:59Z"));
    for (char const* wrong : {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
                              "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT",
                              "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC"})
        CHECK_FALSE(parse_server_date(wrong));
}
