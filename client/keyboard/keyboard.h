#pragma once

#include "client/keyboard/layout.h"
#include "shared/text/input_method.h"

#include <cstddef>
#include <span>
#include <vector>

namespace onedoor::keyboard {

/// The keyboard below one field: its page, Shift and method. Shift, Page and Method are done here
/// and told as well.
class Keyboard {
public:
    explicit Keyboard(text::InputMethod method = text::InputMethod::Telex) : m_method(method) {}

    /// For another field: its first page, Shift off. The method stays.
    void open(Purpose purpose, Lines lines = Lines::Single);
    /// Where the keys are.
    void place(Rect area, float px_per_mm);

    /// The next letter is a capital, unless capitals are locked.
    void shift_once();
    /// The key acts, once. `index` < keys().size().
    Key activate(std::size_t index);

    /// In reading order; valid until the page, the purpose or the place changes.
    [[nodiscard]] std::span<PlacedKey const> keys() const { return m_keys; }
    /// The key as it would act now: letters with Shift.
    [[nodiscard]] Key key_at(std::size_t index) const;
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
};

}
