#include "client/keypad/keypad.h"
#include "tests/support/event_pipe.h"

#include <doctest/doctest.h>
#include <map>

using namespace onedoor;
using namespace onedoor::keypad;
using core::Uptime;
using interaction::Command;
using testing::EventPipe;
using Spoken = speech::Command;

namespace {

struct Pad {
    EventPipe pipe;
    Keypad keypad{pipe.path(), nullptr, EventPipe::had};
    std::int64_t now_ms = 0;

    Pad() {
        pipe.plug();
        keypad.advance(Uptime{now_ms});
    }
    /// Everything that was pressed, once a key that tells the end came through too.
    std::vector<Press> pressed() {
        pipe.press(KEY_F12);
        std::vector<Press> presses;
        auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (std::chrono::steady_clock::now() < end) {
            for (Press const& press : keypad.take())
                presses.push_back(press);
            if (!presses.empty() && presses.back() == Press{Spoken::BlankScreen}) {
                presses.pop_back();
                return presses;
            }
            std::this_thread::yield();
        }
        FAIL("the last key never came");
        return presses;
    }
    std::vector<Press> press(int code, std::int64_t held_ms = 0) {
        pipe.key(code, 1);
        pipe.wait_ms(held_ms);
        pipe.key(code, 0);
        return pressed();
    }
};

std::vector<Press> one(Meaning meaning, Part part = Part::Keys) {
    return {{meaning, part}};
}

}

TEST_CASE("keypad: the nine keys stand as on a number pad, the dot on the one that chooses") {
    std::map<int, Meaning> const meanings{
        {KEY_KP7, Spoken::Where},  {KEY_KP8, Command::Up},     {KEY_KP9, Spoken::Louder},
        {KEY_KP4, Command::Left},  {KEY_KP5, Command::Select}, {KEY_KP6, Command::Right},
        {KEY_KP1, Spoken::Repeat}, {KEY_KP2, Command::Down},   {KEY_KP3, Spoken::Softer}};
    Pad pad;
    for (auto const& [code, meaning] : meanings) {
        CAPTURE(code);
        CHECK(pad.press(code) == one(meaning));
    }
    CHECK(pad.keypad.take_pressed() == 0x1FF);
    CHECK(pad.keypad.take_pressed() == 0);
}

TEST_CASE("keypad: keys of the voice held down mean something more, the others act at once") {
    Pad pad;
    std::int64_t const held = KeypadKeys::held_ms;
    CHECK(pad.press(KEY_KP9, held) == one(Spoken::Faster));
    CHECK(pad.press(KEY_KP3, held) == one(Spoken::Slower));
    CHECK(pad.press(KEY_KP1, held) == one(Spoken::ReadOn));
    pad.pipe.key(KEY_KP6, 1);
    CHECK(pad.pressed() == one(Command::Right));
    pad.pipe.wait_ms(held);
    pad.pipe.key(KEY_KP6, 2);
    pad.pipe.key(KEY_KP6, 0);
    CHECK(pad.pressed().empty());
}

TEST_CASE("keypad: two switches go on and choose") {
    Pad pad;
    CHECK(pad.press(KEY_SPACE) == one(Command::SwitchNext, Part::Switches));
    CHECK(pad.press(KEY_ENTER) == one(Command::SwitchChoose, Part::Switches));
    CHECK(pad.keypad.take_pressed() == 0);
}

TEST_CASE("keypad: K8 nothing else that a keyboard could do is a key of ours") {
    Pad pad;
    for (int const code : {KEY_LEFTCTRL, KEY_LEFTALT, KEY_LEFTMETA, KEY_DELETE, KEY_SYSRQ,
                           KEY_POWER, KEY_SLEEP, KEY_A, KEY_1, KEY_WWW, BTN_LEFT})
        CHECK(pad.press(code).empty());
    pad.pipe.send(EV_REL, REL_X, 1);
    CHECK(pad.pressed().empty());
}

TEST_CASE("keypad: a key held while the next citizen comes means nothing to them") {
    Pad pad;
    pad.pipe.press(KEY_KP6);
    pad.pipe.key(KEY_KP7, 1);
    pad.keypad.forget();
    pad.pipe.key(KEY_KP7, 0);
    CHECK(pad.pressed().empty());
}

TEST_CASE("keypad: somebody who hammers on it fills no memory") {
    Pad pad;
    for (int i = 0; i < 10'000; ++i)
        REQUIRE(pad.pipe.offer(KEY_KP6));
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    std::size_t taken = 0;
    while (taken == 0 && std::chrono::steady_clock::now() < end)
        taken = pad.keypad.take().size();
    CHECK(taken > 0);
    CHECK(taken <= Keypad::presses_max);
}

TEST_CASE("keypad: one pulled out is there again when it is back") {
    Pad pad;
    CHECK(pad.keypad.is_there());
    pad.pipe.unplug();
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (pad.keypad.is_there() && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
    REQUIRE_FALSE(pad.keypad.is_there());
    pad.pipe.plug();
    pad.keypad.advance(Uptime{Keypad::reopen_ms - 1});
    CHECK_FALSE(pad.keypad.is_there());
    pad.keypad.advance(Uptime{Keypad::reopen_ms});
    CHECK(pad.keypad.is_there());
    CHECK(pad.press(KEY_KP8) == one(Command::Up));
}

TEST_CASE("keypad: K8 one not held exclusively is not read at all") {
    EventPipe pipe;
    pipe.plug();
    Keypad keypad(pipe.path(), nullptr, EventPipe::refused);
    keypad.advance(Uptime{0});
    CHECK_FALSE(keypad.is_there());
}
