#pragma once

#include "client/keyboard/layout.h"
#include "shared/text/input_method.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace onedoor::keyboard {

/// The keyboard below one field: its page, Shift and method, and the one key under the finger.
///
/// A key acts when the finger is lifted inside the key it came down on, and once: holding repeats
/// nothing. One finger counts; a second one that comes down takes the place of the first, whose
/// key then does not act. Shift, Page and Method are done here and told as well.
class Keyboard {
public:
    explicit Keyboard(text::InputMethod method = text::InputMethod::Telex) : m_method(method) {}

    /// For another field: its first page, Shift off, nothing pressed. The method stays.
    void open(Purpose purpose, Lines lines = Lines::Single);
    /// Where the keys are; takes back a press when they move.
    void place(Rect area, float px_per_mm);

    void press(float x, float y);
    void move(float x, float y);
    /// The key that acts, nothing when the finger left it.
    std::optional<Key> release(float x, float y);
    /// The touch turned out to be something else.
    void cancel() { m_pressed.reset(); }
    /// The next letter is a capital, unless capitals are locked.
    void shift_once();
    /// Keypad and switches: the key acts at once. `index` < keys().size().
    Key activate(std::size_t index);

    /// In reading order; valid until the page, the purpose or the place changes.
    [[nodiscard]] std::span<PlacedKey const> keys() const { return m_keys; }
    /// The key as it would act now: letters with Shift.
    [[nodiscard]] Key key_at(std::size_t index) const;
    /// Index of the key that would act if the finger were lifted now.
    [[nodiscard]] std::optional<std::size_t> pressed() const;
    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] Lines lines() const { return m_lines; }
    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] Shift shift() const { return m_shift; }
    [[nodiscard]] text::InputMethod method() const { return m_method; }

private:
    void show(Page page);

    text::InputMethod m_method;
    Purpose m_purpose = Purpose::Words;
    Lines m_lines = Lines::Single;
    Page m_page = Page::Letters;
    Shift m_shift = Shift::Off;
    Rect m_area;
    float m_px_per_mm = 1;
    std::vector<PlacedKey> m_keys;
    std::optional<std::size_t> m_pressed;
    bool m_is_inside = false;
};

}
