#include "tests/sim/plan.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor::sim;

namespace {

/// Short and wild: a day of two kiosks.
Verdict small_run(std::uint64_t seed, Sabotage sabotage = Sabotage::None) {
    return simulate({.seed = seed, .hours = 12, .kiosks = 2, .filings = 60, .sabotage = sabotage});
}

bool is_accused(Verdict const& verdict, std::string_view of) {
    return std::ranges::any_of(verdict.accusations, [&](std::string const& accusation) {
        return accusation.contains(of);
    });
}

/// Whether one of a few seeds makes the judge say it.
bool is_noticed(Sabotage sabotage, std::string_view accusation) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed)
        if (is_accused(small_run(seed, sabotage), accusation))
            return true;
    return false;
}

}

TEST_CASE("K7 the same seed runs the same way, another one does not") {
    Verdict const first = small_run(5);
    CHECK(first.accusations.empty());
    CHECK(first.digest == small_run(5).digest);
    CHECK(first.digest != small_run(6).digest);
}

TEST_CASE("K7 the judge sees a filing that was forgotten before it was confirmed") {
    CHECK(is_noticed(Sabotage::PurgeBeforeConfirmation, "lost"));
}

TEST_CASE("K7 the judge sees a filing sent again under another id") {
    CHECK(is_noticed(Sabotage::NewIdAtRetry, "doubled"));
}

TEST_CASE("K7 the judge sees a slip that is printed by itself after a restart") {
    CHECK(is_noticed(Sabotage::PrintAfterRestart, "comes out for nobody"));
}

TEST_CASE("K7 the judge sees the slip of the last citizen in the next one's session") {
    CHECK(is_noticed(Sabotage::SlipNotForgotten, "comes out before"));
}

TEST_CASE("K7 the judge sees an outbox that does not wait for the disk") {
    CHECK(is_noticed(Sabotage::NoSync, "lost"));
}

TEST_CASE("K7 the judge sees a screen that says kept when nothing is kept") {
    CHECK(is_noticed(Sabotage::ToldBeforeKept, "lost"));
}

TEST_CASE("K7 the judge sees a portal's receipt that was believed") {
    CHECK(is_noticed(Sabotage::UnsignedAnswersBelieved, "lost"));
}

TEST_CASE("K7 the judge sees an outbox that tells the next citizen of the last one's filing") {
    CHECK(is_noticed(Sabotage::OutboxNotForgotten, "the next citizen sees a filing"));
}

TEST_CASE("K7 K4 the judge sees a session that goes by the wall clock") {
    CHECK(is_noticed(Sabotage::SessionByWallClock, "session"));
}
