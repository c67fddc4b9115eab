#include "client/kiosk/kiosk.h"

#include <variant>

namespace onedoor::kiosk {

using session::EventKind;
using session::State;

namespace {

bool is_of_switches(interaction::Command command) {
    return command == interaction::Command::SwitchNext ||
           command == interaction::Command::SwitchChoose;
}

}

void Kiosk::take_keys(core::Uptime now) {
    keypad::Keypad& keypad = *m_setup.devices.keypad;
    keypad.advance(now);
    for (keypad::Press const& press : keypad.take()) {
        if (auto const* const asked = std::get_if<interaction::Command>(&press.meaning))
            command(*asked, now);
        else
            speak(std::get<speech::Command>(press.meaning), now);
    }
}

// The keypad is for those who do not see the picture: its first key turns the voice on, and that is
// all it does.
bool Kiosk::is_first_key(interaction::Command command) const {
    bool const is_of_keypad = command <= interaction::Command::Escape;
    speech::Narrator const* const narrator = m_setup.devices.narrator;
    return is_of_keypad && narrator != nullptr && !narrator->is_on() && !m_is_voice_declined &&
           m_session.state() == State::Active;
}

void Kiosk::command(interaction::Command command, core::Uptime now) {
    m_wants_frame = true;
    if (m_session.state() == State::Warning) {
        tell({.kind = EventKind::MoreTime}, now);
        return;
    }
    if (is_staffed()) {
        if (!is_key_for_staff())
            m_visit->surface().command(command);
        return;
    }
    Delivery const delivery = tell({.kind = EventKind::Press}, now);
    tell({.kind = EventKind::Release}, now);
    if (is_first_key(command)) {
        switch_speech(now);
        return;
    }
    if (is_of_switches(command) && m_session.state() == State::Active)
        tell({.kind = EventKind::Pace, .pace = session::Pace::Assisted}, now);
    if (delivery != Delivery::Delivered)
        return;
    if (m_setup.devices.narrator != nullptr)
        m_setup.devices.narrator->key_pressed();
    m_visit->surface().command(command);
}

void Kiosk::speak(speech::Command command, core::Uptime now) {
    m_wants_frame = true;
    if (is_staffed()) {
        if (is_key_for_staff())
            return;
    } else {
        tell({.kind = EventKind::Press}, now);
        tell({.kind = EventKind::Release}, now);
    }
    speech::Narrator* const narrator = m_setup.devices.narrator;
    if (narrator == nullptr || (m_session.state() != State::Active && !is_staffed()))
        return;
    // The first key of the keypad turns the voice on.
    if (narrator->is_on())
        m_visit->tell(command);
    else
        switch_speech(now);
}

void Kiosk::switch_speech(core::Uptime now) {
    speech::Narrator* const narrator = m_setup.devices.narrator;
    if (narrator == nullptr)
        return;
    if (narrator->is_on())
        narrator->turn_off(m_visit->state().preferences.language);
    else
        narrator->turn_on();
    bool const is_on = narrator->is_on();
    m_is_voice_declined = !is_on;
    m_visit->surface().set_press(is_on ? interaction::Press::Explored : interaction::Press::Direct);
    tell({.kind = EventKind::Pace,
          .pace = is_on ? session::Pace::Assisted : session::Pace::Ordinary},
         now);
    m_wants_frame = true;
}

// The screen shows what is being said, and that nothing can be heard.
void Kiosk::advance_speech(speech::Narrator& narrator, core::Uptime now) {
    narrator.advance(now);
    bool const is_heard = narrator.problem(text::Language::Vietnamese).empty();
    bool const is_same = narrator.spoken_node() == m_spoken && is_heard == m_is_heard;
    m_spoken = narrator.spoken_node();
    m_is_heard = is_heard;
    if (!is_same)
        m_wants_frame = true;
}

}
