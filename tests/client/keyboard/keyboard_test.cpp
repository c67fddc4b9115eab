#include "client/keyboard/keyboard.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::keyboard;

namespace {

constexpr Rect area{0, 1500, 1080, 400};

Keyboard opened(Purpose purpose) {
    Keyboard keyboard;
    keyboard.place(area, 4);
    keyboard.open(purpose);
    return keyboard;
}

Key letter(char32_t character) {
    return {KeyKind::Character, character};
}

Key special(KeyKind kind) {
    return {kind, 0};
}

Key tap(Keyboard& keyboard, Key key) {
    for (std::size_t i = 0; i < keyboard.keys().size(); ++i)
        if (keyboard.keys()[i].key == key)
            return keyboard.activate(i);
    FAIL("no such key");
    return {};
}

}

TEST_CASE("keyboard: Shift holds for one letter, pressed twice until pressed again") {
    Keyboard keyboard = opened(Purpose::Words);
    CHECK(tap(keyboard, special(KeyKind::Shift)) == special(KeyKind::Shift));
    CHECK(tap(keyboard, letter(U'1')) == letter(U'1'));
    CHECK(tap(keyboard, letter(U'n')) == letter(U'N'));
    CHECK(tap(keyboard, letter(U'n')) == letter(U'n'));
    tap(keyboard, special(KeyKind::Shift));
    tap(keyboard, special(KeyKind::Shift));
    CHECK(keyboard.shift() == Shift::Locked);
    CHECK(tap(keyboard, letter(U'n')) == letter(U'N'));
    CHECK(tap(keyboard, letter(U'n')) == letter(U'N'));
    tap(keyboard, special(KeyKind::Shift));
    CHECK(tap(keyboard, letter(U'n')) == letter(U'n'));
}

TEST_CASE("keyboard: signs are one key away and back") {
    Keyboard keyboard = opened(Purpose::Words);
    tap(keyboard, special(KeyKind::Page));
    CHECK(keyboard.page() == Page::Signs);
    CHECK(tap(keyboard, letter(U'%')) == letter(U'%'));
    tap(keyboard, special(KeyKind::Page));
    CHECK(keyboard.page() == Page::Letters);
}

TEST_CASE("keyboard: the method goes from Telex to VNI to as typed, and outlives the field") {
    Keyboard keyboard = opened(Purpose::Words);
    CHECK(keyboard.method() == text::InputMethod::Telex);
    tap(keyboard, special(KeyKind::Method));
    CHECK(keyboard.method() == text::InputMethod::Vni);
    keyboard.open(Purpose::Date);
    keyboard.open(Purpose::Words);
    tap(keyboard, special(KeyKind::Method));
    CHECK(keyboard.method() == text::InputMethod::System);
    tap(keyboard, special(KeyKind::Method));
    CHECK(keyboard.method() == text::InputMethod::Telex);
}

TEST_CASE("keyboard: another field begins without Shift on its own page") {
    Keyboard keyboard = opened(Purpose::Words);
    tap(keyboard, special(KeyKind::Shift));
    tap(keyboard, special(KeyKind::Page));
    keyboard.open(Purpose::Email);
    CHECK(keyboard.page() == Page::Letters);
    CHECK(keyboard.shift() == Shift::Off);
    keyboard.open(Purpose::Phone);
    CHECK(keyboard.page() == Page::Pad);
}
