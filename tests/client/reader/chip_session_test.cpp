#include "client/reader/chip_session.h"
#include "tests/support/chip_simulator.h"

#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using namespace onedoor::reader;
using core::Uptime;
using testing::ChipSimulator;
using State = ChipSession::State;

namespace {

struct Desk {
    ChipSimulator chip;
    ChipSession session{chip, {DataGroup::Dg1, DataGroup::Dg13}};
    std::int64_t now = 0;

    State advance(std::int64_t ms = 250) {
        session.advance(Uptime{now += ms});
        return session.state();
    }
    void insert() {
        chip.place = ChipPresence::Inside;
        CHECK(advance() == State::AsksNumber);
    }
    void enter(std::string typed) {
        session.enter(typed);
        CHECK(typed.empty());
    }
    State read(std::string const& number = "123456") {
        enter(number);
        while (session.state() == State::Reading)
            advance();
        return session.state();
    }
};

}

TEST_CASE("chip: a card is placed, opened by its number and read") {
    Desk desk;
    CHECK(desk.advance() == State::Empty);
    desk.insert();
    CHECK(desk.read() == State::Read);
    REQUIRE(desk.session.files().size() == 2);
    CHECK(desk.session.files()[1].group == DataGroup::Dg13);
    CHECK(desk.session.files()[0].content.size() == desk.chip.files[DataGroup::Dg1].size());
    CHECK_FALSE(desk.chip.holds_something());
    desk.chip.place = ChipPresence::Empty;
    CHECK(desk.advance() == State::Read);
    CHECK(desk.session.files().size() == 2);
}

TEST_CASE("chip: every failure at every step is told, and the card can be read again") {
    constexpr std::pair<ChipOutcome, State> failures[] = {
        {ChipOutcome::WrongNumber, State::WrongNumber},
        {ChipOutcome::Removed, State::Removed},
        {ChipOutcome::NotSupported, State::NotSupported},
        {ChipOutcome::Failed, State::Failed},
        {ChipOutcome::Idle, State::Failed}};
    for (auto const& [failure, state] : failures) {
        for (int step = 1; step <= 4; ++step) {
            CAPTURE(step);
            Desk desk;
            desk.insert();
            desk.chip.fails_at = step;
            desk.chip.failure = failure;
            CHECK(desk.read() == state);
            CHECK(desk.session.files().empty());
            CHECK_FALSE(desk.chip.holds_something());
            CHECK(desk.advance() == state);

            desk.chip.fails_at = 0;
            desk.chip.place = ChipPresence::Empty;
            desk.advance();
            desk.insert();
            CHECK(desk.read() == State::Read);
        }
    }
}

TEST_CASE("chip: a wrong number is asked again; what is no number never reaches the card") {
    Desk desk;
    desk.insert();
    CHECK(desk.read("654321") == State::WrongNumber);
    for (char const* const typed : {"", "12345", "1234567", "12345a", "１２"})
        CHECK(desk.read(typed) == State::WrongNumber);
    CHECK(desk.chip.begun == 1);
    CHECK(desk.read() == State::Read);
}

TEST_CASE("chip: K8 a card that says nothing any more ends the reading") {
    Desk desk;
    desk.insert();
    desk.chip.is_stuck = true;
    desk.enter("123456");
    CHECK(desk.advance(ChipSession::reading_ms_max - 1) == State::Reading);
    CHECK(desk.advance(1) == State::Failed);
}

TEST_CASE("chip: a reader pulled out while it reads, or before, is told and comes back") {
    Desk desk;
    desk.insert();
    desk.enter("123456");
    desk.advance();
    desk.chip.place = ChipPresence::ReaderGone;
    CHECK(desk.advance() == State::Failed);
    CHECK(desk.advance() == State::ReaderGone);
    desk.enter("123456");
    CHECK(desk.session.state() == State::ReaderGone);
    desk.chip.place = ChipPresence::Empty;
    CHECK(desk.advance() == State::Empty);
}

TEST_CASE("chip: every state has a sentence of its own") {
    std::set<phrases::Key> sentences;
    for (std::size_t i = 0; i < ChipSession::state_count; ++i)
        sentences.insert(sentence_of(static_cast<State>(i)));
    CHECK(sentences.size() == ChipSession::state_count);
}

TEST_CASE("chip: S1 after forget() nothing of the card is left, here or in the reader") {
    Desk desk;
    desk.insert();
    desk.read();
    desk.session.forget();
    CHECK(desk.session.files().empty());
    CHECK(desk.session.state() == State::AsksNumber);
    desk.enter("123456");
    desk.advance();
    desk.advance();
    desk.advance();
    desk.session.forget();
    CHECK_FALSE(desk.chip.holds_something());
    CHECK(desk.chip.outcome() == ChipOutcome::Idle);
}

TEST_CASE("card left in the reader: told by text and sound before printing, until it is taken") {
    CardWatch watch;
    watch.advance(ChipPresence::Inside, Uptime{0});
    CHECK(watch.may_print());
    CHECK_FALSE(watch.is_problem());

    watch.demand();
    int sounds = 0;
    for (std::int64_t now = 0; now < 9'000; now += 250) {
        watch.advance(ChipPresence::Inside, Uptime{now});
        CHECK(watch.state() == CardWatch::State::TakeCard);
        CHECK_FALSE(watch.may_print());
        sounds += watch.take_sound() ? 1 : 0;
    }
    CHECK(sounds == 3);
    watch.advance(ChipPresence::Empty, Uptime{9'000});
    CHECK(watch.may_print());
    CHECK_FALSE(watch.is_problem());
    CHECK_FALSE(watch.take_sound());
}

TEST_CASE("card left in the reader: when nobody takes it, staff are called and the slip comes") {
    CardWatch watch;
    watch.demand();
    watch.advance(ChipPresence::Inside, Uptime{0});
    watch.advance(ChipPresence::Inside, Uptime{CardWatch::left_after_ms});
    CHECK(watch.state() == CardWatch::State::Left);
    CHECK(watch.may_print());
    CHECK(watch.is_problem());
    watch.forget();
    CHECK(watch.state() == CardWatch::State::Free);
}
