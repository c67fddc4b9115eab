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

Rect rect_of(Keyboard const& keyboard, Key key) {
    for (PlacedKey const& placed : keyboard.keys())
        if (placed.key == key)
            return placed.rect;
    FAIL("no such key");
    return {};
}

Key letter(char32_t character) {
    return {KeyKind::Character, character};
}

Key special(KeyKind kind) {
    return {kind, 0};
}

std::optional<Key> tap(Keyboard& keyboard, Key key) {
    Rect const rect = rect_of(keyboard, key);
    keyboard.press(rect.x + 1, rect.y + 1);
    return keyboard.release(rect.x + rect.w - 1, rect.y + rect.h - 1);
}

}

TEST_CASE("keyboard: a key acts when the finger is lifted inside it") {
    Keyboard keyboard = opened(Purpose::Words);
    Rect const rect = rect_of(keyboard, letter(U'a'));
    keyboard.press(rect.x + 3, rect.y + 3);
    REQUIRE(keyboard.pressed());
    CHECK(keyboard.keys()[*keyboard.pressed()].key == letter(U'a'));
    CHECK(keyboard.release(rect.x + 9, rect.y + 9) == letter(U'a'));
    CHECK_FALSE(keyboard.pressed());
}

TEST_CASE("keyboard: lifted outside, over another key or beside all keys, nothing acts") {
    Keyboard keyboard = opened(Purpose::Words);
    Rect const a = rect_of(keyboard, letter(U'a'));
    Rect const s = rect_of(keyboard, letter(U's'));
    for (auto const [x, y] : {std::pair{s.x + 1, s.y + 1}, std::pair{a.x - 1, a.y + 1},
                              std::pair{a.x + 1, area.y - 300}}) {
        keyboard.press(a.x + 1, a.y + 1);
        CHECK_FALSE(keyboard.release(x, y));
    }
    keyboard.press(a.x - 1, a.y + 1);
    CHECK_FALSE(keyboard.release(a.x + 1, a.y + 1));
}

TEST_CASE("keyboard: a finger that left its key and came back acts") {
    Keyboard keyboard = opened(Purpose::Words);
    Rect const a = rect_of(keyboard, letter(U'a'));
    keyboard.press(a.x + 1, a.y + 1);
    keyboard.move(a.x + a.w + 40, a.y + 1);
    CHECK_FALSE(keyboard.pressed());
    keyboard.move(a.x + 2, a.y + 2);
    CHECK(keyboard.pressed());
    CHECK(keyboard.release(a.x + 2, a.y + 2) == letter(U'a'));
}

TEST_CASE("keyboard: one press acts once, however long it is held or often it is lifted") {
    Keyboard keyboard = opened(Purpose::Digits);
    Rect const one = rect_of(keyboard, letter(U'1'));
    keyboard.press(one.x + 1, one.y + 1);
    for (int i = 0; i < 100; ++i)
        keyboard.move(one.x + 2, one.y + 2);
    CHECK(keyboard.release(one.x + 2, one.y + 2) == letter(U'1'));
    CHECK_FALSE(keyboard.release(one.x + 2, one.y + 2));
    keyboard.press(one.x + 1, one.y + 1);
    keyboard.cancel();
    CHECK_FALSE(keyboard.release(one.x + 1, one.y + 1));
}

TEST_CASE("keyboard: a second finger takes the place of the first") {
    Keyboard keyboard = opened(Purpose::Digits);
    Rect const one = rect_of(keyboard, letter(U'1'));
    Rect const two = rect_of(keyboard, letter(U'2'));
    keyboard.press(one.x + 1, one.y + 1);
    keyboard.press(two.x + 1, two.y + 1);
    CHECK_FALSE(keyboard.release(one.x + 1, one.y + 1));
    CHECK_FALSE(keyboard.release(two.x + 1, two.y + 1));
}

TEST_CASE("keyboard: keys that move under the finger do not act") {
    Keyboard keyboard = opened(Purpose::Words);
    Rect const a = rect_of(keyboard, letter(U'a'));
    keyboard.press(a.x + 1, a.y + 1);
    keyboard.place({0, 1400, 1080, 400}, 4);
    CHECK_FALSE(keyboard.release(a.x + 1, a.y + 1));
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
