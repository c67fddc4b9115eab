#include "shared/figures/overdue.h"
#include "tests/shared/figures/small_file.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::figures;
using namespace onedoor::testing;

static std::vector<OverdueCause> causes_of(std::vector<FileFacts> const& files) {
    OverdueTally tally(november, Appointment::First);
    for (FileFacts const& file : files)
        tally.add(file);
    return tally.causes();
}

TEST_CASE("causes: files in time have none") {
    CHECK(causes_of({ended(at(10, 17)), ended(at(3, 9))}).empty());
}

TEST_CASE("causes: late files lie where they lay when their time ran out, most files first") {
    FileFacts waiting = ended(at(10, 17, 1));
    waiting.overdue_state = "awaiting_signature";
    FileFacts open = small_file();
    open.overdue_state = "awaiting_signature";
    open.supplements = 2;
    FileFacts extended = ended(at(14, 17));
    extended.overdue_state = "processing";
    extended.first_due_at = extended.due_at;
    extended.due_at = at(20, 17);
    std::vector<OverdueCause> const causes = causes_of({extended, waiting, open});
    REQUIRE(causes.size() == 2);
    CHECK(causes[0] == OverdueCause{.unit = "tu-phap",
                                    .state = "awaiting_signature",
                                    .settled = 1,
                                    .open = 1,
                                    .asked_twice = 1,
                                    .days_late = 1 + 21});
    CHECK(
        causes[1] ==
        OverdueCause{
            .unit = "tu-phap", .state = "processing", .settled = 1, .extended = 1, .days_late = 4});
}
