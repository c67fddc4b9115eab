#include "shared/cases/file_code.h"

#include <doctest/doctest.h>
#include <random>
#include <regex>

using namespace onedoor;
using namespace onedoor::cases;

static std::string made(AgencyStyle style, std::string_view agency, core::Date date,
                        std::uint32_t sequence) {
    auto const code = make_file_code(style, agency, date, sequence);
    return code ? code->text() : code.error().code;
}

TEST_CASE("file code: the three real styles") {
    CHECK(made(AgencyStyle::Circular2018, "000.00.04.H40", {2023, 4, 14}, 2) ==
          "000.00.04.H40-230414-0002");
    CHECK(made(AgencyStyle::Decision2020, "H15.50.05.13", {2026, 10, 8}, 975) ==
          "H15.50.05.13-261008-0975");
    CHECK(made(AgencyStyle::Ministry, "G09.20", {2026, 6, 9}, 92637) == "G09.20-20260609-0092637");
}

TEST_CASE("file code: an agency of another style is refused") {
    CHECK(made(AgencyStyle::Circular2018, "H15.50.05.13", {2026, 1, 1}, 1) == "file_code.agency");
    CHECK(made(AgencyStyle::Decision2020, "000.00.04.H40", {2026, 1, 1}, 1) == "file_code.agency");
    for (std::string_view const agency : {"", "H1", "H15.", ".H15", "H15..05", "h15.50", "H15.5000",
                                          "H15.50-05", "H15 50", "H15.1.2.3.4.5.6.7"})
        CHECK_MESSAGE(
            made(AgencyStyle::Decision2020, agency, {2026, 1, 1}, 1) == "file_code.agency", agency);
}

TEST_CASE("file code: the day's numbers end at 9,999 and never start again") {
    core::Date const day{2026, 11, 21};
    CHECK(made(AgencyStyle::Decision2020, "H32.10", day, 9'999) == "H32.10-261121-9999");
    CHECK(made(AgencyStyle::Decision2020, "H32.10", day, 10'000) == "file_code.sequence_exhausted");
    CHECK(made(AgencyStyle::Decision2020, "H32.10", day, 0) == "file_code.sequence_exhausted");
    CHECK(made(AgencyStyle::Ministry, "G09.20", day, 9'999'999) == "G09.20-20261121-9999999");
    CHECK(made(AgencyStyle::Ministry, "G09.20", day, 10'000'000) == "file_code.sequence_exhausted");
}

TEST_CASE("file code: only days of this century can be written") {
    CHECK(made(AgencyStyle::Decision2020, "H32.10", {1999, 12, 31}, 1) == "file_code.date");
    CHECK(made(AgencyStyle::Decision2020, "H32.10", {2100, 1, 1}, 1) == "file_code.date");
    CHECK(made(AgencyStyle::Decision2020, "H32.10", {2026, 2, 29}, 1) == "file_code.date");
}

TEST_CASE("file code: what was read is written the same") {
    for (std::string_view const text :
         {"000.00.04.H40-230414-0002", "H15.50.05.13-261008-0975", "G09.20-20260609-0092637",
          "H32-261121-00001", "AB.1.2.3.4.5.6-240229-0000000"})
        CHECK(parse_file_code(text).value().text() == text);
    FileCode const code = parse_file_code("G09.20-20260609-0092637").value();
    CHECK(code.agency == "G09.20");
    CHECK(code.date == core::Date{2026, 6, 9});
    CHECK(code.sequence == 92'637);
}

TEST_CASE("file code: a day that never was is refused") {
    CHECK(parse_file_code("H32.10-260229-0001").error().code == "file_code.date");
    CHECK(parse_file_code("H32.10-261301-0001").error().code == "file_code.date");
    CHECK(parse_file_code("H32.10-00000101-0001").error().code == "file_code.date");
}

TEST_CASE("file code: the parser accepts exactly the shapes in use") {
    std::regex const shape("[A-Z0-9]{2,3}(\\.[A-Z0-9]{1,3}){0,6}-(\\d{6}|\\d{8})-\\d{4,7}");
    constexpr std::uint32_t seed = 118;
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::string const starts[] = {"000.00.04.H40-230414-0002", "H15.50.05.13-261008-0975",
                                  "G09.20-20260609-0092637", "A1.B.C.D.E.F.G-251231-9999"};
    std::string_view const characters = "AZaz09.-- H";
    for (int round = 0; round < 200'000; ++round) {
        std::string text = starts[random() % std::size(starts)];
        for (unsigned i = 0; i <= random() % 3; ++i) {
            std::size_t const place = random() % (text.size() + 1);
            char const character = characters[random() % characters.size()];
            if (random() % 3 == 0)
                text.insert(place, 1, character);
            else if (place < text.size() && random() % 2 == 0)
                text.erase(place, 1);
            else if (place < text.size())
                text[place] = character;
        }
        auto const code = parse_file_code(text);
        bool const shaped = code || code.error().code == "file_code.date";
        REQUIRE_MESSAGE(shaped == std::regex_match(text, shape), text);
        if (code)
            REQUIRE(code->text() == text);
    }
}

TEST_CASE("file code: what people type is tidied first") {
    CHECK(tidy_code("  h15.50.05.13–261008 - 0975\n") == "H15.50.05.13-261008-0975");
    CHECK(tidy_code("tn‑ab\u00A0cd") == "TN-ABCD");
    CHECK(tidy_code("") == "");
    CHECK(tidy_code("Đ\xff") == "Đ\xff");
}
