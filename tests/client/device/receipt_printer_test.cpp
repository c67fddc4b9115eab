#include "client/device/tcp_line.h"
#include "tests/client/device/print_world.h"
#include "tests/support/virtual_printer.h"

#include <chrono>
#include <doctest/doctest.h>
#include <set>
#include <string>
#include <string_view>

using namespace onedoor;
using namespace onedoor::device;
using namespace onedoor::testing;

namespace {

/// Brings a slip with the mark 1 into the phase on a printer that works again.
void bring_into(Kiosk& kiosk, Phase phase) {
    kiosk.settle();
    if (phase == Phase::Idle)
        return;
    if (phase == Phase::Refused)
        kiosk.paper.open_cover();
    REQUIRE(kiosk.printer.print(slip_of(1)));
    if (phase == Phase::Unconfirmed) {
        REQUIRE(kiosk.run_until_phase(Phase::Printing));
        kiosk.paper.open_cover();
    }
    REQUIRE(kiosk.run_until_phase(phase));
    if (phase == Phase::Refused || phase == Phase::Unconfirmed)
        kiosk.repair();
    REQUIRE(kiosk.printer.phase() == phase);
}

constexpr Phase phases[] = {Phase::Idle,    Phase::Checking,    Phase::Printing, Phase::Confirming,
                            Phase::Printed, Phase::Unconfirmed, Phase::Refused};

/// Where a slip is in the end: a printer that works carries it on, in one go.
Phase final_phase(Phase phase, Condition condition) {
    Phase next = reaction_to(phase, condition).next;
    if (next == Phase::Printing)
        next = Phase::Confirming;
    return next == Phase::Confirming ? reaction_to(next, condition).next : next;
}

}

TEST_CASE("receipt printer: a slip is printed when the printer has said so, and not before") {
    Kiosk kiosk;
    REQUIRE(kiosk.printer.print(slip_of(1)));
    CHECK(kiosk.printer.notice() == Notice::Wait);
    REQUIRE(kiosk.run_until([&] { return !kiosk.paper.papers().empty(); }));
    CHECK(kiosk.printer.phase() != Phase::Printed);
    REQUIRE(kiosk.run_until_phase(Phase::Printed));
    CHECK(kiosk.printer.notice() == Notice::TakeSlip);
    REQUIRE(kiosk.paper.papers().size() == 1);
    CHECK((kiosk.paper.papers()[0] == slip_of(1).original));
    CHECK(kiosk.paper.stray_bytes() == 0);
}

TEST_CASE("receipt printer K1: every fault in every phase ends as the table says") {
    for (Phase const phase : phases) {
        for (Fault const& fault : faults) {
            CAPTURE(static_cast<int>(phase));
            CAPTURE(std::string(fault.name));
            Kiosk kiosk;
            bring_into(kiosk, phase);
            std::size_t const papers_before = kiosk.paper.papers().size();
            fault.strike(kiosk);
            kiosk.settle();
            CHECK(kiosk.printer.condition() == fault.condition);
            CHECK(kiosk.printer.phase() == final_phase(phase, fault.condition));
            CHECK(kiosk.printer.notice() ==
                  reaction_to(kiosk.printer.phase(), fault.condition).notice);
            bool const was_printed = phase == Phase::Printed || phase == Phase::Confirming;
            if (kiosk.printer.phase() == Phase::Printed && !was_printed)
                CHECK(kiosk.paper.papers().size() > papers_before);
        }
    }
}

TEST_CASE("receipt printer K1: after every fault in every phase the slip comes out whole at last") {
    for (Phase const phase : phases) {
        for (Fault const& fault : faults) {
            if (phase == Phase::Idle)
                continue;
            CAPTURE(static_cast<int>(phase));
            CAPTURE(std::string(fault.name));
            Kiosk kiosk;
            bring_into(kiosk, phase);
            fault.strike(kiosk);
            kiosk.settle();
            kiosk.repair();
            bool const is_first = kiosk.printer.phase() == Phase::Refused;
            REQUIRE(kiosk.printer.print_again());
            REQUIRE(kiosk.run_until_phase(Phase::Printed));
            Slip const slip = slip_of(1);
            REQUIRE(!kiosk.paper.papers().empty());
            CHECK((kiosk.paper.papers().back() == (is_first ? slip.original : slip.copy)));
        }
    }
}

