#include "tests/server/reports/office_at_work.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::testing;
using reports::Question;
using reports::Sheet;

TEST_CASE_FIXTURE(OfficeAtWork, "reports: an accepted file stands in the report of its month") {
    accepted();
    clock.advance_hours(1);
    figures::Table const month = table({.sheet = Sheet::Settlement, .period = "2026-11"});
    figures::Row const& total = month.rows.back();
    CHECK(number(total.cells[2]) == 1);
    CHECK(number(total.cells[3]) == 1);
    CHECK(number(total.cells[10]) == 1);
    CHECK(number(total.cells[11]) == 1);
    CHECK(words(month.rows[1].cells[1]) == "ho-tich");
    figures::Table const october = table({.sheet = Sheet::Settlement, .period = "2026-10"});
    CHECK(october.rows.size() == 1);
}

TEST_CASE_FIXTURE(OfficeAtWork,
                  "reports: one file more changes the report and the index by itself") {
    accepted();
    clock.advance_hours(1);
    Question const settlement{.sheet = Sheet::Settlement, .period = "2026-11"};
    Question const index{.sheet = Sheet::Index, .period = "2026-11"};
    figures::Table const before = table(settlement);
    figures::Table const index_before = table(index);
    accepted();
    clock.advance_hours(1);
    figures::Table const after = table(settlement);
    figures::Table const index_after = table(index);
    for (std::size_t i : {2U, 3U, 10U, 11U})
        CHECK(number(after.rows.back().cells[i]) == number(before.rows.back().cells[i]) + 1);
    for (std::size_t i : {4U, 5U, 6U, 7U, 8U, 9U, 12U})
        CHECK(number(after.rows.back().cells[i]) == number(before.rows.back().cells[i]));
    for (std::size_t row = 0; row < index_after.rows.size(); ++row)
        if (words(index_after.rows[row].cells[0]) == "2.1") {
            CHECK(number(index_before.rows[row].cells[4]) == 1);
            CHECK(number(index_after.rows[row].cells[4]) == 2);
        }
}

TEST_CASE_FIXTURE(OfficeAtWork, "reports: a file whose time ran out is late and can be found") {
    std::string const code = accepted();
    clock.advance_hours(24 * 8);
    figures::Table const report = table({.sheet = Sheet::Settlement, .period = "2026-11"});
    CHECK(number(report.rows.back().cells[12]) == 1);
    figures::Table const causes = table({.sheet = Sheet::Overdue, .period = "2026-11"});
    REQUIRE(causes.rows.size() == 1);
    CHECK(number(causes.rows[0].cells[3]) == 1);
    figures::Table const files =
        table({.sheet = Sheet::Files, .period = "2026-11", .indicator = "2.1"});
    REQUIRE(files.rows.size() == 1);
    CHECK(words(files.rows[0].cells[0]) == code);
    CHECK(words(files.rows[0].cells[1]) == "Đăng ký thử");
}

TEST_CASE_FIXTURE(OfficeAtWork, "reports: every table can be made, told apart by everything") {
    accepted();
    clock.advance_hours(24 * 8);
    for (Sheet const sheet : {Sheet::Settlement, Sheet::Overdue, Sheet::Trend, Sheet::Index,
                              Sheet::Ranking, Sheet::Lifts, Sheet::Files})
        for (std::size_t by = 0; by < figures::dimension_count; ++by) {
            figures::Table const made = table({.sheet = sheet,
                                               .period = "2026-Q4",
                                               .by = static_cast<figures::Dimension>(by),
                                               .indicator = "2.1"});
            CHECK_FALSE(made.rows.empty());
        }
}

TEST_CASE_FIXTURE(OfficeAtWork, "reports: a unit sees its own files, a key its own") {
    accepted();
    clock.advance_hours(1);
    Question question{.sheet = Sheet::Settlement, .period = "2026-11"};
    question.units = {"tu-phap"};
    CHECK(number(table(question).rows.back().cells[2]) == 0);
    question.units.reset();
    question.by = figures::Dimension::Procedure;
    question.key = "dang-ky-thu";
    CHECK(number(table(question).rows.back().cells[2]) == 1);
    question.key = "thu-tuc-khac";
    CHECK(number(table(question).rows.back().cells[2]) == 0);
}

