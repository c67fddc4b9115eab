#include "client/reader/frames.h"
#include "client/reader/reader.h"
#include "client/reader/wedge_line.h"

#include <array>
#include <chrono>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <linux/input.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace onedoor;
using namespace onedoor::reader;
using core::Uptime;

namespace {

bool had(int) {
    return true;
}
bool refused(int) {
    return false;
}

/// A named pipe that real events are written to, each 2 ms after the one before.
class EventPipe {
public:
    EventPipe() {
        std::string folder = std::filesystem::temp_directory_path() / "onedoor-wedge-XXXXXX";
        REQUIRE(mkdtemp(folder.data()) != nullptr);
        m_folder = folder;
        REQUIRE(mkfifo(path().c_str(), 0600) == 0);
    }
    ~EventPipe() {
        unplug();
        std::filesystem::remove_all(m_folder);
    }
    EventPipe(EventPipe const&) = delete;
    EventPipe& operator=(EventPipe const&) = delete;

    [[nodiscard]] std::string path() const { return m_folder / "event0"; }
    void plug() { REQUIRE((m_device = ::open(path().c_str(), O_RDWR | O_CLOEXEC)) >= 0); }
    void unplug() {
        if (m_device >= 0)
            ::close(m_device);
        m_device = -1;
    }

    void send(int type, int code, int value) {
        input_event event{};
        event.type = static_cast<std::uint16_t>(type);
        event.code = static_cast<std::uint16_t>(code);
        event.value = value;
        m_now_ms += 2;
        event.input_event_sec = m_now_ms / 1000;
        event.input_event_usec = m_now_ms % 1000 * 1000;
        REQUIRE(::write(m_device, &event, sizeof event) == sizeof event);
    }
    void key(int code, int value) {
        send(EV_KEY, code, value);
        send(EV_SYN, SYN_REPORT, 0);
    }
    void press(int code) {
        key(code, 1);
        key(code, 0);
    }
    void press_with(int modifier, int code) {
        key(modifier, 1);
        press(code);
        key(modifier, 0);
    }
    /// As a reader types a byte in its Alt mode: Alt, 0 and three digits on the number pad.
    void press_number(unsigned number) {
        constexpr std::array digits{KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4,
                                    KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
        key(KEY_LEFTALT, 1);
        for (char const digit : std::to_string(number))
            press(digits[static_cast<std::size_t>(digit - '0')]);
        key(KEY_LEFTALT, 0);
    }
    /// At most ten seconds of trying; false when nobody takes it.
    bool offer(int code) {
        fcntl(m_device, F_SETFL, O_RDWR | O_NONBLOCK);
        auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        input_event event{};
        event.type = EV_KEY;
        event.code = static_cast<std::uint16_t>(code);
        event.value = 1;
        while (::write(m_device, &event, sizeof event) != sizeof event) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::yield();
        }
        return true;
    }
    void wait_ms(std::int64_t ms) { m_now_ms += ms; }

private:
    std::filesystem::path m_folder;
    int m_device = -1;
    std::int64_t m_now_ms = 1'000'000;
};

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
    WedgeLine line{pipe.path(), had};

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
    WedgeLine line(pipe.path(), had);
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
    WedgeLine line(pipe.path(), had);
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
    WedgeLine line(pipe.path(), refused);
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
    WedgeLine line(pipe.path(), had);
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
