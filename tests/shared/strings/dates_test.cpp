#include "shared/strings/dates.h"

#include <doctest/doctest.h>

using namespace onedoor;
using text::Language;

TEST_CASE("dates: a moment is told in Vietnamese time with its weekday") {
    core::Instant const instant = core::parse_iso_instant("2026-11-23T10:00:00Z").value();
    CHECK(strings::moment_text(instant, Language::Vietnamese) == "17:00 thứ Hai, 23/11/2026");
    CHECK(strings::moment_text(instant, Language::English) == "17:00 Monday, 23/11/2026");
}

TEST_CASE("dates: a day keeps its zeros") {
    CHECK(strings::date_text({2026, 2, 9}) == "09/02/2026");
}