TEST_CASE_FIXTURE(OfficeAtWork, "reports: what cannot be told is refused") {
    CHECK(reports.table({.period = "2026-13"}).error().code == "figures.period");
    CHECK(reports.table({.period = "2027"}).error().code == "figures.future");
    Question question{.sheet = Sheet::Files, .period = "2026", .indicator = "1.1"};
    CHECK(reports.table(question).error().code == "figures.indicator");
    question.indicator = "9.9";
    CHECK(reports.table(question).error().code == "figures.indicator");
    store.failing_call = store.calls + 1;
    CHECK(reports.table({.period = "2026"}).error().code == "store.full");
}

TEST_CASE_FIXTURE(OfficeAtWork, "reports: the register lists who came, and who read it") {
    std::string const code = accepted();
    std::string const second = accepted();
    clock.advance_hours(1);
    Result<figures::Table> const read =
        reports.register_of("2026-11", text::Language::Vietnamese, {"lan", "leader", {}});
    REQUIRE(read);
    REQUIRE(read->rows.size() == 2);
    CHECK(number(read->rows[0].cells[0]) == 1);
    CHECK(words(read->rows[0].cells[1]) == code);
    CHECK(words(read->rows[1].cells[1]) == second);
    CHECK(words(read->rows[0].cells[2]) == "Đăng ký thử");
    CHECK(words(read->rows[0].cells[4]) == "Nguyễn Thị Hoà");
    CHECK(words(read->rows[0].cells[5]) == "Tổ 4; 0912345678");
    CHECK(words(read->rows[0].cells[6]) == office.unit);
    CHECK(words(read->rows[0].cells[10]) == "Dịch vụ bưu chính");
    REQUIRE(store.recorded.size() == 1);
    store::EventDraft const& event = store.recorded.front();
    CHECK(event.action == "register.read");
    CHECK(event.account == "lan");
    CHECK(event.role == "leader");
    CHECK(event.body == R"({"files":2,"period":"2026-11"})");
}

TEST_CASE_FIXTURE(OfficeAtWork,
                  "reports: a register whose reading cannot be recorded is not given") {
    accepted();
    clock.advance_hours(1);
    store.failing_call = store.calls + 2;
    CHECK(reports.register_of("2026-11", text::Language::Vietnamese, {"lan", "leader", {}})
              .error()
              .code == "store.full");
}

TEST_CASE_FIXTURE(OfficeAtWork, "reports: who leads a unit reads the register of that unit") {
    accepted();
    std::string const code = accepted();
    store.registered.back().unit = "tu-phap";
    clock.advance_hours(1);
    auto const read = reports.register_of("2026-11", text::Language::English,
                                          {"lan", "leader", std::vector<std::string>{"tu-phap"}});
    REQUIRE(read);
    REQUIRE(read->rows.size() == 1);
    CHECK(words(read->rows[0].cells[1]) == code);
    CHECK(words(read->rows[0].cells[6]) == "Justice and civil status");
}

TEST_CASE_FIXTURE(OfficeAtWork,
                  "reports: the files listed behind a figure are the first accepted") {
    for (std::size_t i = 0; i < reports::Service::files_listed_max * 2 + 7; ++i)
        accepted();
    std::ranges::reverse(store.counted);
    for (std::size_t i = 0; i < store.counted.size(); ++i)
        store.counted[i].accepted_at.milliseconds -= static_cast<std::int64_t>(i);
    clock.advance_hours(24 * 8);
    figures::Table const files =
        table({.sheet = Sheet::Files, .period = "2026-11", .indicator = "2.1"});
    REQUIRE(files.rows.size() == reports::Service::files_listed_max);
    CHECK(words(files.rows[0].cells[0]) == store.counted.back().code);
    REQUIRE(files.notes.size() == 1);
    CHECK(files.notes[0].contains(" 507 "));
}

TEST_CASE_FIXTURE(OfficeAtWork, "reports: a register too long to be read is refused") {
    accepted();
    store.registered.resize(reports::Service::register_rows_max + 1, store.registered.front());
    clock.advance_hours(1);
    auto const read =
        reports.register_of("2026", text::Language::Vietnamese, {"lan", "leader", {}});
    CHECK(read.error().code == "figures.too_many");
    CHECK(store.recorded.empty());
}
