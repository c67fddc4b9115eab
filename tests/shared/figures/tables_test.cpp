#include "shared/figures/tables.h"
#include "tests/shared/figures/small_file.h"
#include "tests/support/figures_examples.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::figures;
using namespace onedoor::testing;

namespace {

Names const names{.sectors = {{"ho-tich", {"Hộ tịch", "Civil status"}}},
                  .units = {{"tu-phap", {"Bộ phận Tư pháp", "Justice"}}},
                  .states = {{"processing", {"Đang giải quyết", "Being settled"}}}};

Wording const vietnamese{names, text::Language::Vietnamese};
Wording const english{names, text::Language::English};

Rules published() {
    return parse_rules(support::read_file("assets/figures/office.v1.json")).value();
}

template<typename Tallying> Tallying tallied(std::vector<FileFacts> const& files) {
    Tallying tally(november, Appointment::First);
    for (FileFacts const& file : files)
        tally.add(file);
    return tally;
}

std::string words(Cell const& cell) {
    auto const* const text = std::get_if<std::string>(&cell);
    return text == nullptr ? "" : *text;
}

void check_shape(Table const& table) {
    CHECK_FALSE(table.id.empty());
    CHECK_FALSE(table.title.empty());
    for (Row const& row : table.rows)
        CHECK(row.cells.size() == table.columns.size());
}

}

TEST_CASE("tables: the report has the form's thirteen columns, its levels and its checks") {
    SettlementReport const report =
        tallied<SettlementTally>({ended(at(9, 9)), ended(at(20, 9))}).report();
    Table const table = settlement_table(report, Appointment::First, vietnamese);
    check_shape(table);
    REQUIRE(table.columns.size() == 13);
    CHECK(table.columns[12].title == "Quá hạn (13)");
    REQUIRE(table.rows.size() == 3);
    CHECK(words(table.rows[0].cells[0]) == "B");
    CHECK(words(table.rows[0].cells[1]) == "Cấp xã");
    CHECK(words(table.rows[1].cells[1]) == "Hộ tịch");
    CHECK(table.rows[1].cells[9] == Cell(std::int64_t{1}));
    CHECK(table.rows[2].kind == RowKind::Total);
    CHECK(table.period == "Từ 01/11/2026 đến 30/11/2026");
    REQUIRE(table.notes.size() == 6);
    CHECK(table.notes[2] == "Kiểm tra 7 = 8 + 9 + 10: 2 và 2, khớp.");
    CHECK(table.notes[5] == "Hồ sơ gia hạn tính theo lần hẹn đầu.");
}

TEST_CASE("tables: the report names what keeps its equations from holding") {
    FileFacts untimed = ended(at(9, 9));
    untimed.due_at.reset();
    SettlementReport const report = tallied<SettlementTally>({untimed}).report();
    Table const table = settlement_table(report, Appointment::Current, english);
    CHECK(table.notes[2] == "Check 7 = 8 + 9 + 10: 1 and 0, do NOT agree.");
    CHECK(table.notes[5].starts_with("1 settled and 0 open files have no known time"));
    CHECK(table.notes[6] == "Extended files are measured by their last appointment.");
}

TEST_CASE("tables: every table has as many cells as columns, in both languages") {
    std::uint64_t const seed = 3;
    CAPTURE(seed);
    std::vector<FileFacts> const files = support::invented_files(400, seed, november);
    Rules const rules = published();
    auto const index = tallied<IndexTally>(files);
    TrendTally trend(months_of(parse_period("2026").value()), Appointment::First);
    for (FileFacts const& file : files)
        trend.add(file);
    for (Wording const& wording : {vietnamese, english}) {
        check_shape(overdue_table(november, tallied<OverdueTally>(files).causes(), wording));
        check_shape(trend_table(trend.points(), wording));
        check_shape(index_table(november, rules, score(rules, index.office()), wording));
        for (std::size_t i = 0; i < dimension_count; ++i) {
            auto const dimension = static_cast<Dimension>(i);
            check_shape(ranking_table(november, rules, index, dimension, wording));
            check_shape(lift_table(november, rules, lifts(rules, index, dimension, 50), dimension,
                                   wording));
        }
        check_shape(files_table(november, std::vector<NamedFile>(3, {.code = "H32"}), 2, wording));
        check_shape(register_table(november, std::vector<RegisterEntry>(2), wording.language));
    }
}

TEST_CASE("tables: points of the index that nobody can share out have a row of their own") {
    Rules const rules = published();
    Table const table =
        index_table(november, rules, score(rules, tallied<IndexTally>({}).office()), vietnamese);
    std::int64_t possible = 0;
    for (Row const& row : table.rows)
        if (auto const* const points = std::get_if<std::int64_t>(&row.cells[2]);
            points != nullptr && row.kind == RowKind::Plain)
            possible += *points;
    CHECK(possible == 100);
    CHECK(table.rows.back().cells[9] == Cell(Hundredths{0}));
    CHECK(table.rows.back().cells[10] == Cell(Hundredths{10'000}));
}

TEST_CASE("tables: the lowest of a ranking comes first") {
    FileFacts late = ended(at(20, 9));
    late.unit = "dat-dai";
    Table const table =
        ranking_table(november, published(), tallied<IndexTally>({ended(at(9, 9)), late}),
                      Dimension::Unit, vietnamese);
    REQUIRE(table.rows.size() == 2);
    CHECK(words(table.rows[0].cells[0]) == "dat-dai");
    CHECK(words(table.rows[1].cells[0]) == "Bộ phận Tư pháp");
    CHECK(table.rows[1].cells[3] == Cell(Hundredths{10'000}));
}

TEST_CASE("tables: unknown states and units that nobody has are said, not left out") {
    FileFacts file = ended(at(20, 9));
    file.unit.clear();
    Table const table = overdue_table(november, tallied<OverdueTally>({file}).causes(), vietnamese);
    CHECK(words(table.rows.at(0).cells[0]) == "(chưa phân)");
    CHECK(words(table.rows.at(0).cells[1]) == "(không rõ)");
}
