#include "tests/shared/search/search_fixture.h"

using namespace onedoor;
using namespace onedoor::search;

static std::string highlighted(Index const& index, std::string_view query) {
    auto const matches = search::search(index, {query});
    if (matches.empty())
        return "nothing";
    std::string const& name = index.entries()[matches.front().entry].name.vi;
    std::string text = name;
    for (auto highlight = matches.front().highlights.rbegin();
         highlight != matches.front().highlights.rend(); ++highlight) {
        text.insert(highlight->end, "]");
        text.insert(highlight->begin, "[");
    }
    return text;
}

TEST_CASE("search: a query written with accents prefers the words that have them") {
    Index const index = index_of({{"Đăng ký sơ đồ", {}}, {"Cấp sổ đỏ", {}}, {"Số độ cồn", {}}});
    CHECK(ids_of(index, "sổ đỏ").front() == "1");
    CHECK(ids_of(index, "sơ đồ").front() == "0");
    CHECK(ids_of(index, "số độ").front() == "2");
    CHECK(ids_of(index, "so do").size() == 3);
}

TEST_CASE("search: tones stand where the writer puts them") {
    Index const index = index_of({{"Hòa giải", {}}, {"Thủy lợi", {}}});
    CHECK(ids_of(index, "hoà giải").front() == "0");
    CHECK(ids_of(index, "thuỷ lợi").front() == "1");
}

TEST_CASE("search: one typo is forgiven from four letters, two from eight, none below") {
    Index const index = index_of({{"Đăng ký khai sinh", {}}, {"Certificate of residence", {}}});
    CHECK(best_of(index, "khia sinh") == "0");
    CHECK(best_of(index, "khai snh") == "0");
    CHECK(best_of(index, "certifcate") == "1");
    CHECK(best_of(index, "certifcat of") == "1");
    CHECK(best_of(index, "sxyh ") == "nothing");
    CHECK(best_of(index, "kyy ") == "nothing");
}

TEST_CASE("search: only the last word may be unfinished, and only without a blank after it") {
    Index const index = index_of({{"Khai sinh", {}}, {"Khai tử", {}}});
    CHECK(best_of(index, "khai si") == "0");
    CHECK(best_of(index, "kh") == "0");
    CHECK(best_of(index, "kh ") == "nothing");
    CHECK(ids_of(index, "khai").size() == 2);
}

TEST_CASE("search: an unfinished word keeps to the accents typed so far") {
    Index const index = index_of({{"Cấp đổi", {}}, {"Cấp đỏ", {}}, {"Giấy tờ", {}}, {"Già", {}}});
    CHECK(ids_of(index, "cấp đô").front() == "0");
    CHECK(ids_of(index, "đỏ").front() == "1");
    CHECK(best_of(index, "giấ") == "2");
    CHECK(highlighted(index, "cấp đổ") == "[Cấp đổ]i");
}

TEST_CASE("search: words that say nothing are not needed but help") {
    Index const index = index_of({{"Lâm nghiệp", {}}, {"Nông nghiệp", {}}, {"Khai sinh", {}}});
    CHECK(best_of(index, "tôi muốn làm khai sinh cho con") == "2");
    CHECK(ids_of(index, "lam nghiep") == std::vector<std::string>{"0", "1"});
    CHECK(best_of(index, "cho") == "nothing");
}

TEST_CASE("search: results share the greatest number of words, at least half") {
    Index const index =
        index_of({{"Cấp giấy khai sinh", {}}, {"Cấp giấy phép xây dựng", {}}, {"Hộ chiếu", {}}});
    CHECK(ids_of(index, "giấy khai sinh") == std::vector<std::string>{"0"});
    CHECK(ids_of(index, "giấy khai sinh vũng tàu") == std::vector<std::string>{"0"});
    CHECK(ids_of(index, "giấy vũng tàu nha trang").empty());
}

TEST_CASE("search: a phrase that says just what was asked comes first") {
    Index const index = index_of({{"Cấp bản sao giấy khai sinh từ sổ hộ tịch", {}},
                                  {"Đăng ký khai sinh", {"giấy khai sinh"}},
                                  {"Khai báo nơi sinh, giấy tờ", {}}});
    CHECK(ids_of(index, "giấy khai sinh") == std::vector<std::string>{"1", "0", "2"});
}

TEST_CASE("search: the words of the name that fit are highlighted") {
    Index const index = index_of({{"Đăng ký khai sinh, khai tử", {}}});
    CHECK(highlighted(index, "khai sinh ") == "Đăng ký [khai sinh], [khai] tử");
    CHECK(highlighted(index, "dang ky") == "[Đăng ký] khai sinh, khai tử");
    CHECK(highlighted(index, "đă") == "[Đă]ng ký khai sinh, khai tử");
    CHECK(highlighted(index, "sihn") == "Đăng ký khai [sinh], khai tử");
}

TEST_CASE("search: the English name is highlighted when English is asked for") {
    Index const index = index_of({{"Khai sinh", {}}});
    auto const matches = search::search(index, {"procedure", text::Language::English});
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].highlights == std::vector<Highlight>{{0, 9}});
}

TEST_CASE("search: nothing asked finds nothing") {
    Index const index = index_of({{"Khai sinh", {}}});
    for (char const* const query : {"", " ", "?!", ".", "1234", "zzzz"}) {
        INFO(query);
        CHECK(search::search(index, {query}).empty());
    }
}

TEST_CASE("search: the number of results is limited") {
    std::vector<std::pair<std::string, std::vector<std::string>>> procedures(80, {"Khai sinh", {}});
    Index const index = index_of(procedures);
    CHECK(search::search(index, {"khai sinh"}).size() == limits::search_results_max);
    CHECK(search::search(index, {"khai sinh", text::Language::Vietnamese, 7}).size() == 7);
}

TEST_CASE("search: a query of any length is answered") {
    Index const index = index_of({{"Khai sinh", {}}});
    std::string query;
    for (int i = 0; i < 500; ++i)
        query += "sinh ạ ";
    CHECK(search::search(index, {query}).size() == 1);
}
