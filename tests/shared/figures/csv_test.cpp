#include "shared/figures/table.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::figures;

static std::string lines_of(std::vector<Cell> cells) {
    Table const table{.columns = {{"", "a"}, {"g", "b"}}, .rows = {{std::move(cells)}}};
    std::string const csv = to_csv(table);
    std::string const head = "\xEF\xBB\xBF"
                             "a,g: b\r\n";
    REQUIRE(csv.starts_with(head));
    return csv.substr(head.size());
}

TEST_CASE("csv: counts, hundredths, moments, days and nothing") {
    CHECK(lines_of({std::int64_t{12}, Hundredths{1205}}) == "12,12.05\r\n");
    CHECK(lines_of({Hundredths{-7}, Cell()}) == "-0.07,\r\n");
    CHECK(lines_of({core::Instant{0}, core::Date{2026, 11, 2}}) ==
          "1970-01-01T00:00:00Z,2026-11-02\r\n");
}

TEST_CASE("csv: words with commas, quotes and line ends are quoted") {
    CHECK(lines_of({"Hộ tịch", "a,b"}) == "Hộ tịch,\"a,b\"\r\n");
    CHECK(lines_of({"a\"b", "a\nb"}) == "\"a\"\"b\",\"a\nb\"\r\n");
}

TEST_CASE("csv: words that a spreadsheet would calculate stay words") {
    CHECK(lines_of({"=1+1", "@a"}) == "\"'=1+1\",\"'@a\"\r\n");
    CHECK(lines_of({"+84", "-a"}) == "\"'+84\",\"'-a\"\r\n");
    CHECK(lines_of({std::string("\t=1"), std::string("\r=1")}) == "\"'\t=1\",\"'\r=1\"\r\n");
}
