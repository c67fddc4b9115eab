#include "client/keypad/keypad_keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onedoor::keypad {

namespace {

using interaction::Command;
using Spoken = speech::Command;

struct Key {
    std::uint16_t code;
    Meaning meaning;
    /// Of the nine, 0 = none of them.
    std::uint8_t number = 0;
    std::optional<Meaning> held{};
    Part part = Part::Keys;
};

constexpr std::array keys{
    Key{KEY_KP1, Spoken::Repeat, 1, Spoken::ReadOn},
    Key{KEY_KP2, Command::Down, 2},
    Key{KEY_KP3, Spoken::Softer, 3, Spoken::Slower},
    Key{KEY_KP4, Command::Left, 4},
    Key{KEY_KP5, Command::Select, 5},
    Key{KEY_KP6, Command::Right, 6},
    Key{KEY_KP7, Spoken::Where, 7, Spoken::BlankScreen},
    Key{KEY_KP8, Command::Up, 8},
    Key{KEY_KP9, Spoken::Louder, 9, Spoken::Faster},
    // Pads with other keys, or more of them.
    Key{KEY_DOWN, Command::Down, 2},
    Key{KEY_VOLUMEDOWN, Spoken::Softer, 3, Spoken::Slower},
    Key{KEY_LEFT, Command::Left, 4},
    Key{KEY_KPENTER, Command::Select, 5},
    Key{KEY_RIGHT, Command::Right, 6},
    Key{KEY_HELP, Spoken::Where, 7, Spoken::BlankScreen},
    Key{KEY_UP, Command::Up, 8},
    Key{KEY_VOLUMEUP, Spoken::Louder, 9, Spoken::Faster},
    Key{KEY_TAB, Command::Next},
    Key{KEY_ESC, Command::Escape},
    Key{KEY_BACKSPACE, Command::Backspace},
    Key{KEY_F1, Spoken::Where},
    Key{KEY_F2, Spoken::Repeat},
    Key{KEY_F3, Spoken::Softer},
    Key{KEY_F4, Spoken::Louder},
    Key{KEY_F5, Spoken::Slower},
    Key{KEY_F6, Spoken::Faster},
    Key{KEY_F7, Spoken::Pause},
    Key{KEY_F8, Spoken::ReadOn},
    Key{KEY_F11, Spoken::NextSentence},
    Key{KEY_F12, Spoken::BlankScreen},
    Key{KEY_SPACE, Command::SwitchNext, 0, {}, Part::Switches},
    Key{KEY_ENTER, Command::SwitchChoose, 0, {}, Part::Switches},
    Key{KEY_F9, Command::SwitchNext, 0, {}, Part::Switches},
    Key{KEY_F10, Command::SwitchChoose, 0, {}, Part::Switches},
};

std::int64_t milliseconds_of(input_event const& event) {
    return std::int64_t{event.input_event_sec} * 1000 + std::int64_t{event.input_event_usec} / 1000;
}

}

std::optional<Press> KeypadKeys::accept(input_event const& event) {
    if (event.type == EV_SYN && event.code == SYN_DROPPED)
        m_down = 0;
    // Values: 0 up, 1 down, 2 repeated while held.
    if (event.type != EV_KEY || event.value > 1)
        return std::nullopt;
    auto const* const key = std::ranges::find(keys, event.code, &Key::code);
    if (key == keys.end())
        return std::nullopt;
    if (event.value == 1) {
        if (key->number != 0)
            m_pressed |= 1U << (key->number - 1);
        m_down = event.code;
        m_down_ms = milliseconds_of(event);
        return key->held ? std::nullopt : std::optional(Press{key->meaning, key->part});
    }
    if (!key->held || std::exchange(m_down, 0) != event.code)
        return std::nullopt;
    bool const is_held = milliseconds_of(event) - m_down_ms >= held_ms;
    return Press{is_held ? *key->held : key->meaning, key->part};
}

std::uint32_t KeypadKeys::take_pressed() {
    return std::exchange(m_pressed, 0);
}

}
