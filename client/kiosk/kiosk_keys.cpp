#include "client/kiosk/kiosk.h"

#include <variant>

namespace onedoor::kiosk {

using session::State;

void Kiosk::take_keys(core::Uptime now) {
    keypad::Keypad& keypad = *m_setup.devices.keypad;
    speech::Narrator const* const narrator = m_setup.devices.narrator;
    keypad.advance(now);
    for (keypad::Press const& press : keypad.take()) {
        bool const is_first = m_session.state() == State::Attract;
        if (auto const* const asked = std::get_if<interaction::Command>(&press.meaning))
            command(*asked, now);
        else
            speak(std::get<speech::Command>(press.meaning), now);
        // Whoever begins with the nine keys may not see the screen.
        bool const begins = is_first && m_session.state() == State::Active;
        if (begins && press.part == keypad::Part::Keys && narrator != nullptr && !narrator->is_on())
            switch_speech(now);
    }
}

}
