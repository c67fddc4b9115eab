#include "shared/units/printed_address.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>

using namespace onedoor;
using units::PrintedAddress;

namespace {

units::Units const& today() {
    static units::Units const units =
        units::Units::parse(support::read_file(ONEDOOR_UNITS)).value();
    return units;
}

units::UnitMappings const& before() {
    static units::UnitMappings const mappings =
        units::UnitMappings::parse(support::read_file(ONEDOOR_UNIT_MAPPINGS)).value();
    return mappings;
}

constexpr core::Date in_2021{2021, 6, 15}, in_2026{2026, 3, 2};

PrintedAddress located(std::string_view printed, std::optional<core::Date> issued_on = in_2021) {
    return units::locate(printed, issued_on, {today(), before()});
}

std::string commune(std::string_view printed, std::optional<core::Date> issued_on = in_2021) {
    return located(printed, issued_on).commune;
}

}

TEST_CASE("printed address: one with a district is today's commune, the street stays as printed") {
    PrintedAddress const address = located("Tổ 5, 12 Trần Phú, Lộc Thọ, Nha Trang, Khánh Hòa");
    CHECK(address.commune == "22366");
    CHECK(address.province == "56");
    CHECK(address.street == "Tổ 5, 12 Trần Phú");
    CHECK(address.communes.empty());
    CHECK(located("Lộc Thọ, Nha Trang, Khánh Hòa").street.empty());
}

TEST_CASE("printed address: kinds may be written out, abbreviated or missing") {
    for (std::string_view const printed :
         {"Phường Lộc Thọ, Thành phố Nha Trang, Tỉnh Khánh Hòa",
          "P. Lộc Thọ, TP. Nha Trang, T. Khánh Hòa", "P.Lộc Thọ,TP Nha Trang,Khánh Hòa",
          "phuong loc tho, tp nha trang, khanh hoa", "LỘC THỌ, NHA TRANG, KHÁNH HOÀ"}) {
        CAPTURE(printed);
        CHECK(commune(printed) == "22366");
    }
    CHECK(commune("Phường 12, Quận Gò Vấp, TP. Hồ Chí Minh") == "26882");
    CHECK(commune("P.012, Q.Gò Vấp, Hồ Chí Minh") == "26882");
}

TEST_CASE("printed address: one of two tiers is found as it is") {
    PrintedAddress const address =
        located("12 Trần Phú, Phường Nha Trang, Tỉnh Khánh Hòa", in_2026);
    CHECK(address.commune == "22366");
    CHECK(address.street == "12 Trần Phú");
    CHECK(commune("Phường Ba Đình, Hà Nội", in_2026) == "00004");
    CHECK(commune("Xã Ba Đình, Hà Nội", in_2026).empty());
}

TEST_CASE("printed address: a divided commune is left open, its province is certain") {
    PrintedAddress const address = located("Số 3, Dịch Vọng, Cầu Giấy, Hà Nội");
    CHECK(address.commune.empty());
    CHECK(address.communes == std::vector<std::string>{"00160", "00166"});
    CHECK(address.province == "01");
    CHECK(address.street == "Số 3");
}

TEST_CASE("printed address: what is not certain is left empty as a whole") {
    PrintedAddress const nothing;
    for (std::string_view const printed :
         {"", ",,,", "Khánh Hòa", "Không Có, Nha Trang, Khánh Hòa", "Lộc Thọ, Khánh Hòa",
          "Lộc Thọ, Nha Trang, Nước Ngoài", "Lộc Thọ - Nha Trang - Khánh Hòa"}) {
        CAPTURE(printed);
        CHECK(located(printed) == nothing);
    }
}

TEST_CASE("printed address: without a day of issue only a kind tells that there is no district") {
    CHECK(commune("Phường Nha Trang, Khánh Hòa", std::nullopt) == "22366");
    CHECK(commune("Nha Trang, Khánh Hòa", std::nullopt).empty());
    CHECK(commune("Lộc Thọ, Nha Trang, Khánh Hòa", std::nullopt) == "22366");
}

TEST_CASE("printed address: where both readings fit, the day of issue decides") {
    auto const units =
        units::Units::parse(R"([["01","A",0,[["00001","B",0],["00002","C",0]]]])").value();
    auto const mappings =
        units::UnitMappings::parse(R"([["Tỉnh A",[["Huyện B",[["Xã D","00009","00002"]]]]]])")
            .value();
    auto const found = [&](std::optional<core::Date> issued_on) {
        return units::locate("D, B, A", issued_on, {units, mappings});
    };
    CHECK(found(in_2021).commune == "00002");
    CHECK(found(in_2021).street.empty());
    CHECK(found(in_2026).commune == "00001");
    CHECK(found(in_2026).street == "D");
    CHECK(found(std::nullopt) == PrintedAddress{});
}
