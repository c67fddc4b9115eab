#include "shared/fees/format.h"

#include <doctest/doctest.h>

using namespace onedoor;
using core::Dong;

TEST_CASE("money is shown with points and a no-break space") {
    CHECK(fees::format(Dong{0}) == "0\u00A0đ");
    CHECK(fees::format(Dong{999}) == "999\u00A0đ");
    CHECK(fees::format(Dong{14'000}) == "14.000\u00A0đ");
    CHECK(fees::format(Dong{1'234'567}) == "1.234.567\u00A0đ");
    CHECK(fees::format(Dong{-14'000}) == "-14.000\u00A0đ");
    CHECK(fees::format(Dong{-140}) == "-140\u00A0đ");
}

TEST_CASE("money in words: as written on Vietnamese receipts") {
    auto const words = [](std::int64_t amount) { return fees::in_words(Dong{amount}); };
    CHECK(words(0) == "không đồng");
    CHECK(words(5) == "năm đồng");
    CHECK(words(10) == "mười đồng");
    CHECK(words(11) == "mười một đồng");
    CHECK(words(15) == "mười lăm đồng");
    CHECK(words(20) == "hai mươi đồng");
    CHECK(words(21) == "hai mươi mốt đồng");
    CHECK(words(24) == "hai mươi tư đồng");
    CHECK(words(25) == "hai mươi lăm đồng");
    CHECK(words(100) == "một trăm đồng");
    CHECK(words(105) == "một trăm linh năm đồng");
    CHECK(words(110) == "một trăm mười đồng");
    CHECK(words(14'000) == "mười bốn nghìn đồng");
    CHECK(words(1005) == "một nghìn không trăm linh năm đồng");
    CHECK(words(1050) == "một nghìn không trăm năm mươi đồng");
    CHECK(words(200'000) == "hai trăm nghìn đồng");
    CHECK(words(1'000'001) == "một triệu không trăm linh một đồng");
    CHECK(words(1'234'567) == "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng");
    CHECK(words(2'000'000'000) == "hai tỷ đồng");
    CHECK(words(999'999'999'999) ==
          "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín "
          "nghìn chín trăm chín mươi chín đồng");
}
