#include "client/kiosk/kiosk.h"

namespace onedoor::kiosk {

using session::EventKind;
using session::State;
using staff_panel::Corners;

bool Kiosk::is_at_rest() const {
    State const state = m_session.state();
    return state == State::Attract || state == State::Closed || state == State::OutOfService;
}

bool Kiosk::is_staffed() const {
    return m_setup.devices.staff != nullptr && m_setup.devices.staff->is_open();
}

bool Kiosk::touch_as_staff(interaction::Touch touch, float x, float y, core::Uptime now) {
    using interaction::Touch;
    using Verdict = Corners::Verdict;
    if (is_staffed()) {
        m_setup.devices.staff->stay();
        m_visit->surface().touch(touch, x, y);
        return true;
    }
    if (m_setup.devices.staff == nullptr || !is_at_rest()) {
        m_corners.forget();
        return false;
    }
    Corners::Glass const glass{m_viewport.width, m_viewport.height, m_setup.px_per_mm};
    Verdict verdict = Verdict::NotHere;
    if (touch == Touch::Down)
        verdict = m_corners.press(glass, x, y, now);
    else if (touch == Touch::Move)
        verdict = m_corners.move(glass, x, y);
    else if (touch == Touch::Up)
        verdict = m_corners.release(now);
    else
        m_corners.forget();
    // What was no more than a touch wakes the machine, when the finger is gone.
    if (verdict == Verdict::Tap) {
        tell({.kind = EventKind::Press}, now);
        tell({.kind = EventKind::Release}, now);
    }
    if (verdict == Verdict::Open)
        m_setup.devices.staff->open(now);
    return verdict != Verdict::NotHere;
}

bool Kiosk::is_key_for_staff() {
    m_setup.devices.staff->stay();
    return m_setup.devices.staff->is_checking_keys();
}

void Kiosk::advance_staff(core::Uptime now) {
    staff_panel::Panel* const staff = m_setup.devices.staff;
    if (staff == nullptr)
        return;
    staff->advance(now);
    if (m_was_staffed != staff->is_open()) {
        m_was_staffed = staff->is_open();
        m_wants_frame = true;
        // What staff typed and saw goes as a citizen's does.
        if (!m_was_staffed)
            tell({.kind = EventKind::End}, now);
    }
    if (m_was_staffed && m_printing.is_busy())
        m_wants_frame = true;
    // A session that runs comes to its own end first.
    if (m_is_out_of_service == staff->is_out_of_service() || !is_at_rest())
        return;
    m_is_out_of_service = staff->is_out_of_service();
    tell({.kind = m_is_out_of_service ? EventKind::Fail : EventKind::Recover}, now);
}

bool Visit::is_staffed() const {
    return m_around.staff != nullptr && m_around.staff->is_open();
}

void Visit::staff_page(ui::Frame& frame) {
    staff_panel::Panel& staff = *m_around.staff;
    m_own_intents.clear();
    screens::View const view{frame, state(), m_own_intents, this};
    frame.begin_page({.route = staff.route(),
                      .title = staff.title(language()),
                      .language = text::tag(language())});
    own_header(frame);
    lead_bars(view, {});
    staff.draw(frame, language());
    own_foot(view);
    frame.end_page();
}

}
