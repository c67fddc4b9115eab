#include "client/reader/frames.h"
#include "client/reader/reader.h"
#include "client/reader/wedge_line.h"
#include "tests/support/event_pipe.h"

#include <array>
#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using namespace onedoor::reader;
using core::Uptime;
using testing::EventPipe;

namespace {

/// What has come; the line is asked once more after nothing came, since some events say nothing.
std::string received(ReaderLine& line) {
    std::string characters;
    std::array<char, 7> chunk{};
    int nothing = 0;
    while (true) {
        Result<std::size_t> const count = line.receive(chunk);
        if (!count)
            return characters + "closed";
        if (*count == 0 && ++nothing == 32)
            return characters;
        characters.append(chunk.data(), *count);
    }
}

std::string without_marks(std::string characters) {
    std::erase(characters, restart_mark);
    return characters;
}

struct Wedge {
    EventPipe pipe;
    WedgeLine line{pipe.path(), EventPipe::had};

    Wedge() {
        pipe.plug();
        REQUIRE(line.open());
    }
    std::string typed() { return without_marks(received(line)); }
};

}

TEST_CASE("wedge: keys of the US layout, with Shift and Caps Lock") {
    Wedge wedge;
    for (int const code : {KEY_H, KEY_1, KEY_5, KEY_DOT, KEY_MINUS, KEY_SLASH, KEY_SPACE})
        wedge.pipe.press(code);
    CHECK(wedge.typed() == "h15.-/ ");
    wedge.pipe.press_with(KEY_LEFTSHIFT, KEY_T);
    wedge.pipe.press_with(KEY_RIGHTSHIFT, KEY_BACKSLASH);
    wedge.pipe.press_with(KEY_LEFTSHIFT, KEY_SEMICOLON);
    wedge.pipe.press(KEY_CAPSLOCK);
    wedge.pipe.press(KEY_A);
    wedge.pipe.press(KEY_2);
    wedge.pipe.press_with(KEY_LEFTSHIFT, KEY_A);
    CHECK(wedge.typed() == "T|:A2a");
}

