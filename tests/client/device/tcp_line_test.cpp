#include "client/device/tcp_line.h"
#include "shared/print/escpos.h"
#include "tests/support/virtual_printer.h"

#include <chrono>
#include <doctest/doctest.h>
#include <random>

using namespace onedoor;
using namespace onedoor::device;
using namespace onedoor::print;
using testing::EscposPrinter;
using testing::VirtualPrinter;

namespace {

Raster random_raster(std::size_t width, std::size_t height, std::uint32_t seed) {
    std::mt19937 random(seed);
    Raster raster{width, height, core::Bytes(width / 8 * height)};
    for (std::uint8_t& dots : raster.dots)
        dots = static_cast<std::uint8_t>(random());
    return raster;
}

core::Bytes joined(escpos::Job const& job) {
    core::Bytes bytes = job.head;
    for (core::Bytes const& band : job.bands)
        bytes.insert(bytes.end(), band.begin(), band.end());
    bytes.insert(bytes.end(), job.tail.begin(), job.tail.end());
    return bytes;
}

/// Ends when `is_done()` or the line does, at most after ten seconds.
bool wait_until(auto const& is_done) {
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!is_done()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::yield();
    }
    return true;
}

Result<void> send_all(Line& line, core::Bytes const& bytes) {
    std::span<std::uint8_t const> left = bytes;
    Result<void> outcome;
    wait_until([&] {
        auto const sent = line.send(left);
        if (sent)
            left = left.subspan(*sent);
        else
            outcome = std::unexpected(sent.error());
        return left.empty() || !outcome;
    });
    return outcome;
}

core::Bytes receive_bytes(Line& line, std::size_t count) {
    core::Bytes received;
    wait_until([&] {
        auto const part = line.receive();
        if (part)
            received.insert(received.end(), part->begin(), part->end());
        return !part || received.size() >= count;
    });
    return received;
}

}

TEST_CASE("tcp line: a slip comes out of the printer as it was drawn, dot by dot") {
    for (std::size_t const width : {dots_58_mm, dots_80_mm}) {
        VirtualPrinter printer(width);
        Raster const slip = random_raster(width, 1000, 20261122);
        TcpLine line("127.0.0.1", printer.port());
        REQUIRE(line.open());
        REQUIRE(send_all(line, joined(*escpos::encode(slip))));
        REQUIRE(send_all(line, escpos::ordered_status_request()));
        CHECK(core::to_hex(receive_bytes(line, 5)) == "1000000000");
        printer.with([&](EscposPrinter& inside) {
            REQUIRE(inside.papers().size() == 1);
            CHECK((inside.papers()[0] == slip));
            CHECK(inside.stray_bytes() == 0);
        });
    }
}

TEST_CASE("tcp line: dots that look like a status request are answered and printed all the same") {
    VirtualPrinter printer;
    Raster slip{dots_80_mm, 30, core::Bytes(30 * 72)};
    for (core::Bytes const& request = escpos::real_time_request(escpos::RealTime::Paper);
         std::size_t const at : {std::size_t{0}, std::size_t{71}, std::size_t{1000}})
        std::copy(request.begin(), request.end(),
                  slip.dots.begin() + static_cast<std::ptrdiff_t>(at));
    TcpLine line("127.0.0.1", printer.port());
    REQUIRE(line.open());
    REQUIRE(send_all(line, joined(*escpos::encode(slip))));
    REQUIRE(send_all(line, escpos::ordered_status_request()));
    CHECK(core::to_hex(receive_bytes(line, 8)) == "1000000012121200");
    printer.with([&](EscposPrinter& inside) {
        REQUIRE(inside.papers().size() == 1);
        CHECK((inside.papers()[0] == slip));
    });
}

TEST_CASE("tcp line: a printer that hangs up closes the line, which opens again") {
    VirtualPrinter printer;
    printer.disconnect_after(5000);
    TcpLine line("127.0.0.1", printer.port());
    REQUIRE(line.open());
    core::Bytes const bytes = joined(*escpos::encode(random_raster(dots_80_mm, 4000, 7)));
    // The system may take all of it before it hears of the end.
    static_cast<void>(send_all(line, bytes));
    CHECK(wait_until([&] { return !line.receive(); }));
    CHECK(line.send(bytes).error().code == "line.closed");

    REQUIRE(line.open());
    REQUIRE(send_all(line, escpos::clear_buffers()));
    CHECK(receive_bytes(line, 3) == core::Bytes{0x37, 0x25, 0x00});
}

TEST_CASE("tcp line: nobody there, no number as address") {
    std::uint16_t const free_port = VirtualPrinter().port();
    TcpLine nobody("127.0.0.1", free_port);
    if (nobody.open())
        CHECK(wait_until([&] { return !nobody.receive(); }));
    CHECK_FALSE(nobody.send(core::Bytes{1}));

    TcpLine name("printer.local");
    auto const opened = name.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == "line.address");
}

TEST_CASE("virtual printer: faults stop the paper and are told, with and without being asked") {
    EscposPrinter printer;
    Raster const slip = random_raster(dots_80_mm, 100, 3);
    auto const told = [&](core::Bytes const& bytes) {
        printer.receive(bytes);
        return core::to_hex(printer.take_answers());
    };
    printer.run_out_after(60);
    CHECK(told(joined(*escpos::encode(slip))) == "1000000018000f00");
    CHECK(printer.uncut().height == 60);
    CHECK(told(escpos::ordered_status_request()).empty());
    CHECK(told(escpos::real_time_request(escpos::RealTime::OfflineCause)) == "32");

    printer.repair();
    CHECK(core::to_hex(printer.take_answers()) == "1000000000");
    REQUIRE(printer.papers().size() == 1);
    CHECK((printer.papers()[0] == slip));

    printer.jam_next_cut();
    CHECK(told(joined(*escpos::encode(slip))) == "1000000018080000");
    printer.repair();
    printer.take_answers();
    printer.open_cover();
    CHECK(core::to_hex(printer.take_answers()) == "38000000");
    printer.answer_garbage();
    CHECK(told(escpos::real_time_request(escpos::RealTime::Printer)) == "ff");
    printer.stall();
    CHECK(printer.receive(core::Bytes{1}) == 0);
}

TEST_CASE("virtual printer: a torn raster swallows what follows unless it is cleared") {
    Raster const first = random_raster(dots_80_mm, 48, 1);
    Raster const second = random_raster(dots_80_mm, 48, 2);
    for (bool const is_cleared : {false, true}) {
        EscposPrinter printer;
        core::Bytes torn = joined(*escpos::encode(first));
        torn.resize(1000);
        printer.receive(torn);
        if (is_cleared)
            printer.receive(escpos::clear_buffers());
        printer.receive(joined(*escpos::encode(second)));
        bool const is_whole = !printer.papers().empty() && printer.papers().back() == second;
        CHECK(is_whole == is_cleared);
    }
}
