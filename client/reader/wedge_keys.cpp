#include "client/reader/wedge_keys.h"

#include "client/reader/frames.h"
#include "shared/text/utf8.h"

#include <array>
#include <string_view>

namespace onedoor::reader {

namespace {

constexpr std::uint8_t left_shift = 1, right_shift = 2, shift = left_shift | right_shift;
constexpr std::uint8_t left_alt = 4, right_alt = 8, alt = left_alt | right_alt;
constexpr std::uint8_t other_modifier = 16;

/// Keys in one row of codes, plain and with Shift.
struct Row {
    unsigned first;
    std::string_view plain, shifted;
};
constexpr std::array rows{
    Row{KEY_1, "1234567890-=", "!@#$%^&*()_+"}, Row{KEY_TAB, "\t", "\t"},
    Row{KEY_Q, "qwertyuiop[]\n", "QWERTYUIOP{}\n"}, Row{KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    Row{KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"}, Row{KEY_SPACE, " ", " "},
    // The number pad's.
    Row{KEY_KPASTERISK, "*", "*"}, Row{KEY_KP7, "789-456+1230.", "789-456+1230."},
    Row{KEY_102ND, "\\", "|"}, Row{KEY_KPENTER, "\n", "\n"}, Row{KEY_KPSLASH, "/", "/"}};

constexpr unsigned digits_max = 7;
constexpr std::uint32_t code_point_max = 0x10FFFF;

bool is_letter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

char character_of(unsigned key, bool is_shifted, bool is_caps) {
    for (Row const& row : rows) {
        if (key < row.first || key - row.first >= row.plain.size())
            continue;
        std::size_t const at = key - row.first;
        return is_shifted != (is_caps && is_letter(row.plain[at])) ? row.shifted[at]
                                                                   : row.plain[at];
    }
    return '\0';
}

std::uint8_t modifier_of(unsigned key) {
    switch (key) {
    case KEY_LEFTSHIFT:
        return left_shift;
    case KEY_RIGHTSHIFT:
        return right_shift;
    case KEY_LEFTALT:
        return left_alt;
    case KEY_RIGHTALT:
        return right_alt;
    case KEY_LEFTCTRL:
    case KEY_RIGHTCTRL:
    case KEY_LEFTMETA:
    case KEY_RIGHTMETA:
        return other_modifier;
    default:
        return 0;
    }
}

std::int64_t milliseconds_of(input_event const& event) {
    return std::int64_t{event.input_event_sec} * 1000 + std::int64_t{event.input_event_usec} / 1000;
}

}

void WedgeKeys::accept(input_event const& event, std::string& characters) {
    if (event.type == EV_SYN && event.code == SYN_DROPPED) {
        forget();
        characters.push_back(broken_mark);
        return;
    }
    // Values: 0 up, 1 down, 2 repeated while held, which no reader means.
    if (event.type != EV_KEY || event.value > 1)
        return;
    if (std::uint8_t const modifier = modifier_of(event.code); modifier != 0) {
        bool const had_alt = (m_modifiers & alt) != 0;
        set_modifier(modifier, event.value);
        if (had_alt && (m_modifiers & alt) == 0)
            release_alt(characters);
        return;
    }
    if (event.value != 1)
        return;
    std::int64_t const now_ms = milliseconds_of(event);
    if (now_ms - m_last_ms > typing_gap_ms)
        characters.push_back(restart_mark);
    m_last_ms = now_ms;
    press(event.code, characters);
}

void WedgeKeys::forget() {
    // The time stays: what follows at once still belongs to what is forgotten.
    std::int64_t const last_ms = m_last_ms;
    *this = {};
    m_last_ms = last_ms;
}

void WedgeKeys::set_modifier(std::uint8_t modifier, std::int32_t value) {
    m_modifiers =
        static_cast<std::uint8_t>(value == 1 ? m_modifiers | modifier : m_modifiers & ~modifier);
}

void WedgeKeys::press(unsigned key, std::string& characters) {
    if (key == KEY_CAPSLOCK) {
        m_is_caps = !m_is_caps;
        return;
    }
    if ((m_modifiers & other_modifier) != 0)
        return;
    if ((m_modifiers & alt) != 0)
        return press_with_alt(key);
    char const character = character_of(key, (m_modifiers & shift) != 0, m_is_caps);
    if (character != '\0')
        characters.push_back(character);
}

void WedgeKeys::press_with_alt(unsigned key) {
    char const character = character_of(key, false, false);
    bool const is_digit = key >= KEY_KP7 && key <= KEY_KP0 && character >= '0' && character <= '9';
    if (!is_digit || m_digits >= digits_max)
        return;
    m_number = m_number * 10 + static_cast<std::uint32_t>(character - '0');
    ++m_digits;
}

void WedgeKeys::release_alt(std::string& characters) {
    std::uint32_t const number = m_number;
    bool const is_number = m_digits > 0;
    m_number = 0;
    m_digits = 0;
    bool const is_surrogate = number >= 0xD800 && number <= 0xDFFF;
    if (!is_number || is_surrogate || number > code_point_max)
        return;
    // A control character could end or mark a reading as none of its keys does.
    if (number < ' ')
        return;
    if (number <= 0xFF)
        characters.push_back(static_cast<char>(number));
    else
        text::append(characters, number);
}

}