TEST_CASE("wedge: every key of the layout gives its two characters") {
    struct Row {
        int first;
        std::string_view plain, shifted;
    };
    for (Row const& row :
         {Row{KEY_1, "1234567890-=", "!@#$%^&*()_+"}, Row{KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}"},
          Row{KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"}, Row{KEY_Z, "zxcvbnm,./", "ZXCVBNM<>?"}}) {
        Wedge wedge;
        for (std::size_t i = 0; i < row.plain.size(); ++i)
            wedge.pipe.press(row.first + static_cast<int>(i));
        CHECK(wedge.typed() == row.plain);
        for (std::size_t i = 0; i < row.shifted.size(); ++i)
            wedge.pipe.press_with(KEY_LEFTSHIFT, row.first + static_cast<int>(i));
        CHECK(wedge.typed() == row.shifted);
    }
}

TEST_CASE("wedge: shortcuts and keys without a character say nothing") {
    Wedge wedge;
    wedge.pipe.press_with(KEY_LEFTCTRL, KEY_A);
    wedge.pipe.press_with(KEY_LEFTMETA, KEY_L);
    wedge.pipe.press_with(KEY_LEFTCTRL, KEY_C);
    wedge.pipe.press_with(KEY_LEFTALT, KEY_F4);
    wedge.pipe.press_with(KEY_LEFTALT, KEY_SYSRQ);
    for (int const code : {KEY_ESC, KEY_F1, KEY_DELETE, KEY_UP, KEY_POWER, KEY_WWW})
        wedge.pipe.press(code);
    wedge.pipe.key(KEY_X, 2);
    wedge.pipe.send(EV_MSC, MSC_SCAN, 0x1C);
    CHECK(wedge.typed().empty());
}

TEST_CASE("wedge: Vietnamese comes through a reader that types numbers with Alt") {
    Wedge wedge;
    for (char const byte : std::string_view("Mẫu"))
        wedge.pipe.press_number(static_cast<unsigned char>(byte));
    wedge.pipe.press_number(0x1EEF);
    CHECK(wedge.typed() == "Mẫuữ");
    for (unsigned const number : {0u, 3u, 13u, 24u, 26u, 0xD800u, 0x110000u, 9999999u})
        wedge.pipe.press_number(number);
    CHECK(wedge.typed().empty());
}

TEST_CASE("wedge: more events than the system keeps are fetched while nobody looks") {
    Wedge wedge;
    constexpr int keys = 8'000;
    for (int i = 0; i < keys; ++i)
        REQUIRE(wedge.pipe.offer(KEY_A));
    CHECK(wedge.typed() == std::string(keys, 'a'));
}

TEST_CASE("wedge: what comes above all measure is lost, and said to be") {
    Wedge wedge;
    for (int i = 0; i < 30'000; ++i)
        REQUIRE(wedge.pipe.offer(KEY_A));
    std::string const characters = wedge.typed();
    CHECK(characters.size() < 20'000);
    CHECK(characters.contains(broken_mark));
}

TEST_CASE("wedge: Enter ends a reading, and what a hand types is none") {
    EventPipe pipe;
    pipe.plug();
    WedgeLine line(pipe.path(), EventPipe::had);
    Reader reader(line);
    reader.advance(Uptime{0});
    for (int const code : {KEY_H, KEY_A, KEY_N, KEY_D}) {
        pipe.wait_ms(WedgeKeys::typing_gap_ms + 1);
        pipe.press(code);
    }
    pipe.wait_ms(200);
    for (int const code : {KEY_Q, KEY_R, KEY_ENTER})
        pipe.press(code);
    reader.advance(Uptime{1});
    auto const event = reader.take();
    REQUIRE(event);
    CHECK(event->reading.text == "qr");
    CHECK_FALSE(reader.take());
}

TEST_CASE("wedge: events the kernel had to drop spoil the reading they belonged to") {
    EventPipe pipe;
    pipe.plug();
    WedgeLine line(pipe.path(), EventPipe::had);
    Reader reader(line);
    reader.advance(Uptime{0});
    pipe.press(KEY_1);
    pipe.send(EV_SYN, SYN_DROPPED, 0);
    for (int const code : {KEY_2, KEY_ENTER, KEY_3, KEY_ENTER})
        pipe.press(code);
    reader.advance(Uptime{1});
    CHECK(reader.take()->kind == ReaderEvent::Kind::Broken);
    CHECK(reader.take()->reading.text == "3");
    CHECK_FALSE(reader.take());
}

TEST_CASE("wedge: K8 a device not held exclusively is not read at all") {
    EventPipe pipe;
    pipe.plug();
    WedgeLine line(pipe.path(), EventPipe::refused);
    CHECK(line.open().error().code == "line.address");
    std::array<char, 8> chunk{};
    CHECK(line.receive(chunk).error().code == "line.closed");
    // No pipe can be grabbed: the real call says so.
    WedgeLine real(pipe.path());
    CHECK(real.open().error().code == "line.address");
}

TEST_CASE("wedge: one pulled out ends the line, and it opens again when it is back") {
    Wedge wedge;
    wedge.pipe.press(KEY_A);
    wedge.pipe.unplug();
    CHECK(without_marks(received(wedge.line)) == "aclosed");
    wedge.pipe.plug();
    REQUIRE(wedge.line.open());
    wedge.pipe.press(KEY_B);
    CHECK(wedge.typed() == "b");
}

TEST_CASE("wedge: S1 what is discarded is not received, fetched already or not") {
    Wedge wedge;
    wedge.pipe.press(KEY_C);
    std::array<char, 1> chunk{};
    while (wedge.line.receive(chunk).value() == 0)
        std::this_thread::yield();
    for (int const code : {KEY_A, KEY_N, KEY_ENTER})
        wedge.pipe.press(code);
    wedge.line.discard();
    for (int const code : {KEY_O, KEY_K})
        wedge.pipe.press(code);
    CHECK(wedge.typed() == "ok");
}

TEST_CASE("wedge: S1 a key held and the rest of a reading do not outlive forget()") {
    EventPipe pipe;
    pipe.plug();
    WedgeLine line(pipe.path(), EventPipe::had);
    Reader reader(line);
    reader.advance(Uptime{0});
    pipe.key(KEY_LEFTSHIFT, 1);
    for (int const code : {KEY_C, KEY_A, KEY_N})
        pipe.press(code);
    reader.advance(Uptime{1});
    pipe.press(KEY_A);
    reader.forget();
    for (int const code : {KEY_R, KEY_Y, KEY_ENTER, KEY_O, KEY_K, KEY_ENTER})
        pipe.press(code);
    reader.advance(Uptime{2});
    CHECK(reader.take()->reading.text == "ok");
    CHECK_FALSE(reader.take());
}
