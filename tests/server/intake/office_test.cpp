#include "tests/server/intake/office.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("office: the reference deployment is read with its calendar") {
    intake::Office const office = testing::read_office();
    CHECK(office.agency_id == "H32");
    CHECK(office.code_style == cases::AgencyStyle::Decision2020);
    CHECK_FALSE(office.hotline);
    REQUIRE(office.find_unit(office.receiving_unit) != nullptr);
    CHECK(office.find_unit("mot-cua")->name.vi == "Bộ phận Một cửa");
    CHECK(office.find_unit("tu-phap")->handles);
    CHECK(office.find_unit("") == nullptr);
    CHECK(office.working_calendar.covers({2026, 11, 20}));
}

TEST_CASE("office: grants are for units it has, or for all") {
    intake::Office const office = testing::read_office();
    std::vector<staff::Grant> grants{{cases::Role::Handler, "tu-phap"}, {cases::Role::Leader, ""}};
    CHECK(intake::check_grants(office, grants));
    grants.push_back({cases::Role::Handler, "tu-phap-2"});
    CHECK(intake::check_grants(office, grants).error().code == "staff.unit");
}

TEST_CASE("office: a wrong agency, style or member names the spot") {
    auto const refusal = [](std::string const& from, std::string const& to) {
        std::string text = testing::read_text("assets/office/khanh-hoa.json");
        text.replace(text.find(from), from.size(), to);
        Result<intake::Office> const office =
            intake::Office::parse(text, testing::read_text("assets/calendars/khanh-hoa.json"));
        return office ? "accepted" : office.error().code + " " + office.error().path;
    };
    CHECK(refusal("\"H32\"", "\"h32\"") == "office.agency agency");
    CHECK(refusal("decision_2020", "mine") == "office.code_style code_style");
    CHECK(refusal("\"id\": \"tu-phap\"", "\"id\": \"Tư pháp\"") == "office.unit units[1].id");
    CHECK(refusal("\"id\": \"tu-phap\"", "\"id\": \"mot-cua\"") == "office.unit units");
    CHECK(refusal("\"receiving_unit\": \"mot-cua\"", "\"receiving_unit\": \"khong-co\"") ==
          "office.unit receiving_unit");
    CHECK(refusal("\"hotline\"", "\"phone\"") == "json.unknown_field phone");
}
