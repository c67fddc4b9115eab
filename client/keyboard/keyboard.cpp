#include "client/keyboard/keyboard.h"

#include "shared/core/verify.h"
#include "shared/text/letters.h"

namespace onedoor::keyboard {

namespace {

Shift after(Shift shift) {
    switch (shift) {
    case Shift::Off:
        return Shift::Once;
    case Shift::Once:
        return Shift::Locked;
    case Shift::Locked:
        break;
    }
    return Shift::Off;
}

text::InputMethod after(text::InputMethod method) {
    switch (method) {
    case text::InputMethod::Telex:
        return text::InputMethod::Vni;
    case text::InputMethod::Vni:
        return text::InputMethod::System;
    case text::InputMethod::System:
        break;
    }
    return text::InputMethod::Telex;
}

}

void Keyboard::open(Purpose purpose, Lines lines) {
    m_purpose = purpose;
    m_lines = lines;
    m_shift = Shift::Off;
    show(first_page(purpose));
}

void Keyboard::place(Rect area, float px_per_mm) {
    VERIFY(px_per_mm > 0);
    if (area == m_area && px_per_mm == m_px_per_mm)
        return;
    m_area = area;
    m_px_per_mm = px_per_mm;
    show(m_page);
}

void Keyboard::show(Page page) {
    m_page = page;
    m_keys = keyboard::place(rows_of(m_purpose, page), m_area, m_px_per_mm);
}

void Keyboard::shift_once() {
    if (m_shift == Shift::Off)
        m_shift = Shift::Once;
}

Key Keyboard::activate(std::size_t index) {
    Key const key = key_at(index);
    switch (key.kind) {
    case KeyKind::Character:
        if (m_shift == Shift::Once && text::is_letter(key.character))
            m_shift = Shift::Off;
        break;
    case KeyKind::Shift:
        m_shift = after(m_shift);
        break;
    case KeyKind::Page:
        show(m_page == Page::Letters ? Page::Signs : Page::Letters);
        break;
    case KeyKind::Method:
        m_method = after(m_method);
        break;
    default:
        break;
    }
    return key;
}

Key Keyboard::key_at(std::size_t index) const {
    VERIFY(index < m_keys.size());
    Key key = m_keys[index].key;
    if (m_shift != Shift::Off)
        key.character = text::to_upper(key.character);
    return key;
}

}
