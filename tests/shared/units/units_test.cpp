#include "shared/units/units.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace onedoor;
using units::Commune;
using units::CommuneKind;
using units::Province;
using units::ProvinceKind;
using units::Units;

namespace {

Units const& vietnam() {
    static Units const units = [] {
        std::ifstream file(ONEDOOR_UNITS, std::ios::binary);
        std::string const json{std::istreambuf_iterator<char>(file), {}};
        return Units::parse(json).value();
    }();
    return units;
}

std::vector<std::string> names(std::vector<Commune const*> const& found) {
    std::vector<std::string> result;
    for (Commune const* commune : found)
        result.push_back(full_name(*commune).vi);
    return result;
}

}

TEST_CASE("units: 34 provinces, 7 of them cities, and 3,321 communes of three kinds") {
    Units const& units = vietnam();
    CHECK(units.provinces().size() == 34);
    CHECK(std::ranges::count(units.provinces(), ProvinceKind::City, &Province::kind) == 7);
    CHECK(units.communes().size() == 3321);
    auto const count = [&](CommuneKind kind) {
        return std::ranges::count(units.communes(), kind, &Commune::kind);
    };
    CHECK(count(CommuneKind::Commune) == 2611);
    CHECK(count(CommuneKind::Ward) == 697);
    CHECK(count(CommuneKind::SpecialZone) == 13);
}

TEST_CASE("units: every province has its name and its number of communes") {
    std::map<std::string, std::pair<std::string, std::size_t>> const expected{
        {"01", {"Hà Nội", 126}},      {"04", {"Cao Bằng", 56}},    {"08", {"Tuyên Quang", 124}},
        {"11", {"Điện Biên", 45}},    {"12", {"Lai Châu", 38}},    {"14", {"Sơn La", 75}},
        {"15", {"Lào Cai", 99}},      {"19", {"Thái Nguyên", 92}}, {"20", {"Lạng Sơn", 65}},
        {"22", {"Quảng Ninh", 54}},   {"24", {"Bắc Ninh", 99}},    {"25", {"Phú Thọ", 148}},
        {"31", {"Hải Phòng", 114}},   {"33", {"Hưng Yên", 104}},   {"37", {"Ninh Bình", 129}},
        {"38", {"Thanh Hóa", 166}},   {"40", {"Nghệ An", 130}},    {"42", {"Hà Tĩnh", 69}},
        {"44", {"Quảng Trị", 78}},    {"46", {"Huế", 40}},         {"48", {"Đà Nẵng", 94}},
        {"51", {"Quảng Ngãi", 96}},   {"52", {"Gia Lai", 135}},    {"56", {"Khánh Hòa", 65}},
        {"66", {"Đắk Lắk", 102}},     {"68", {"Lâm Đồng", 124}},   {"75", {"Đồng Nai", 95}},
        {"79", {"Hồ Chí Minh", 168}}, {"80", {"Tây Ninh", 96}},    {"82", {"Đồng Tháp", 102}},
        {"86", {"Vĩnh Long", 124}},   {"91", {"An Giang", 102}},   {"92", {"Cần Thơ", 103}},
        {"96", {"Cà Mau", 64}}};
    CHECK(expected.size() == 34);
    for (auto const& [code, name_and_count] : expected) {
        Province const* const province = vietnam().find_province(code);
        REQUIRE(province);
        CHECK(province->name == name_and_count.first);
        CHECK(vietnam().communes(*province).size() == name_and_count.second);
    }
}

TEST_CASE("units: the corrections are in") {
    Units const& units = vietnam();
    CHECK(units.find_commune("06978")->name == "Ba Chẽ");
    CHECK(units.find_commune("23938")->name == "Ia Mơ");
    CHECK_FALSE(units.find_commune("06970"));
    CHECK_FALSE(units.find_commune("23737"));
    CHECK(full_name(*units.find_commune("26368")).vi == "Phường Long Thành");
    CHECK(full_name(*units.find_province("75")).vi == "Thành phố Đồng Nai");
    CHECK(units.find_commune("24412")->name == "M'Drắk");
    std::set<std::string> codes;
    for (Commune const& commune : units.communes()) {
        CHECK(codes.insert(commune.code).second);
        CHECK(commune.code.size() == 5);
        CHECK_FALSE(commune.name.contains("’"));
        for (char const* mark : {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"})
            CHECK_FALSE(commune.name.contains(mark));
    }
}

TEST_CASE("units: every commune is found by its code and knows its province") {
    for (Province const& province : vietnam().provinces())
        for (Commune const& commune : vietnam().communes(province)) {
            CHECK(vietnam().find_commune(commune.code) == &commune);
            CHECK(&vietnam().province_of(commune) == &province);
        }
    CHECK_FALSE(vietnam().find_commune(""));
    CHECK_FALSE(vietnam().find_commune("99999"));
    CHECK_FALSE(vietnam().find_province("99"));
}

TEST_CASE("units: names in both languages") {
    CHECK(full_name(*vietnam().find_province("46")) ==
          text::Localized{"Thành phố Huế", "Huế City"});
    CHECK(full_name(*vietnam().find_province("56")) ==
          text::Localized{"Tỉnh Khánh Hòa", "Khánh Hòa Province"});
    CHECK(full_name(*vietnam().find_commune("00004")) ==
          text::Localized{"Phường Ba Đình", "Ba Đình Ward"});
}

TEST_CASE("units: provinces are found while typing, accents or not, kind or not") {
    auto const first = [](std::string_view query) {
        auto const found = vietnam().search_provinces(query, 5);
        return found.empty() ? "" : found.front()->name;
    };
    CHECK(first("Khánh Hòa") == "Khánh Hòa");
    CHECK(first("khanh hoà") == "Khánh Hòa");
    CHECK(first("khanh h") == "Khánh Hòa");
    CHECK(first("thành phố hồ") == "Hồ Chí Minh");
    CHECK(first("chi minh") == "Hồ Chí Minh");
    CHECK(first("dak") == "Đắk Lắk");
    CHECK(first("xyz") == "");
    CHECK(first("  ") == "");
}

TEST_CASE("units: communes are found in one province, the same name first") {
    Province const* const hanoi = vietnam().find_province("01");
    CHECK(names(vietnam().search_communes(hanoi, "ba dinh", 5)) ==
          std::vector<std::string>{"Phường Ba Đình"});
    auto const tan = vietnam().search_communes(nullptr, "tân hưng", 100);
    CHECK(tan.size() > 1);
    CHECK(tan.front()->name == "Tân Hưng");
    CHECK(vietnam().search_communes(nullptr, "tan", 7).size() == 7);
    CHECK(names(vietnam().search_communes(hanoi, "quoc tu giam", 5)) ==
          std::vector<std::string>{"Phường Văn Miếu - Quốc Tử Giám"});
}

TEST_CASE("units: a damaged file is refused") {
    auto const code_of = [](std::string_view json) { return Units::parse(json).error().code; };
    CHECK(code_of("{}") == "units.format");
    CHECK(code_of("[[1]]") == "units.format");
    CHECK(code_of(R"([["01","Hà Nội",2,[]]])") == "units.format");
    CHECK(code_of(R"([["01","Hà Nội",1,[["00004","Ba Đình",3]]]])") == "units.format");
    CHECK(code_of(R"([["02","A",1,[]],["01","B",1,[]]])") == "units.order");
    CHECK(code_of("[") == "json.syntax");
}
