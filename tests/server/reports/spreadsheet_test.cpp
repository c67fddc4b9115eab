#include "server/reports/spreadsheet.h"

#include <cstring>
#include <doctest/doctest.h>
#include <map>
#include <zlib.h>

using namespace onedoor;
using namespace onedoor::figures;

namespace {

template<typename Number> std::size_t number_at(std::string const& bytes, std::size_t offset) {
    Number number{};
    REQUIRE(offset + sizeof number <= bytes.size());
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
}

std::string inflated(std::string_view packed, std::size_t size) {
    std::string content(size, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
    std::string input(packed);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    inflateEnd(&stream);
    return content;
}

/// Files of a ZIP archive by name, from its central directory (APPNOTE 4.3.12).
std::map<std::string, std::string> unpacked(std::string const& zip) {
    std::map<std::string, std::string> files;
    std::size_t const end = zip.rfind("PK\x05\x06");
    REQUIRE(end != std::string::npos);
    std::size_t entry = number_at<std::uint32_t>(zip, end + 16);
    for (std::size_t left = number_at<std::uint16_t>(zip, end + 10); left > 0; --left) {
        std::size_t const packed_size = number_at<std::uint32_t>(zip, entry + 20);
        std::size_t const size = number_at<std::uint32_t>(zip, entry + 24);
        std::size_t const name_size = number_at<std::uint16_t>(zip, entry + 28);
        std::size_t const local = number_at<std::uint32_t>(zip, entry + 42);
        std::size_t const start = local + 30 + number_at<std::uint16_t>(zip, local + 26) +
                                  number_at<std::uint16_t>(zip, local + 28);
        files[zip.substr(entry + 46, name_size)] =
            inflated(std::string_view(zip).substr(start, packed_size), size);
        entry += 46 + name_size + number_at<std::uint16_t>(zip, entry + 30) +
                 number_at<std::uint16_t>(zip, entry + 32);
    }
    return files;
}

Table small_table() {
    return {.id = "bieu-ii-06a",
            .title = "TÌNH HÌNH <GIẢI QUYẾT>",
            .period = "Từ 01/11/2026 đến 30/11/2026",
            .columns = {{"", "Lĩnh vực", 40},
                        {"Tiếp nhận", "Tổng số"},
                        {"Tiếp nhận", "%"},
                        {"", "Lúc"}},
            .rows = {{{"Hộ tịch & khác", std::int64_t{1234}, Hundredths{6667}, core::Instant{0}},
                      RowKind::Plain},
                     {{"=1+1", Cell(), Cell(), core::Date{2026, 11, 2}}, RowKind::Total}},
            .notes = {"Đơn vị tính: số hồ sơ"}};
}

bool has(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("spreadsheet: a workbook with the words, numbers and merged heads of the table") {
    Result<std::string> const book = reports::to_xlsx(small_table());
    REQUIRE(book);
    auto const files = unpacked(*book);
    REQUIRE(files.contains("xl/worksheets/sheet1.xml"));
    std::string const& words = files.at("xl/sharedStrings.xml");
    CHECK(has(words, "TÌNH HÌNH &lt;GIẢI QUYẾT&gt;"));
    CHECK(has(words, "Hộ tịch &amp; khác"));
    CHECK(has(words, "Đơn vị tính: số hồ sơ"));
    CHECK(has(files.at("xl/workbook.xml"), "name=\"bieu-ii-06a\""));
    std::string const& sheet = files.at("xl/worksheets/sheet1.xml");
    CHECK(has(sheet, "<v>1234</v>"));
    CHECK(has(sheet, "<v>66.67"));
    CHECK(has(sheet, "<mergeCell ref=\"B4:C4\"/>"));
    CHECK(has(sheet, "orientation=\"landscape\""));
}

TEST_CASE("spreadsheet: words that look like a formula stay words, moments are Vietnam's") {
    auto const files = unpacked(reports::to_xlsx(small_table()).value());
    CHECK(has(files.at("xl/sharedStrings.xml"), "<t>=1+1</t>"));
    std::string const& sheet = files.at("xl/worksheets/sheet1.xml");
    CHECK_FALSE(has(sheet, "<f>"));
    // 1970-01-01 07:00 and 2026-11-02, in days since 1899-12-30.
    CHECK(has(sheet, "<v>25569.2916666"));
    CHECK(has(sheet, "<v>46328</v>"));
}

TEST_CASE("spreadsheet: ten thousand rows") {
    Table table = small_table();
    table.rows.resize(10'000, table.rows.front());
    auto const files = unpacked(reports::to_xlsx(table).value());
    CHECK(has(files.at("xl/worksheets/sheet1.xml"), "<row r=\"10005\""));
}
