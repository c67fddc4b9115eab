#pragma once

#include "client/reader/chip_session.h"
#include "client/session/session.h"

#include <optional>

namespace onedoor::kiosk {

/// Sees to it that nobody goes without their card: while one is in the chip reader, printing and
/// the end of the session wait, for a while.
class CardGuard {
public:
    /// Null: there is no chip reader, and everything may go on.
    CardGuard(session::Session& session, reader::ChipReader* reader)
        : m_session(session), m_reader(reader) {}

    /// Printing, or the end, is next: whether it may begin. While it may not, the card is asked
    /// for.
    [[nodiscard]] bool may_go_on();
    void advance(core::Uptime now);
    /// The card that is there now was left by somebody who is gone.
    void forget();

    /// The screen asks for the card, and for nothing else.
    [[nodiscard]] bool asks() const {
        return m_watch.state() == reader::CardWatch::State::TakeCard;
    }
    /// Nobody took it: staff are called.
    [[nodiscard]] bool is_left() const { return m_is_left; }

private:
    [[nodiscard]] bool is_inside();

    session::Session& m_session;
    reader::ChipReader* m_reader;
    reader::CardWatch m_watch;
    core::Uptime m_now;
    bool m_is_left = false;
    std::optional<session::Hold> m_hold;
};

}
