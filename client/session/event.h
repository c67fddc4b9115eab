#pragma once

#include "shared/core/uptime.h"

#include <array>
#include <cstdint>

/// One citizen after another at a machine that nobody attends: who is served, for how long, and
/// what is forgotten afterwards. Knows time only as it is given in; draws and waits for nothing.
namespace onedoor::session {

using core::Uptime;

enum class State : std::uint8_t {
    /// Waits for somebody; nothing of anybody is kept.
    Attract,
    Active,
    /// "Are you still there?" over the whole screen.
    Warning,
    /// Everything of the citizen is being wiped.
    Ending,
    /// Outside the opening hours, or closed by hand.
    Closed,
    /// Something the machine cannot do without has failed.
    OutOfService,
    /// The wipe took too long: the process has to end now, its supervisor starts a new one.
    Restart
};

inline constexpr std::array<State, 7> states{State::Attract, State::Active, State::Warning,
                                             State::Ending,  State::Closed, State::OutOfService,
                                             State::Restart};

enum class EventKind : std::uint8_t {
    /// A finger, key or switch goes down, comes up.
    Press,
    Release,
    /// The button "I need more time", or any key while it is shown.
    MoreTime,
    /// "Kết thúc".
    End,
    /// The citizen got another page; not for a page merely drawn again.
    Page,
    /// Speech or two-switch operation was put on or off.
    Pace,
    /// Something of the wipe order is gone.
    Wiped,
    /// Send it with every frame, and at least each 250 ms.
    TimePassed,
    Close,
    Open,
    Fail,
    Recover
};

inline constexpr std::array<EventKind, 12> event_kinds{
    EventKind::Press, EventKind::Release, EventKind::MoreTime, EventKind::End,
    EventKind::Page,  EventKind::Pace,    EventKind::Wiped,    EventKind::TimePassed,
    EventKind::Close, EventKind::Open,    EventKind::Fail,     EventKind::Recover};

enum class PageKind : std::uint8_t { Browse, Form, End };

enum class Pace : std::uint8_t {
    Ordinary,
    /// Speech or two-switch operation.
    Assisted
};

/// What is forgotten at the end of every session, in this order.
enum class Wipe : std::uint8_t {
    FormValues,
    TextUndo,
    ImGuiState,
    Clipboard,
    Textures,
    Spool,
    PrinterBuffer,
    ReaderBuffer,
    SpeechQueue,
    /// Language, text size, contrast, rate and volume go back to the default.
    Settings
};

struct Event {
    EventKind kind = EventKind::TimePassed;
    /// Of a Page.
    PageKind page = PageKind::Browse;
    /// Of a Pace.
    Pace pace = Pace::Ordinary;
    /// Of a Wiped: what is gone, and the number of the order that asked for it.
    Wipe wiped = Wipe::FormValues;
    std::uint64_t wipe_number = 0;
};

}
