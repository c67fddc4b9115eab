#include "shared/validation/date_input.h"

#include <doctest/doctest.h>

using namespace onedoor;

namespace {

std::string read(std::string_view text) {
    auto const date = validation::parse_date_input(text);
    return date ? core::to_iso(*date) : date.error().code;
}

}

TEST_CASE("date input: the Vietnamese and the ISO way") {
    for (char const* text : {"1/2/2026", "01/02/2026", "1-2-2026", "01.02.2026", " 1 / 2 / 2026 ",
                             "01 02 2026", "01022026", "2026-02-01", "2026/2/1"})
        CHECK_MESSAGE(read(text) == "2026-02-01", text);
    CHECK(read("29/02/2024") == "2024-02-29");
}

TEST_CASE("date input: refusals say what is wrong") {
    CHECK(read("1/2/26") == "date.year_digits");
    CHECK(read("2/13/2026") == "date.month");
    CHECK(read("0/1/2026") == "date.day");
    CHECK(read("31/4/2026") == "date.day");
    CHECK(read("29/2/2026") == "date.day");
    CHECK(read("1/1/1799") == "date.year");
    CHECK(read("1/1/2200") == "date.year");
    for (char const* text : {"", "1/2", "1/2/3/2026", "mai", "1/2/20261", "/1/2/2026", "1/2/2026/",
                             "1022026", "001/2/2026", "1/2/2026a", "１/2/2026"})
        CHECK_MESSAGE(read(text) == "date.format", text);
}
