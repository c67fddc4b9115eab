#include "client/device/device_line.h"
#include "client/device/receipt_printer.h"
#include "tests/client/device/print_world.h"
#include "tests/support/pty_printer.h"

#include <chrono>
#include <doctest/doctest.h>
#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace onedoor;
using namespace onedoor::device;
using namespace onedoor::testing;

namespace {

/// A kiosk whose printer is a device file, in real time.
struct SerialKiosk {
    PtyPrinter paper;
    DeviceLine line{paper.path(), 115200};
    ReceiptPrinter printer{line};

    bool run_until(auto const& is_done) {
        using namespace std::chrono;
        auto const end = steady_clock::now() + seconds(30);
        while (!is_done() && steady_clock::now() < end) {
            printer.advance(
                {duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count()});
            paper.turn();
            std::this_thread::yield();
        }
        return is_done();
    }
    bool run_until_phase(Phase phase) {
        return run_until([&] { return printer.phase() == phase; });
    }
};

}

TEST_CASE("device line: a slip comes out of a serial printer dot by dot and is confirmed") {
    SerialKiosk kiosk;
    // Every byte a terminal could change on its way.
    Slip slip = slip_of(1);
    for (std::size_t at = 0; at < slip.original.dots.size(); ++at)
        slip.original.dots[at] = static_cast<std::uint8_t>(at);
    Raster const expected = slip.original;
    REQUIRE(kiosk.printer.print(std::move(slip)));
    REQUIRE(kiosk.run_until_phase(Phase::Printed));
    REQUIRE(kiosk.paper.inside().papers().size() == 1);
    CHECK((kiosk.paper.inside().papers()[0] == expected));
    CHECK(kiosk.paper.inside().stray_bytes() == 0);
}

TEST_CASE("device line: a printer unplugged while it prints leaves nothing on the next slip") {
    SerialKiosk kiosk;
    REQUIRE(kiosk.printer.print(slip_of(1, 2000)));
    REQUIRE(kiosk.run_until([&] { return kiosk.paper.inside().uncut().height > 300; }));
    kiosk.paper.unplug();
    REQUIRE(kiosk.run_until_phase(Phase::Unconfirmed));
    CHECK(kiosk.printer.condition() == Condition::Offline);
    kiosk.printer.forget();

    kiosk.paper.inside().power_cycle();
    kiosk.paper.plug_in();
    REQUIRE(kiosk.run_until([&] { return kiosk.printer.condition() == Condition::Ready; }));
    REQUIRE(kiosk.printer.print(slip_of(2)));
    REQUIRE(kiosk.run_until_phase(Phase::Printed));
    CHECK((kiosk.paper.inside().papers().back() == slip_of(2).original));
}

TEST_CASE("device line: a printer that takes nothing is no reason to wait") {
    SerialKiosk kiosk;
    REQUIRE(kiosk.line.open());
    core::Bytes const much(1'000'000, 0);
    std::size_t taken = 0;
    for (int call = 0; call < 100; ++call)
        taken += *kiosk.line.send(std::span(much).subspan(taken));
    CHECK(taken > 0);
    CHECK(taken < much.size());
    CHECK(kiosk.line.waiting() <= taken);
    kiosk.line.close();
    CHECK(kiosk.line.waiting() == 0);
    CHECK_FALSE(kiosk.line.send(much));
}

TEST_CASE("device line: a USB node needs no speed, and an empty block is no end") {
    PtyPrinter folder;
    std::string const path = folder.path() + "-usb";
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    DeviceLine line(path);
    REQUIRE(line.open());
    CHECK(line.waiting() == 0);
    REQUIRE(line.send(escpos::clear_buffers()));
    // A pipe open both ways gives back what was sent.
    CHECK(*line.receive() == escpos::clear_buffers());
    CHECK(line.receive()->empty());

    std::string const file = folder.path() + "-empty";
    std::ofstream(file).put('x').flush();
    truncate(file.c_str(), 0);
    DeviceLine empty(file);
    REQUIRE(empty.open());
    CHECK(empty.receive()->empty());
}

TEST_CASE("device line: no device, no speed and no path are told") {
    PtyPrinter paper;
    auto const code = [](DeviceLine&& line) {
        auto const opened = line.open();
        return opened ? std::string() : opened.error().code;
    };
    CHECK(code(DeviceLine("/dev/onedoor/nothing", 9600)) == "line.closed");
    CHECK(code(DeviceLine(paper.path(), 1234)) == "line.address");
    CHECK(code(DeviceLine("printer")) == "line.address");
    CHECK(code(DeviceLine("/dev/null", 9600)) == "line.closed");
    CHECK(code(DeviceLine(paper.path(), 9600)).empty());
}
