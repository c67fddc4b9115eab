#pragma once

#include "client/session/event.h"
#include "client/session/hold.h"
#include "client/session/reaction.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace onedoor::session {

/// Each item is to be wiped and answered with a Wiped event of this number. Answer only when
/// nothing of the citizen can come out of it any more: a printer that is switched off counts when
/// its next job begins with initialise and cut.
struct WipeOrder {
    std::uint64_t number = 0;
    std::span<Wipe const> items;
};

/// What the machine has to do now.
struct Step {
    /// Whether a Press or Release goes to what is drawn.
    enum class Delivery : std::uint8_t { Swallowed, Delivered } delivery = Delivery::Swallowed;
    /// Say, flash and sound how many seconds are left of the warning.
    std::optional<std::int32_t> announce_seconds;
    /// Only in the step that begins a wipe.
    std::optional<WipeOrder> wipe;
};

/// The session of a kiosk: who is served now, until when, and what is forgotten then.
///
/// Each event first lets the time pass until it: nobody's press wakes a session that is over. A
/// time earlier than one already given counts as that one. Time makes at most one change of state
/// in a step, so that a machine that stood still for an hour warns before it ends a session. What
/// went down in one state and comes up in another presses nothing. An End before anybody came wipes
/// too: send one at the start, for what the last process left in the devices.
class Session {
public:
    explicit Session(Uptime now) : m_now(now) {}

    Step on(Event const& event, Uptime now);

    /// Holds the time of the session that runs; holds nothing when none runs.
    [[nodiscard]] Hold hold(HoldReason reason);

    [[nodiscard]] State state() const { return m_state; }

    struct TimeLeft {
        std::int64_t ms = 0;
        /// Of how many.
        std::int64_t of_ms = 0;
    };
    /// Until the warning, or the end of a page that has none, or of the warning itself, as of the
    /// last event; nothing while the time stands still or nobody is served.
    [[nodiscard]] std::optional<TimeLeft> time_left() const;

private:
    void react(Event const& event, Step& step);
    void watch_idle(Step& step);
    void watch_warning(Step& step);
    void watch_wipe();
    void count_wiped(Event const& event);
    void note_service(EventKind kind);
    void begin_session();
    void stay();
    void begin_wipe(Step& step);
    void rest();

    [[nodiscard]] std::int64_t idle_ms() const;
    [[nodiscard]] bool is_held() const;
    [[nodiscard]] bool is_serving() const;

    State m_state = State::Attract;
    Uptime m_now;
    /// When the present state began, or somebody last did something in it.
    Uptime m_since;
    PageKind m_page = PageKind::Browse;
    Pace m_pace = Pace::Ordinary;
    std::shared_ptr<HoldCounts> m_holds = std::make_shared<HoldCounts>();
    std::optional<State> m_pressed_in;
    std::int32_t m_announced_seconds = 0;
    std::uint64_t m_wipe_number = 0;
    std::array<bool, wipe_order.size()> m_is_wiped{};
    bool m_is_open = true;
    bool m_is_fit = true;
};

}
