#include "shared/units/unit_mappings.h"
#include "shared/units/units.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace onedoor;
using units::UnitMappings;

namespace {

std::string content(char const* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

UnitMappings const& mappings() {
    static UnitMappings const mappings =
        UnitMappings::parse(content(ONEDOOR_UNIT_MAPPINGS)).value();
    return mappings;
}

using Codes = std::vector<std::string>;

}

TEST_CASE("old communes: found by their code") {
    CHECK(mappings().find_by_code("26881") == Codes{"26882"});
    CHECK(mappings().find_by_code("99999").empty());
    CHECK(mappings().find_by_code("").empty());
}

TEST_CASE("old communes: found by the names on old cards, accents and kinds or not") {
    Codes const expected{"26882"};
    CHECK(mappings().find_by_name({"Phường 12", "Quận Gò Vấp", "Thành phố Hồ Chí Minh"}) ==
          expected);
    CHECK(mappings().find_by_name({"phuong 12", "go vap", "ho chi minh"}) == expected);
    CHECK(mappings().find_by_name({"12", "Gò Vấp", "TP. Hồ Chí Minh"}) == expected);
    CHECK(mappings().find_by_name({"Phường 99", "Quận Gò Vấp", "Hồ Chí Minh"}).empty());
    CHECK(mappings().find_by_name({"", "", ""}).empty());
}

TEST_CASE("old communes: a target known by name only has been given its code") {
    CHECK(mappings().find_by_name({"Phường Nghĩa Xá", "Quận Lê Chân", "Hải Phòng"}).size() == 1);
}

TEST_CASE("old communes: every target is a commune of today") {
    auto const units = units::Units::parse(content(ONEDOOR_UNITS)).value();
    CHECK(mappings().size() > 10'000);
    for (std::string const& code : mappings().targets())
        CHECK(units.find_commune(code));
}

TEST_CASE("old communes: the kind tells two of one name apart") {
    auto const two = UnitMappings::parse(
                         R"([["Tỉnh A",[["Huyện B",[["Thị trấn C","1","x"],["Xã C","2","y"]]]]]])")
                         .value();
    CHECK(two.find_by_name({"Xã C", "Huyện B", "Tỉnh A"}) == Codes{"y"});
    CHECK(two.find_by_name({"C", "Huyện B", "Tỉnh A"}) == Codes{"x", "y"});
}

TEST_CASE("old communes: a damaged file is refused") {
    for (char const* json :
         {"{}", R"([["A"]])", R"([["A",[["B",[["C","1"]]]]]])", R"([["A",[1]]])"})
        CHECK(UnitMappings::parse(json).error().code == "unit_mappings.format");
}
