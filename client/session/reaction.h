#pragma once

#include "client/session/event.h"

#include <cstdint>

namespace onedoor::session {

/// What a session does about an event.
enum class Reaction : std::uint8_t {
    /// A pair nobody thought of; there is none, the build sees to it.
    Undefined,
    Ignore,
    /// A session begins; the press goes no further.
    Wake,
    /// Somebody is there: the time starts anew.
    Stay,
    /// Goes to what is drawn, says nothing about time.
    PassOn,
    /// The warning goes, the time starts anew.
    Extend,
    BeginWipe,
    ShowPage,
    /// Another page below the warning, which stays.
    NotePage,
    SetPace,
    CountWiped,
    WatchIdle,
    WatchWarning,
    WatchWipe,
    /// Opening and fault are remembered until the session is over.
    NoteService,
    /// A fault ends the session.
    NoteServiceAndWipe,
    /// Nobody is served: the screen changes at once.
    Rest
};

/// Never Undefined.
Reaction reaction(State state, EventKind event);

}