TEST_CASE("receipt printer: nothing of the last citizen is on the next slip, cut at any byte") {
    for (bool const knows_clear : {true, false}) {
        for (std::size_t bytes = 1; bytes < 9'400; bytes += bytes < 80 ? 1 : 211) {
            CAPTURE(knows_clear);
            CAPTURE(bytes);
            Kiosk kiosk;
            if (!knows_clear)
                kiosk.paper.forget_clear();
            kiosk.settle();
            kiosk.cable.bytes_left = bytes;
            REQUIRE(kiosk.printer.print(slip_of(1, 130)));
            kiosk.settle();
            CHECK(kiosk.printer.phase() != Phase::Printed);
            kiosk.printer.forget();
            kiosk.repair();
            REQUIRE(kiosk.printer.print(slip_of(2, 130)));
            REQUIRE(kiosk.run_until_phase(Phase::Printed));
            CHECK((kiosk.paper.papers().back() == slip_of(2, 130).original));
        }
    }
}

TEST_CASE(
    "receipt printer K2: power back prints nothing more of what was under way and cuts it off") {
    Kiosk kiosk;
    REQUIRE(kiosk.printer.print(slip_of(1)));
    REQUIRE(kiosk.run_until([&] { return kiosk.paper.uncut().height > 0; }));
    kiosk.cable.is_pulled = true;
    kiosk.settle();
    CHECK(kiosk.printer.notice() == Notice::OfflineDuring);
    std::size_t const rows = kiosk.paper.uncut().height;
    kiosk.paper.power_cycle();
    kiosk.repair();
    CHECK(kiosk.paper.uncut().height == 0);
    REQUIRE(kiosk.paper.papers().size() == 1);
    CHECK(kiosk.paper.papers()[0].height == rows);
    CHECK(kiosk.printer.notice() == Notice::MayPrintCopy);
}

TEST_CASE("receipt printer: paper that runs out keeps the rest of the slip from the new roll") {
    Kiosk kiosk;
    kiosk.paper.run_out_after(100);
    REQUIRE(kiosk.printer.print(slip_of(1)));
    REQUIRE(kiosk.run_until_phase(Phase::Unconfirmed));
    CHECK(kiosk.printer.notice() == Notice::NoPaperDuring);
    kiosk.settle();
    kiosk.repair();
    CHECK(kiosk.paper.uncut().height == 0);
    REQUIRE(kiosk.paper.papers().size() == 1);
    CHECK(kiosk.paper.papers()[0].height == 100);
}

TEST_CASE("receipt printer: a cut that jams is no success") {
    Kiosk kiosk;
    REQUIRE(kiosk.printer.print(slip_of(1)));
    REQUIRE(kiosk.run_until([&] { return kiosk.paper.uncut().height > 0; }));
    kiosk.paper.jam_next_cut();
    kiosk.settle();
    CHECK(kiosk.printer.phase() == Phase::Unconfirmed);
    CHECK(kiosk.printer.notice() == Notice::JamDuring);
}

/// Whose rows are on a piece of paper; the marks of slip_of(), without that of a copy.
static std::set<int> slips_on(Raster const& paper) {
    std::set<int> marks;
    for (std::size_t row = 0; row < paper.height; ++row)
        if (int const mark = paper.dots[row * paper.width / 8] & 0x7F; mark != 0)
            marks.insert(mark);
    return marks;
}

TEST_CASE("receipt printer: a knife that jams before a slip keeps it from old remains") {
    for (std::string_view const model : {"generic", "no-ordered-status"}) {
        for (bool const knows_clear : {true, false}) {
            CAPTURE(model);
            CAPTURE(knows_clear);
            Kiosk kiosk(profile_of(model).value());
            if (!knows_clear)
                kiosk.paper.forget_clear();
            REQUIRE(kiosk.printer.print(slip_of(1)));
            REQUIRE(kiosk.run_until([&] { return kiosk.paper.uncut().height > 0; }));
            kiosk.cable.is_pulled = true;
            kiosk.settle();
            kiosk.printer.forget();
            kiosk.cable.is_pulled = false;
            kiosk.paper.jam_next_cut();
            REQUIRE(kiosk.printer.print(slip_of(2)));
            kiosk.settle();
            CHECK(kiosk.printer.phase() == Phase::Unconfirmed);
            kiosk.repair();
            CHECK(slips_on(kiosk.paper.uncut()).size() <= 1);
            REQUIRE(kiosk.printer.print_again());
            REQUIRE(kiosk.run_until_phase(Phase::Printed));
            for (Raster const& paper : kiosk.paper.papers())
                CHECK(slips_on(paper).size() <= 1);
            CHECK((kiosk.paper.papers().back() == slip_of(2).copy));
        }
    }
}

