#pragma once

#include <cstdint>

/// The words of the on-screen keyboard of machines without one of their own.
namespace onedoor::keyboard {

/// What a field is for; decides the pages its keyboard has.
enum class Purpose : std::uint8_t {
    Words,
    Email,
    /// Letters and figures that are no language: file codes, account names.
    Code,
    Secret,
    Digits,
    /// dd/mm/yyyy
    Date,
    Phone,
};

/// Of several lines Enter begins a new one, and Close leaves the field. A search is of one line,
/// and Enter searches.
enum class Lines : std::uint8_t { Single, Search, Multiple };

/// Purposes of digits have the pad alone, all others letters and signs.
enum class Page : std::uint8_t { Letters, Signs, Pad };

/// Once: for the next letter. Locked: until pressed again.
enum class Shift : std::uint8_t { Off, Once, Locked };

enum class KeyKind : std::uint8_t {
    Character,
    Backspace,
    Space,
    /// To the next field, or a new line where the field has several.
    Enter,
    Shift,
    /// From letters to signs and back.
    Page,
    /// Telex, VNI, as typed.
    Method,
    Close,
};

struct Key {
    KeyKind kind = KeyKind::Character;
    /// Of KeyKind::Character, otherwise 0. In layouts lower case, in events as Shift has made it.
    char32_t character = 0;

    bool operator==(Key const&) const = default;
};

}
