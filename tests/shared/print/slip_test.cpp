#include "shared/print/slip.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string_view>

using namespace onedoor;
using namespace onedoor::print;

namespace {

constexpr char const* address = "https://motcua.anbinh.example/ho-so/H32.10-261121-0008";

receipts::Slip example() {
    return {.office = "Trung tâm Phục vụ hành chính công phường Nha Trang",
            .title = "PHIẾU NHẬN HỒ SƠ",
            .codes = {{"Mã hồ sơ", "H32.10-261121-0008"}},
            .lines = {{"Thủ tục", "Đăng ký khai sinh"},
                      {"Người nộp", "Nguyễn Thị Quỳnh Hương"},
                      {"Nhận lúc", "09:31 ngày 21/11/2026"}},
            .address = address,
            .notes = {"Giấy in nhiệt phai dần: hãy chụp lại phiếu này hoặc ghi mã hồ sơ."}};
}

Raster drawn(receipts::Slip const& content, std::size_t width = dots_80_mm,
             Edition edition = Edition::Original) {
    auto raster = slip_raster(content, width, edition);
    REQUIRE(raster);
    return std::move(*raster);
}

}

TEST_CASE("slip: equal contents give equal dots, a copy says more") {
    CHECK((drawn(example()) == drawn(example())));
    Raster const original = drawn(example());
    Raster const copy = drawn(example(), dots_80_mm, Edition::Copy);
    REQUIRE(copy.height > original.height);
    std::size_t const mark_bytes = (copy.height - original.height) * original.width / 8;
    bool const has_mark =
        std::any_of(copy.dots.begin(), copy.dots.begin() + static_cast<std::ptrdiff_t>(mark_bytes),
                    [](std::uint8_t dots) { return dots != 0; });
    CHECK(has_mark);
}

TEST_CASE("slip: no two Vietnamese letters look alike in the smallest print") {
    constexpr std::string_view letters[] = {
        "a", "à", "á", "ả", "ã", "ạ", "ă", "ằ", "ắ", "ẳ", "ẵ", "ặ", "â", "ầ", "ấ", "ẩ", "ẫ",
        "ậ", "e", "è", "é", "ẻ", "ẽ", "ẹ", "ê", "ề", "ế", "ể", "ễ", "ệ", "i", "ì", "í", "ỉ",
        "ĩ", "ị", "o", "ò", "ó", "ỏ", "õ", "ọ", "ô", "ồ", "ố", "ổ", "ỗ", "ộ", "ơ", "ờ", "ớ",
        "ở", "ỡ", "ợ", "u", "ù", "ú", "ủ", "ũ", "ụ", "ư", "ừ", "ứ", "ử", "ữ", "ự", "y", "ỳ",
        "ý", "ỷ", "ỹ", "ỵ", "d", "đ", "A", "À", "Á", "Ả", "Ã", "Ạ", "Ă", "Ằ", "Ắ", "Ẳ", "Ẵ",
        "Ặ", "Â", "Ầ", "Ấ", "Ẩ", "Ẫ", "Ậ", "E", "È", "É", "Ẻ", "Ẽ", "Ẹ", "Ê", "Ề", "Ế", "Ể",
        "Ễ", "Ệ", "I", "Ì", "Í", "Ỉ", "Ĩ", "Ị", "O", "Ò", "Ó", "Ỏ", "Õ", "Ọ", "Ô", "Ồ", "Ố",
        "Ổ", "Ỗ", "Ộ", "Ơ", "Ờ", "Ớ", "Ở", "Ỡ", "Ợ", "U", "Ù", "Ú", "Ủ", "Ũ", "Ụ", "Ư", "Ừ",
        "Ứ", "Ử", "Ữ", "Ự", "Y", "Ỳ", "Ý", "Ỷ", "Ỹ", "Ỵ", "D", "Đ"};
    std::set<core::Bytes> pictures;
    for (std::string_view const letter : letters)
        pictures.insert(drawn({.notes = {std::string(letter)}}, dots_58_mm).dots);
    CHECK(pictures.size() == std::size(letters));
}

TEST_CASE("slip: a code stays in one line on narrow paper too") {
    receipts::Slip const short_code{.codes = {{{}, "H32"}}};
    receipts::Slip const long_code{.codes = {{{}, "H32.10-261121-0008"}}};
    CHECK(drawn(long_code, dots_58_mm).height <= drawn(short_code, dots_58_mm).height);
}

TEST_CASE("slip: nothing touches the edges of the paper") {
    for (std::size_t const width : {dots_58_mm, dots_80_mm}) {
        Raster const slip = drawn(example(), width);
        std::size_t touching = 0;
        for (std::size_t y = 0; y < slip.height; ++y) {
            std::uint8_t const first = slip.dots[y * width / 8] & 0xF0;
            std::uint8_t const last = slip.dots[(y + 1) * width / 8 - 1] & 0x0F;
            touching += first != 0 || last != 0;
        }
        CHECK(touching == 0);
    }
}

TEST_CASE("slip: long names are broken, not cut off") {
    receipts::Slip content = example();
    std::size_t const height = drawn(content, dots_58_mm).height;
    content.lines[1].value = std::string(120, 'N');
    CHECK(drawn(content, dots_58_mm).height > height);
}

TEST_CASE("slip: another width, a code or a text too long are errors") {
    auto const code = [](receipts::Slip const& content, std::size_t width = dots_80_mm) {
        auto const raster = slip_raster(content, width, Edition::Original);
        return raster ? std::string() : raster.error().code;
    };
    CHECK(code(example(), 512) == "raster.size");
    CHECK(code({.address = std::string(3000, 'a')}) == "qr.too_long");
    CHECK(code({.notes = std::vector<std::string>(2000, "dòng")}) == "raster.size");
}
