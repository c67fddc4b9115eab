#include "client/diagnostics/staff_pin.h"
#include "tests/support/read_file.h"
#include "tests/support/scratch_folder.h"

#include <array>
#include <doctest/doctest.h>
#include <fstream>
#include <sodium.h>

using namespace onedoor;
using namespace onedoor::diagnostics;
using core::Uptime;
using State = StaffPin::State;

namespace {

constexpr char right[] = "271828";

/// Cheap to check: what is costly about a real one is tested once.
std::string cheap_hash() {
    REQUIRE(sodium_init() >= 0);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    REQUIRE(crypto_pwhash_str_alg(hash.data(), right, sizeof right - 1, 1, 8192,
                                  crypto_pwhash_ALG_ARGON2ID13) == 0);
    return hash.data();
}

struct Panel {
    support::ScratchFolder folder;
    std::string file = folder.file("staff-pin");
    std::unique_ptr<StaffPin> pin = std::make_unique<StaffPin>(cheap_hash(), file);
    std::int64_t now = 0;

    Panel() { advance(0); }
    void restart() {
        pin = std::make_unique<StaffPin>(cheap_hash(), file);
        now = 0;
        advance(0);
    }
    void advance(std::int64_t ms) {
        now += ms;
        pin->advance(Uptime{now});
    }
    void type(std::string typed) {
        pin->enter(typed);
        CHECK(typed.empty());
        while (pin->state() == State::Checking) {
            std::this_thread::yield();
            advance(0);
        }
    }
    void fail(int times) {
        for (int i = 0; i < times; ++i)
            type("000000");
    }
};

}

TEST_CASE("staff PIN: without one in the configuration there is no panel") {
    StaffPin pin("", "/nowhere/staff-pin");
    std::string typed = "271828";
    pin.enter(typed);
    pin.advance(Uptime{1});
    CHECK(pin.state() == State::Off);
    CHECK(typed.empty());
}

TEST_CASE("staff PIN: the right one opens the panel, which closes when nobody is there") {
    Panel panel;
    CHECK(panel.pin->state() == State::Asking);
    panel.type(right);
    CHECK(panel.pin->state() == State::Entered);
    panel.advance(StaffPin::idle_ms - 1);
    panel.pin->stay();
    panel.advance(StaffPin::idle_ms - 1);
    CHECK(panel.pin->state() == State::Entered);
    panel.advance(1);
    CHECK(panel.pin->state() == State::Asking);
    panel.type(right);
    panel.pin->leave();
    CHECK(panel.pin->state() == State::Asking);
}

