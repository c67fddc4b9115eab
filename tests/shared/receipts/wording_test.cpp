#include "shared/receipts/wording.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::receipts;

TEST_CASE("wording: days and the months January and February have two digits") {
    CHECK(long_date({2026, 11, 21}) == "ngày 21 tháng 11 năm 2026");
    CHECK(long_date({2026, 2, 3}) == "ngày 03 tháng 02 năm 2026");
    CHECK(long_date({2026, 3, 9}) == "ngày 09 tháng 3 năm 2026");
}

TEST_CASE("wording: times are those of Vietnam") {
    core::Instant const instant = core::parse_iso_instant("2026-11-21T02:31:07Z").value();
    CHECK(long_time(instant) == "09 giờ 31 phút, ngày 21 tháng 11 năm 2026");
    CHECK(signature_time(instant) == "21-11-2026 09:31:07 +07:00");
}

TEST_CASE("wording: durations name their unit") {
    using calendar::Unit;
    CHECK(duration_text({3, Unit::WorkingDay}) == "03 ngày làm việc");
    CHECK(duration_text({15, Unit::CalendarDay}) == "15 ngày");
    CHECK(duration_text({8, Unit::Hour}) == "08 giờ làm việc");
    CHECK(duration_text({1, Unit::SameDay}) == "trong ngày làm việc");
}
