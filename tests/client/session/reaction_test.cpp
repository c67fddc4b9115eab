#include "tests/client/session/kiosk.h"

#include <map>

using namespace onedoor::session;
using onedoor::session::support::Kiosk;

namespace {

Kiosk in_state(State state) {
    Kiosk kiosk;
    if (state == State::Closed)
        kiosk.send(EventKind::Close);
    if (state == State::OutOfService)
        kiosk.send(EventKind::Fail);
    if (state == State::Active || state == State::Warning || state == State::Ending)
        kiosk.tap();
    if (state == State::Warning)
        kiosk.after(60'000);
    if (state == State::Ending || state == State::Restart)
        kiosk.send(EventKind::End);
    if (state == State::Restart)
        kiosk.after(2'001);
    REQUIRE(kiosk.state() == state);
    return kiosk;
}

using enum State;

// By EventKind: Press, Release, MoreTime, End, Page, Pace, Wiped, TimePassed, Close, Open, Fail,
// Recover; where the machine is a moment later.
std::map<State, std::vector<State>> const expected{
    {Attract,
     {Active, Attract, Attract, Ending, Attract, Attract, Attract, Attract, Closed, Attract,
      OutOfService, Attract}},
    {Active,
     {Active, Active, Active, Ending, Active, Active, Active, Active, Active, Active, Ending,
      Active}},
    {Warning,
     {Warning, Warning, Active, Ending, Warning, Warning, Warning, Warning, Warning, Warning,
      Ending, Warning}},
    {Ending,
     {Ending, Ending, Ending, Ending, Ending, Ending, Ending, Ending, Ending, Ending, Ending,
      Ending}},
    {Closed,
     {Closed, Closed, Closed, Ending, Closed, Closed, Closed, Closed, Closed, Attract, OutOfService,
      Closed}},
    {OutOfService,
     {OutOfService, OutOfService, OutOfService, Ending, OutOfService, OutOfService, OutOfService,
      OutOfService, OutOfService, OutOfService, OutOfService, Attract}},
    {Restart,
     {Restart, Restart, Restart, Restart, Restart, Restart, Restart, Restart, Restart, Restart,
      Restart, Restart}},
};

}

TEST_CASE("session: every event in every state has an outcome, and it is the one meant") {
    for (State const state : states) {
        auto const row = expected.find(state);
        REQUIRE(row != expected.end());
        REQUIRE(row->second.size() == event_kinds.size());
        for (std::size_t i = 0; i < event_kinds.size(); ++i) {
            CAPTURE(static_cast<int>(state));
            CAPTURE(static_cast<int>(event_kinds[i]));
            CHECK(reaction(state, event_kinds[i]) != Reaction::Undefined);
            Kiosk kiosk = in_state(state);
            kiosk.now_ms += 100;
            kiosk.send(event_kinds[i]);
            CHECK(kiosk.state() == row->second[i]);
        }
    }
}

TEST_CASE("session: the lists of states and events are those of the enums, in their order") {
    for (std::size_t i = 0; i < states.size(); ++i)
        CHECK(static_cast<std::size_t>(states[i]) == i);
    for (std::size_t i = 0; i < event_kinds.size(); ++i)
        CHECK(static_cast<std::size_t>(event_kinds[i]) == i);
}

TEST_CASE("session: from every state but the last, an end leads to a wiped screen of rest") {
    for (State const state : states) {
        if (state == State::Restart)
            continue;
        CAPTURE(static_cast<int>(state));
        Kiosk kiosk = in_state(state);
        kiosk.send(EventKind::End);
        CHECK(kiosk.state() == State::Ending);
        kiosk.wipe_all();
        State const rest =
            state == State::Closed || state == State::OutOfService ? state : State::Attract;
        CHECK(kiosk.state() == rest);
    }
}
