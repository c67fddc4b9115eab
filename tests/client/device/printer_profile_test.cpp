#include "client/device/printer_profile.h"
#include "tests/client/device/print_world.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::device;
using namespace onedoor::testing;
using escpos::Knife;

namespace {

constexpr char const* models[] = {"generic", "feed-before-cut", "no-knife", "no-ordered-status",
                                  "no-ordered-status-no-knife"};

/// Between head and knife, or head and bar.
constexpr std::size_t way_rows = 120;

std::size_t way_of(PrinterProfile const& profile) {
    return profile.ending.knife == Knife::FeedsItself ? 0 : way_rows;
}

/// What a hand finds: what was cut off, or what it tears off.
Raster last_paper(Kiosk& kiosk, PrinterProfile const& profile) {
    if (profile.ending.knife == Knife::None)
        kiosk.paper.tear_off(way_rows);
    REQUIRE(!kiosk.paper.papers().empty());
    return kiosk.paper.papers().back();
}

/// Whether the slip ends the paper, but for what was fed towards the knife.
bool is_last_on(Raster const& paper, Raster const& slip, std::size_t fed_rows) {
    std::size_t const fed_bytes = fed_rows * paper.width / 8;
    if (paper.dots.size() < slip.dots.size() + fed_bytes)
        return false;
    auto const end = paper.dots.end() - static_cast<std::ptrdiff_t>(fed_bytes);
    return std::all_of(end, paper.dots.end(), [](std::uint8_t dots) { return dots == 0; }) &&
           std::equal(slip.dots.rbegin(), slip.dots.rend(), std::make_reverse_iterator(end));
}

/// No row of the slips with this mark.
bool is_free_of(Raster const& paper, std::uint8_t mark) {
    for (std::size_t at = 0; at < paper.dots.size(); at += paper.width / 8) {
        if (paper.dots[at] == mark)
            return false;
    }
    return true;
}

}

TEST_CASE("printer profile: what kiosk.json does not know is refused") {
    CHECK(profile_of("generic"));
    REQUIRE_FALSE(profile_of("Generic"));
    CHECK(profile_of("").error().code == "printer.model");
}

TEST_CASE("printer profile: on every model a slip comes out past the knife and is confirmed") {
    for (char const* const model : models) {
        CAPTURE(std::string(model));
        PrinterProfile const profile = *profile_of(model);
        Kiosk kiosk(profile);
        REQUIRE(kiosk.printer.print(slip_of(1)));
        REQUIRE(kiosk.run_until_phase(Phase::Printed));
        bool const has_knife = profile.ending.knife != Knife::None;
        std::size_t const fed =
            profile.ending.knife == Knife::NeedsFeed ? way_of(profile) : std::size_t{0};
        CHECK(is_last_on(last_paper(kiosk, profile), slip_of(1).original, fed));
        CHECK(kiosk.paper.papers().size() == (has_knife && fed > 0 ? 2 : 1));
        CHECK(kiosk.paper.stray_bytes() == 0);
    }
}

TEST_CASE("printer profile: on every model a fault while printing is no success, and after the "
          "repair nothing of the torn slip is on the next") {
    for (char const* const model : models) {
        for (Fault const& fault : faults) {
            if (fault.condition <= Condition::NearEnd)
                continue;
            CAPTURE(std::string(model));
            CAPTURE(std::string(fault.name));
            PrinterProfile const profile = *profile_of(model);
            Kiosk kiosk(profile);
            REQUIRE(kiosk.printer.print(slip_of(1, 2000)));
            REQUIRE(kiosk.run_until([&] { return kiosk.paper.uncut().height > 300; }));
            fault.strike(kiosk);
            kiosk.settle();
            CHECK(kiosk.printer.phase() == Phase::Unconfirmed);
            kiosk.printer.forget();
            kiosk.repair();
            if (profile.ending.knife == Knife::None)
                kiosk.paper.tear_off(way_rows);
            CHECK(is_free_of(kiosk.paper.uncut(), 1));

            REQUIRE(kiosk.printer.print(slip_of(2)));
            REQUIRE(kiosk.run_until_phase(Phase::Printed));
            Raster const paper = last_paper(kiosk, profile);
            CHECK(is_free_of(paper, 1));
            CHECK_FALSE(is_free_of(paper, 2));
        }
    }
}

TEST_CASE("printer profile: a printer without ordered status that took all bytes and then stops "
          "confirms nothing") {
    for (Fault const& fault : faults) {
        if (fault.condition <= Condition::NearEnd)
            continue;
        CAPTURE(std::string(fault.name));
        Kiosk kiosk(*profile_of("no-ordered-status"));
        kiosk.paper.print_per_turn(1);
        REQUIRE(kiosk.printer.print(slip_of(1, 200)));
        REQUIRE(kiosk.run_until([&] { return kiosk.paper.uncut().height > 150; }));
        REQUIRE(kiosk.cable.waiting() == 0);
        fault.strike(kiosk);
        kiosk.settle();
        CHECK(kiosk.printer.phase() == Phase::Unconfirmed);
        CHECK(kiosk.printer.condition() == fault.condition);
    }
}

TEST_CASE("printer profile: without ordered status nothing is printed before the printer had the "
          "time for it") {
    Kiosk kiosk(*profile_of("no-ordered-status"));
    REQUIRE(kiosk.printer.print(slip_of(1)));
    REQUIRE(kiosk.run_until([&] { return kiosk.paper.papers().size() == 1; }));
    auto const cut_at = kiosk.now;
    REQUIRE(kiosk.run_until_phase(Phase::Printed));
    CHECK(kiosk.now.milliseconds - cut_at.milliseconds >= PrinterTimes{}.drain_ms);
}

TEST_CASE("printer profile: what the line still holds has not reached the printer") {
    Kiosk kiosk(*profile_of("no-ordered-status"));
    kiosk.settle();
    kiosk.cable.under_way_max = 1'000'000;
    kiosk.cable.bytes_per_delivery = 200;
    REQUIRE(kiosk.printer.print(slip_of(1, 900)));
    REQUIRE(kiosk.run_until([&] { return !kiosk.printer.is_busy(); }));
    CHECK(kiosk.printer.phase() == Phase::Printed);
    CHECK(kiosk.paper.papers().size() == 1);
}

TEST_CASE("printer profile: answers to what nobody asked confirm nothing") {
    Kiosk kiosk(*profile_of("no-ordered-status"));
    kiosk.settle();
    kiosk.paper.print_per_turn(2);
    REQUIRE(kiosk.printer.print(slip_of(1, 200)));
    REQUIRE(kiosk.run_until([&] {
        kiosk.cable.say({0x00, 0x00});
        return kiosk.printer.phase() == Phase::Printed;
    }));
    CHECK(kiosk.paper.papers().size() == 1);
}
