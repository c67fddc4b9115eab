#include "client/device/printer_state.h"

#include <doctest/doctest.h>

using namespace onedoor::device;

static constexpr Phase phases[] = {Phase::Idle,       Phase::Checking, Phase::Printing,
                                   Phase::Confirming, Phase::Printed,  Phase::Unconfirmed,
                                   Phase::Refused};
static constexpr Condition faults[] = {Condition::Out, Condition::Cover, Condition::Jam,
                                       Condition::Offline, Condition::Error};

TEST_CASE("printer state: every condition in every phase has a screen text") {
    static_assert(std::size(phases) == phase_count);
    for (Phase const phase : phases) {
        for (std::size_t condition = 0; condition < condition_count; ++condition)
            CHECK(reaction_to(phase, static_cast<Condition>(condition)).notice != Notice::Missing);
    }
}

TEST_CASE("printer state: only a ready printer leads to a printed slip") {
    for (Phase const phase : phases) {
        for (Condition const fault : faults) {
            bool const is_success = reaction_to(phase, fault).next == Phase::Printed;
            CHECK(is_success == (phase == Phase::Printed));
        }
    }
    CHECK(reaction_to(Phase::Confirming, Condition::NearEnd).next == Phase::Printed);
}

TEST_CASE("printer state: a fault before the first row is no fault of a slip half printed") {
    for (Condition const fault : faults) {
        CHECK(reaction_to(Phase::Checking, fault).next == Phase::Refused);
        CHECK(reaction_to(Phase::Printing, fault).next == Phase::Unconfirmed);
        CHECK(reaction_to(Phase::Checking, fault).notice !=
              reaction_to(Phase::Printing, fault).notice);
    }
}

TEST_CASE("printer state: paper near its end is told to no citizen") {
    for (Phase const phase : phases)
        CHECK(reaction_to(phase, Condition::NearEnd) == reaction_to(phase, Condition::Ready));
}

TEST_CASE("printer state: an open cover goes before the paper it hides") {
    CHECK(condition_of({.cover_open = true, .paper_out = true}) == Condition::Cover);
    CHECK(condition_of({.paper_out = true, .cutter_error = true}) == Condition::Out);
    CHECK(condition_of({.cutter_error = true, .other_error = true}) == Condition::Jam);
    CHECK(condition_of({.passing_error = true}) == Condition::Error);
    CHECK(condition_of({}) == Condition::Offline);
    CHECK(condition_of({.online = true, .paper_near_end = true}) == Condition::NearEnd);
    CHECK(condition_of({.online = true}) == Condition::Ready);
}
