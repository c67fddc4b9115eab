#include "client/keyboard/editing.h"
#include "client/keyboard/walk.h"
#include "tests/client/keyboard/opened.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor::keyboard;

namespace {

/// The key an arrow leads to from a letter or digit.
char32_t from(Keyboard const& keyboard, char32_t character, Direction direction) {
    std::size_t const at = index_of(keyboard, {KeyKind::Character, character});
    return keyboard.keys()[neighbour(keyboard.keys(), at, direction)].key.character;
}

/// Presses the two switches until the key acts; returns how often they were pressed.
int choose(Keyboard& keyboard, RowScan& scan, Key key, Editing& editing) {
    std::size_t const wanted = index_of(keyboard, key);
    int presses = 1;
    for (; scan.row() != keyboard.keys()[wanted].row; ++presses)
        scan.go_on(keyboard.keys());
    REQUIRE_FALSE(scan.choose(keyboard.keys()));
    for (; scan.key() != wanted; ++presses)
        scan.go_on(keyboard.keys());
    REQUIRE(scan.choose(keyboard.keys()) == wanted);
    editing.apply(keyboard.activate(wanted));
    return presses + 1;
}

}

TEST_CASE("keypad: up and down lead to the key above and below, round the ends") {
    Keyboard const words = opened(Purpose::Words);
    CHECK(from(words, U'q', Direction::Up) == U'1');
    CHECK(from(words, U'q', Direction::Down) == U'a');
    CHECK(from(words, U'p', Direction::Down) == U'l');
    CHECK(from(words, U'g', Direction::Down) == U'v');
    CHECK(from(words, U',', Direction::Down) == U'4');
    Keyboard const date = opened(Purpose::Date);
    CHECK(from(date, U'1', Direction::Up) == U'/');
    CHECK(from(date, U'0', Direction::Up) == U'8');
}

TEST_CASE("keypad: left and right go through every key in reading order and around") {
    for (Purpose const purpose : {Purpose::Words, Purpose::Email, Purpose::Digits}) {
        Keyboard const keyboard = opened(purpose);
        std::size_t at = 0;
        for (std::size_t i = 1; i <= keyboard.keys().size(); ++i) {
            at = neighbour(keyboard.keys(), at, Direction::Right);
            CHECK(at == i % keyboard.keys().size());
        }
        CHECK(neighbour(keyboard.keys(), 0, Direction::Left) == keyboard.keys().size() - 1);
    }
}

TEST_CASE("two switches: going on leads through the rows, in a row through its keys and back") {
    Keyboard const keyboard = opened(Purpose::Date);
    RowScan scan;
    for (int const row : {1, 2, 3, 0, 1, 2}) {
        scan.go_on(keyboard.keys());
        CHECK(scan.row() == row);
        CHECK_FALSE(scan.key());
    }
    CHECK_FALSE(scan.choose(keyboard.keys()));
    for (char32_t const digit : {U'7', U'8', U'9'}) {
        REQUIRE(scan.key());
        CHECK(keyboard.keys()[*scan.key()].key.character == digit);
        scan.go_on(keyboard.keys());
    }
    CHECK_FALSE(scan.key());
    CHECK(scan.row() == 2);
}

TEST_CASE("two switches: a name is written with them alone") {
    Keyboard keyboard = opened(Purpose::Words);
    RowScan scan;
    Editing editing;
    editing.begin("", {});
    int presses = choose(keyboard, scan, {KeyKind::Shift, 0}, editing);
    for (char32_t const key : {U't', U'h', U'i', U'j'})
        presses += choose(keyboard, scan, {KeyKind::Character, key}, editing);
    CHECK(editing.text() == "Thị");
    CHECK(presses < 60);
}

TEST_CASE("two switches: keys that changed under the scan are begun at their top") {
    Keyboard const words = opened(Purpose::Words);
    Keyboard const digits = opened(Purpose::Digits);
    RowScan scan;
    for (int i = 0; i < 4; ++i)
        scan.go_on(words.keys());
    CHECK(scan.row() == 4);
    CHECK_FALSE(scan.choose(digits.keys()));
    CHECK_FALSE(scan.key());
    scan.go_on(digits.keys());
    CHECK(scan.row() == 0);
    scan.go_on({});
    CHECK_FALSE(scan.choose({}));
}
