#pragma once

#include "client/interaction/surface.h"
#include "client/speech/command.h"

#include <cstdint>
#include <linux/input.h>
#include <optional>
#include <variant>

namespace onedoor::keypad {

/// What a key asks for.
using Meaning = std::variant<interaction::Command, speech::Command>;

/// Whether the key belongs to the nine keys, which are worked without seeing, or to the switches.
enum class Part : std::uint8_t { Keys, Switches };

struct Press {
    Meaning meaning;
    Part part = Part::Keys;

    bool operator==(Press const&) const = default;
};

/// The key events of a keypad, as what they ask for. The nine keys stand as on a number pad, the
/// dot on the 5:
///
///     7 where am I?        8 up      9 louder
///     4 back               5 choose  6 on
///     1 say it once more   2 down    3 softer
///
/// Held for longer, 7 turns the picture off or on, 9 and 3 make the voice faster or slower, and 1
/// reads on. Pads of other keys send arrows, Enter of the number pad, Help, volume or F1 to F12 for
/// the same. Two switches send Space (on) and Enter (choose).
class KeypadKeys {
public:
    static constexpr std::int64_t held_ms = 800;

    /// Nothing for what is no key of ours, for repeats of a held key, and for the going down of one
    /// that can be held.
    std::optional<Press> accept(input_event const& event);
    /// Bit n for the key n + 1 of the nine that went down since the last call.
    std::uint32_t take_pressed();
    /// A key held down means nothing any more.
    void forget() { m_down = 0; }

private:
    std::uint32_t m_pressed = 0;
    /// Code of the key that is held down, 0 = none.
    std::uint16_t m_down = 0;
    std::int64_t m_down_ms = 0;
};

}