TEST_CASE("receipt printer: a slow printer is given the time it needs") {
    Kiosk kiosk;
    kiosk.paper.print_per_turn(1);
    REQUIRE(kiosk.printer.print(slip_of(1, 4000)));
    auto const begin = kiosk.now;
    REQUIRE(kiosk.run_until([&] { return !kiosk.printer.is_busy(); }, 200'000));
    CHECK(kiosk.printer.phase() == Phase::Printed);
    CHECK(kiosk.now.milliseconds - begin.milliseconds > 60'000);
}

TEST_CASE("receipt printer: a copy that could not begin is a copy still") {
    Kiosk kiosk;
    bring_into(kiosk, Phase::Unconfirmed);
    kiosk.paper.open_cover();
    REQUIRE(kiosk.printer.print_again());
    REQUIRE(kiosk.run_until_phase(Phase::Refused));
    kiosk.repair();
    REQUIRE(kiosk.printer.print_again());
    REQUIRE(kiosk.run_until_phase(Phase::Printed));
    CHECK((kiosk.paper.papers().back() == slip_of(1).copy));
}

TEST_CASE("receipt printer: a printer that hangs up while nobody prints has no fault") {
    Kiosk kiosk;
    kiosk.settle();
    REQUIRE(kiosk.printer.condition() == Condition::Ready);
    kiosk.cable.hang_up();
    CHECK_FALSE(kiosk.run_until([&] { return kiosk.printer.condition() != Condition::Ready; }));
    REQUIRE(kiosk.printer.print(slip_of(1)));
    CHECK(kiosk.run_until_phase(Phase::Printed));
}

TEST_CASE("receipt printer: a session that ends while its slip is printed leaves no more of it") {
    Kiosk kiosk;
    REQUIRE(kiosk.printer.print(slip_of(1)));
    REQUIRE(kiosk.run_until([&] { return kiosk.paper.uncut().height > 100; }));
    kiosk.printer.forget();
    std::size_t const rows = kiosk.paper.uncut().height;
    kiosk.settle();
    CHECK(kiosk.printer.notice() == Notice::Nothing);
    CHECK(kiosk.paper.uncut().height == 0);
    REQUIRE(kiosk.paper.papers().size() == 1);
    CHECK(kiosk.paper.papers()[0].height <= rows + 2 * escpos::band_rows_usual);
}

TEST_CASE("receipt printer: dots that look like a status request confirm nothing") {
    Kiosk kiosk;
    Slip slip = slip_of(1);
    for (std::size_t at = 0; at + 3 <= slip.original.dots.size(); at += 3) {
        slip.original.dots[at] = 0x10;
        slip.original.dots[at + 1] = 0x04;
        slip.original.dots[at + 2] = static_cast<std::uint8_t>(1 + at / 3 % 4);
    }
    Raster const expected = slip.original;
    REQUIRE(kiosk.printer.print(std::move(slip)));
    REQUIRE(kiosk.run_until([&] { return kiosk.paper.uncut().height > 100; }));
    kiosk.paper.stall();
    kiosk.settle();
    CHECK(kiosk.printer.phase() == Phase::Unconfirmed);

    kiosk.printer.forget();
    kiosk.repair();
    REQUIRE(kiosk.printer.print({expected, expected}));
    REQUIRE(kiosk.run_until_phase(Phase::Printed));
    CHECK((kiosk.paper.papers().back() == expected));
}

TEST_CASE("receipt printer: one slip at a time, and none without its drawings") {
    Kiosk kiosk;
    CHECK(kiosk.printer.print_again().error().code == "printer.busy");
    CHECK(kiosk.printer.print({}).error().code == "raster.size");
    CHECK(kiosk.printer.print({slip_of(1).original, {}}).error().code == "raster.size");
    REQUIRE(kiosk.printer.print(slip_of(1)));
    CHECK(kiosk.printer.print(slip_of(2)).error().code == "printer.busy");
    CHECK(kiosk.printer.print_again().error().code == "printer.busy");
}

TEST_CASE("receipt printer: a slip goes over TCP to a printer and is confirmed") {
    VirtualPrinter paper;
    TcpLine line("127.0.0.1", paper.port());
    ReceiptPrinter printer(line);
    REQUIRE(printer.print(slip_of(1, 1000)));
    auto const begin = std::chrono::steady_clock::now();
    std::chrono::milliseconds passed{};
    while (printer.is_busy() && passed < std::chrono::seconds(20)) {
        passed = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - begin);
        printer.advance({passed.count()});
        std::this_thread::yield();
    }
    CHECK(printer.phase() == Phase::Printed);
    paper.with([](EscposPrinter& inside) {
        REQUIRE(inside.papers().size() == 1);
        CHECK((inside.papers()[0] == slip_of(1, 1000).original));
    });
}
