#pragma once

#include <cstdint>
#include <linux/input.h>
#include <string>

namespace onedoor::reader {

/// The key events of a reader that plays a keyboard, as characters of the US layout. Keys pressed
/// with Ctrl or Meta, and keys without a character, say nothing. With Alt, digits of the number
/// pad give the character of that number when Alt comes up: a byte up to 255, so that UTF-8
/// comes through a reader set to that, and a code point above.
class WedgeKeys {
public:
    /// Keys further apart are typed by a hand: what came before them is dropped.
    static constexpr std::int64_t typing_gap_ms = 100;

    /// Appends what this event says, which may be a mark of frames.h.
    void accept(input_event const& event, std::string& characters);
    /// Keys held down and digits begun are dropped.
    void forget();

private:
    void press(unsigned key, std::string& characters);
    void press_with_alt(unsigned key);
    void release_alt(std::string& characters);
    void set_modifier(std::uint8_t modifier, std::int32_t value);

    std::uint8_t m_modifiers = 0;
    bool m_is_caps = false;
    std::int64_t m_last_ms = 0;
    std::uint32_t m_number = 0;
    std::uint8_t m_digits = 0;
};

}
