#pragma once

#include "client/keyboard/key.h"
#include "shared/core/limits.h"
#include "shared/text/input_method.h"
#include "shared/text/telex.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace onedoor::keyboard {

struct Field {
    Purpose purpose = Purpose::Words;
    Lines lines = Lines::Single;
    /// At least 1; counted by text::character_count().
    std::size_t characters_max = limits::text_answer_characters_max;
};

enum class Outcome : std::uint8_t {
    Unchanged,
    Changed,
    /// The character has no room; the text is as it was.
    Full,
    Next,
    Closed,
};

enum class CaretStep : std::uint8_t { Left, Right, Start, End };

/// The text of one field while keys change it, with its caret.
///
/// Telex and VNI work in words (text::type_key); a backspace straight after a key that only put a
/// mark takes that mark off, any other deletes the character before the caret. A field of digits,
/// dates or phone numbers takes what its pad has and nothing else.
///
/// All that is kept of the text lies in memory that never moves between begin() and wipe(), so that
/// wipe() reaches it. Out of its reach are what begin() is given and, in words, the copies of the
/// last word that text::type_key() frees; what is typed into a secret field leaves no copy.
class Editing {
public:
    Editing() = default;
    ~Editing() { wipe(); }
    Editing(Editing const&) = delete;
    Editing& operator=(Editing const&) = delete;

    /// Wipes, then takes valid UTF-8, with the caret at its end. A text longer than the field
    /// allows stays, up to limits::long_text_answer_characters_max, and can only become shorter.
    void begin(std::string_view text, Field const& field);
    /// Telex and VNI are for Purpose::Words alone.
    void set_method(text::InputMethod method);
    /// Shift, Page and Method change nothing here.
    Outcome apply(Key const& key);
    void move_caret(CaretStep step);
    /// Overwrites the text, what was typed and what was shown. Empty and Single line after it.
    void wipe();

    /// NFC.
    [[nodiscard]] std::string_view text() const { return m_text; }
    /// What may be drawn and spoken: the text, or of a secret one "•" per character.
    [[nodiscard]] std::string_view shown() const;
    /// Byte offsets into text() and shown().
    [[nodiscard]] std::size_t caret() const { return m_caret; }
    [[nodiscard]] std::size_t shown_caret() const;

private:
    /// The word as it was before the last key put a mark on it.
    struct Unmarked {
        std::size_t start = 0;
        std::string word;
        std::string keys;
        bool is_there = false;
    };

    [[nodiscard]] bool takes(char32_t character) const;
    [[nodiscard]] bool is_secret() const { return m_field.purpose == Purpose::Secret; }
    Outcome write(char32_t character);
    Outcome put(text::Typed const& typed);
    Outcome erase();
    void remember_unmarked(std::size_t start);
    void forget_word();
    void show();

    Field m_field;
    text::InputMethod m_method = text::InputMethod::Telex;
    std::string m_text;
    std::string m_mask;
    std::string m_keys;
    Unmarked m_unmarked;
    std::size_t m_caret = 0;
};

}
