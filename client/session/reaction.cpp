#include "client/session/reaction.h"

#include <algorithm>

namespace onedoor::session {

using enum Reaction;

using Row = std::array<Reaction, event_kinds.size()>;

// One row for each State, in each one column for each EventKind:
// Press, Release, MoreTime, End, Page, Pace, Wiped, TimePassed, Close, Open, Fail, Recover.
static constexpr std::array<Row, states.size()> reactions{{
    // Attract
    {Wake, Ignore, Ignore, BeginWipe, Ignore, Ignore, Ignore, Ignore, Rest, Rest, Rest, Rest},
    // Active
    {Stay, Stay, Stay, BeginWipe, ShowPage, SetPace, Ignore, WatchIdle, NoteService, NoteService,
     NoteServiceAndWipe, NoteService},
    // Warning
    {PassOn, PassOn, Extend, BeginWipe, NotePage, SetPace, Ignore, WatchWarning, NoteService,
     NoteService, NoteServiceAndWipe, NoteService},
    // Ending
    {Ignore, Ignore, Ignore, Ignore, Ignore, Ignore, CountWiped, WatchWipe, NoteService,
     NoteService, NoteService, NoteService},
    // Closed
    {Ignore, Ignore, Ignore, BeginWipe, Ignore, Ignore, Ignore, Ignore, Rest, Rest, Rest, Rest},
    // OutOfService
    {Ignore, Ignore, Ignore, BeginWipe, Ignore, Ignore, Ignore, Ignore, Rest, Rest, Rest, Rest},
    // Restart
    {Ignore, Ignore, Ignore, Ignore, Ignore, Ignore, Ignore, Ignore, Ignore, Ignore, Ignore,
     Ignore},
}};

static consteval bool is_complete() {
    return std::ranges::all_of(
        reactions, [](Row const& row) { return std::ranges::find(row, Undefined) == row.end(); });
}

static_assert(is_complete(), "a pair of state and event has no reaction");

Reaction reaction(State state, EventKind event) {
    return reactions[static_cast<std::size_t>(state)][static_cast<std::size_t>(event)];
}

}
