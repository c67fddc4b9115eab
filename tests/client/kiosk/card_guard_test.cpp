#include "client/kiosk/card_guard.h"
#include "tests/support/chip_simulator.h"

#include <doctest/doctest.h>

using namespace onedoor;
using kiosk::CardGuard;
using reader::CardWatch;
using session::EventKind;
using session::State;
using Presence = reader::ChipPresence;

namespace {

/// Somebody before the receipt of their filing.
struct Hall {
    session::Session session{core::Uptime{0}};
    testing::ChipSimulator chip;
    CardGuard guard{session, &chip};
    core::Uptime now{0};

    Hall() {
        session.on({.kind = EventKind::Press}, now);
        session.on({.kind = EventKind::Release}, now);
        session.on({.kind = EventKind::Page, .page = session::PageKind::End}, now);
    }
    void pass(std::int64_t ms) {
        now.milliseconds += ms;
        guard.advance(now);
        session.on({.kind = EventKind::TimePassed}, now);
    }
};

}

TEST_CASE("card guard: a card in the reader is asked for before anything goes on") {
    Hall hall;
    CHECK(hall.guard.may_go_on());
    hall.chip.place = Presence::Inside;
    hall.pass(1'000);
    CHECK_FALSE(hall.guard.asks());
    CHECK_FALSE(hall.guard.may_go_on());
    CHECK(hall.guard.asks());
    hall.chip.place = Presence::Empty;
    hall.pass(250);
    CHECK_FALSE(hall.guard.asks());
    CHECK(hall.guard.may_go_on());
}

TEST_CASE("card guard: the session of the receipt does not end by itself meanwhile") {
    Hall hall;
    hall.chip.place = Presence::Inside;
    CHECK_FALSE(hall.guard.may_go_on());
    hall.pass(CardWatch::left_after_ms - 1);
    CHECK(hall.session.state() == State::Active);
    hall.chip.place = Presence::Empty;
    hall.pass(1);
    hall.pass(session::rule_of(session::PageKind::End).idle_ms);
    CHECK(hall.session.state() == State::Ending);
}

TEST_CASE("card guard: nobody takes it: staff are called, and everything goes on") {
    Hall hall;
    hall.chip.place = Presence::Inside;
    CHECK_FALSE(hall.guard.may_go_on());
    hall.pass(CardWatch::left_after_ms);
    CHECK_FALSE(hall.guard.asks());
    CHECK(hall.guard.is_left());
    CHECK(hall.guard.may_go_on());
    hall.chip.place = Presence::Empty;
    hall.pass(250);
    CHECK_FALSE(hall.guard.is_left());
}

TEST_CASE("card guard: the next citizen is told of a card that was left, and not asked for it") {
    Hall hall;
    hall.chip.place = Presence::Inside;
    hall.guard.forget();
    hall.pass(250);
    CHECK(hall.guard.is_left());
    CHECK(hall.guard.may_go_on());
    CHECK_FALSE(hall.guard.asks());
    hall.chip.place = Presence::Empty;
    hall.pass(250);
    hall.chip.place = Presence::Inside;
    hall.pass(250);
    CHECK_FALSE(hall.guard.is_left());
    CHECK_FALSE(hall.guard.may_go_on());
}

TEST_CASE("card guard: a reader that is unplugged, or none at all, holds nothing up") {
    Hall hall;
    hall.chip.place = Presence::Inside;
    CHECK_FALSE(hall.guard.may_go_on());
    hall.chip.place = Presence::ReaderGone;
    hall.pass(250);
    CHECK(hall.guard.may_go_on());
    CardGuard none(hall.session, nullptr);
    none.advance(hall.now);
    CHECK(none.may_go_on());
}