TEST_CASE("staff PIN: five tries, then 15 s, each wrong one doubling it up to an hour") {
    CHECK(pin_wait_ms(4) == 0);
    CHECK(pin_wait_ms(5) == 15'000);
    CHECK(pin_wait_ms(6) == 30'000);
    CHECK(pin_wait_ms(12) == 1'920'000);
    CHECK(pin_wait_ms(13) == 3'600'000);
    CHECK(pin_wait_ms(4'000'000'000) == 3'600'000);

    Panel panel;
    CHECK(panel.pin->tries_left() == 5);
    panel.fail(4);
    CHECK(panel.pin->was_wrong());
    CHECK(panel.pin->tries_left() == 1);
    CHECK(panel.pin->state() == State::Asking);
    panel.fail(1);
    CHECK(panel.pin->state() == State::Waiting);
    CHECK(panel.pin->seconds_left() == 15);
    panel.advance(14'001);
    CHECK(panel.pin->seconds_left() == 1);
    panel.type(right);
    CHECK(panel.pin->state() == State::Waiting);
    panel.advance(999);
    CHECK(panel.pin->state() == State::Asking);
    panel.fail(1);
    CHECK(panel.pin->seconds_left() == 30);
}

TEST_CASE("staff PIN: its door says what is left, in both languages") {
    Panel panel;
    auto const said = [&] { return sentence_of(*panel.pin, text::Language::Vietnamese); };
    CHECK(said() == "Nhập mã PIN của cán bộ");
    panel.fail(1);
    CHECK(said() == "Mã PIN không đúng. Còn 4 lần thử.");
    panel.fail(4);
    CHECK(said().contains("15 giây"));
    CHECK(sentence_of(*panel.pin, text::Language::English).contains("15 seconds"));
    panel.advance(15'000);
    panel.type(right);
    CHECK(said().empty());
    CHECK_FALSE(sentence_of(StaffPin("", "/nowhere"), text::Language::English).empty());
}

TEST_CASE("staff PIN: the right one forgives the wrong ones, also after a restart") {
    Panel panel;
    panel.fail(4);
    panel.type(right);
    panel.pin->leave();
    CHECK(panel.pin->tries_left() == 5);
    panel.restart();
    CHECK(panel.pin->tries_left() == 5);
}

TEST_CASE("staff PIN: a restart wins no try and no time") {
    Panel panel;
    panel.fail(3);
    panel.restart();
    CHECK(panel.pin->tries_left() == 2);
    panel.fail(3);
    panel.restart();
    CHECK(panel.pin->state() == State::Waiting);
    panel.advance(14'999);
    panel.restart();
    panel.advance(14'999);
    CHECK(panel.pin->state() == State::Waiting);
    panel.advance(1);
    CHECK(panel.pin->state() == State::Asking);
}

namespace {

std::string counter_while_checking;
std::string counter_file;

bool look_at_counter(std::string const&, std::string const&) {
    counter_while_checking = support::read_file(counter_file);
    return true;
}

}

TEST_CASE("staff PIN: a try is on the disk before it is checked") {
    support::ScratchFolder folder;
    counter_file = folder.file("staff-pin");
    StaffPin pin("x", counter_file, look_at_counter);
    std::string typed = "123456";
    pin.enter(typed);
    while (pin.state() != State::Entered)
        pin.advance(Uptime{0});
    CHECK(counter_while_checking == "1\n");
    CHECK(support::read_file(counter_file) == "0\n");
}

TEST_CASE("staff PIN: a damaged counter counts as five wrong ones") {
    for (char const* const content : {"", "x\n", "1", "-1\n", "99999999999999\n", "1\n2\n"}) {
        CAPTURE(content);
        Panel panel;
        std::ofstream(panel.file) << content;
        panel.restart();
        CHECK(panel.pin->state() == State::Waiting);
        CHECK(panel.pin->seconds_left() == 15);
    }
}

TEST_CASE("staff PIN: a disk that takes nothing does not keep staff out, and counts in memory") {
    StaffPin pin(cheap_hash(), "/nowhere/at/all");
    CHECK(pin.state() == State::Asking);
    for (int i = 0; i < 5; ++i) {
        std::string typed = "000000";
        pin.enter(typed);
        while (pin.state() == State::Checking)
            pin.advance(Uptime{0});
    }
    CHECK(pin.state() == State::Waiting);
}

TEST_CASE("staff PIN: what is no PIN is wrong like any other") {
    Panel panel;
    for (std::string const& typed : {std::string(), std::string("271828 "), std::string(1'000, '1'),
                                     std::string("27182\0", 6)})
        panel.type(typed);
    CHECK(panel.pin->tries_left() == 1);
    CHECK(panel.pin->state() == State::Asking);
}

TEST_CASE("staff PIN: its hash is argon2id, of 6 to 12 digits alone") {
    std::string const hash = hash_pin("123456").value();
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(hash != hash_pin("123456").value());
    for (char const* const pin : {"", "12345", "1234567890123", "12345a", "１２３４５６"})
        CHECK(hash_pin(pin).error().code == "pin.format");
    support::ScratchFolder folder;
    StaffPin pin(hash, folder.file("staff-pin"));
    std::string typed = "123456";
    pin.enter(typed);
    while (pin.state() == State::Checking)
        pin.advance(Uptime{0});
    CHECK(pin.state() == State::Entered);
}
