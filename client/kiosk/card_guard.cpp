#include "client/kiosk/card_guard.h"

namespace onedoor::kiosk {

using reader::CardWatch;
using reader::ChipPresence;

bool CardGuard::is_inside() {
    return m_reader != nullptr && m_reader->presence() == ChipPresence::Inside;
}

bool CardGuard::may_go_on() {
    // Whoever is here now does not have to take a card that was there before.
    if (!is_inside() || m_is_left)
        return true;
    m_watch.demand();
    advance(m_now);
    return m_watch.may_print();
}

void CardGuard::advance(core::Uptime now) {
    m_now = now;
    bool const is_inside = this->is_inside();
    if (!is_inside && m_watch.is_problem())
        m_watch.forget();
    m_watch.advance(is_inside ? ChipPresence::Inside : ChipPresence::Empty, now);
    m_is_left = is_inside && (m_is_left || m_watch.state() == CardWatch::State::Left);
    if (!m_watch.is_problem())
        m_hold.reset();
    else if (!m_hold)
        m_hold.emplace(m_session.hold(session::HoldReason::CardProblem));
}

void CardGuard::forget() {
    m_watch.forget();
    m_hold.reset();
    m_is_left = is_inside();
}

}
