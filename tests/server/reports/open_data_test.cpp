#include "server/reports/open_data.h"
#include "tests/server/reports/office_at_work.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::testing;
using reports::Sheet;

struct OpenOffice : OfficeAtWork {
    reports::OpenData open_data{reports, clock};

    std::string code_of(Sheet sheet, std::string const& period) {
        auto const table = open_data.table(sheet, period, text::Language::Vietnamese);
        return table ? "made" : table.error().code;
    }
};

TEST_CASE_FIXTURE(OpenOffice, "open data: report and trend, nothing of units, officers or files") {
    CHECK(code_of(Sheet::Settlement, "2026-11") == "made");
    CHECK(code_of(Sheet::Trend, "2026") == "made");
    for (Sheet const sheet :
         {Sheet::Overdue, Sheet::Index, Sheet::Ranking, Sheet::Lifts, Sheet::Files})
        CHECK(code_of(sheet, "2026") == "figures.sheet");
}

TEST_CASE_FIXTURE(OpenOffice, "open data: only calendar periods, so that few answers are kept") {
    CHECK(code_of(Sheet::Trend, "2026-11-01/2026-11-20") == "figures.period");
    CHECK(code_of(Sheet::Trend, "") == "figures.period");
    CHECK(code_of(Sheet::Trend, "2027") == "figures.future");
}

TEST_CASE_FIXTURE(OpenOffice, "open data: the files are read once in ten minutes") {
    CHECK(code_of(Sheet::Settlement, "2026") == "made");
    int const calls = store.calls;
    CHECK(code_of(Sheet::Settlement, "2026") == "made");
    CHECK(store.calls == calls);
    clock.advance_hours(1);
    CHECK(code_of(Sheet::Settlement, "2026") == "made");
    CHECK(store.calls == calls + 1);
}

TEST_CASE_FIXTURE(OpenOffice, "open data: a bounded number of answers is kept") {
    for (int year = 1950; year < 2027; ++year)
        CHECK(code_of(Sheet::Settlement, std::to_string(year)) == "made");
    int const calls = store.calls;
    CHECK(code_of(Sheet::Settlement, "2026") == "made");
    CHECK(store.calls == calls);
    CHECK(code_of(Sheet::Settlement, "1950") == "made");
    CHECK(store.calls == calls + 1);
}
