#include "tests/shared/figures/small_file.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::figures;
using namespace onedoor::testing;

static Standing standing(FileFacts const& file, Appointment appointment = Appointment::First) {
    return standing_in(file, november, appointment);
}

static Timing timing(FileFacts const& file, Appointment appointment = Appointment::First) {
    return standing(file, appointment).timing;
}

TEST_CASE("standing: a day before is early, the same day in time, a minute after late") {
    CHECK(timing(ended(at(9, 23, 59))) == Timing::Early);
    CHECK(timing(ended(at(10, 0))) == Timing::InTime);
    CHECK(timing(ended(at(10, 17))) == Timing::InTime);
    CHECK(timing(ended(at(10, 17, 1))) == Timing::Late);
    CHECK(standing(ended(at(9, 23, 59))).place == Place::Settled);
}

TEST_CASE("standing: an open file is measured at the end of the period") {
    FileFacts file = small_file();
    CHECK(standing(file).place == Place::Open);
    CHECK(timing(file) == Timing::Late);
    file.due_at = november.until;
    CHECK(timing(file) == Timing::InTime);
}

TEST_CASE("standing: while its clock stands an open file does not become late") {
    FileFacts file = small_file();
    file.stood_since = at(9, 8);
    CHECK(timing(file) == Timing::InTime);
    file.stood_since = at(11, 8);
    CHECK(timing(file) == Timing::Late);
    file.stood_since = core::Instant{november.until.milliseconds + 1};
    CHECK(timing(file) == Timing::Late);
}

TEST_CASE("standing: only accepted files that had not ended before count") {
    FileFacts file = small_file();
    file.accepted_at.reset();
    CHECK(standing(file).place == Place::Outside);
    file.accepted_at = november.until;
    CHECK(standing(file).place == Place::Outside);
    file.accepted_at = in_october(1);
    file.ended_at = in_october(20);
    CHECK(standing(file).place == Place::Outside);
}

TEST_CASE("standing: the bounds of a period belong to one period alone") {
    Period const october = period_of_days({2026, 10, 1}, {2026, 10, 31});
    FileFacts file = small_file();
    file.accepted_at = november.from;
    CHECK(standing_in(file, october, Appointment::First).place == Place::Outside);
    CHECK(standing(file).arrival == Arrival::InPeriod);
    file.accepted_at = in_october(5);
    file.ended_at = november.from;
    CHECK(standing_in(file, october, Appointment::First).place == Place::Open);
    CHECK(standing(file).place == Place::Settled);
    CHECK(standing(file).arrival == Arrival::Carried);
}

TEST_CASE("standing: an extended file is measured by the appointment that counts") {
    FileFacts file = ended(at(12, 10));
    file.first_due_at = file.due_at;
    file.due_at = at(13, 17);
    CHECK(timing(file, Appointment::First) == Timing::Late);
    CHECK(timing(file, Appointment::Current) == Timing::Early);
}

TEST_CASE("standing: without a known time nothing is said about lateness") {
    FileFacts file = ended(at(29, 9));
    file.due_at.reset();
    CHECK(timing(file) == Timing::Unknown);
    CHECK(standing(file).place == Place::Settled);
}
