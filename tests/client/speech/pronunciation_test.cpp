#include "client/speech/pronunciation.h"

#include <doctest/doctest.h>

using namespace onedoor;
using speech::pronounced;
using speech::spelled;
using text::Language;

namespace {

std::string vi(std::string_view written) {
    return pronounced(written, Language::Vietnamese);
}

std::string en(std::string_view written) {
    return pronounced(written, Language::English);
}

}

TEST_CASE("pronunciation: a procedure's number is spelled, not counted") {
    CHECK(vi("Mã 2.000635, Hộ tịch") == "Mã hai, không không không, sáu ba năm, Hộ tịch");
    CHECK(vi("1.500 đồng") == "một nghìn năm trăm đồng");
}

TEST_CASE("pronunciation: a file code is spelled in its groups") {
    CHECK(vi("H32.10-261121-0008") == "hát ba hai, dấu chấm, một không, gạch ngang, "
                                      "hai sáu một, một hai một, gạch ngang, "
                                      "không không không tám");
    CHECK(vi("Hồ sơ TN-7KQA.") == "Hồ sơ tê en-nờ, gạch ngang, bảy ca quy a.");
    CHECK(vi("ABC-DEF-GHJ") == "a bê xê, gạch ngang, dê e ép, gạch ngang, giê hát gi");
    CHECK(en("TN-7K") == "t n, hyphen, seven k");
}

TEST_CASE("pronunciation: what looks like a code and is a word stays a word") {
    for (char const* written : {"BẢN SAO", "Việt Nam", "MỘT CỬA", "Giấy A4", "XIN CHÀO"})
        CHECK(vi(written) == written);
}

TEST_CASE("pronunciation: citizen's and phone numbers are said digit by digit in groups") {
    CHECK(vi("056192001237") == "không năm sáu, một chín hai, không không một, hai ba bảy");
    CHECK(vi("0905123268") == "không chín không năm, một hai ba, hai sáu tám");
    CHECK(vi("Gọi 0905 123 268 nhé") == "Gọi không chín không năm, một hai ba, hai sáu tám nhé");
    CHECK(vi("+84 905 123 268").starts_with("dấu cộng, tám bốn, chín không năm"));
    CHECK(vi("gọi 1900 6868.") == "gọi một chín không không, sáu tám sáu tám.");
    CHECK(vi("tệp 4f9a01c7") == "tệp bốn ép chín a không một xê bảy");
    CHECK(en("0905 123 268") == "zero nine zero five, one two three, two six eight");
}

TEST_CASE("pronunciation: dates are days, months and years") {
    CHECK(vi("23/11/2026") == "ngày 23 tháng 11 năm 2026");
    CHECK(vi("Ngày 03/02/2026.") == "Ngày 3 tháng 2 năm 2026.");
    CHECK(vi("từ 11/2026") == "từ tháng 11 năm 2026");
    CHECK(en("23/11/2026") == "23 November 2026");
    CHECK(vi("31/02/2026") == "31/02/2026");
}

TEST_CASE("pronunciation: times are hours and minutes") {
    CHECK(vi("17:00 thứ Hai, 23/11/2026") == "17 giờ thứ Hai, ngày 23 tháng 11 năm 2026");
    CHECK(vi("lúc 09:05") == "lúc 9 giờ 5 phút");
    CHECK(en("09:05") == "9 oh 5 a.m.");
    CHECK(en("17:00") == "5 p.m.");
    CHECK(vi("25:61") == "25:61");
}

TEST_CASE("pronunciation: money is said in words, thousands without points") {
    CHECK(vi("Phí 2.000 đ/trang") == "Phí hai nghìn đồng một trang");
    CHECK(vi("14.000\u00A0đ") == "mười bốn nghìn đồng");
    CHECK(vi("1.250.000 người") == "1250000 người");
    CHECK(en("Fee 14.000 đ/page") == "Fee 14,000 dong per page");
}

TEST_CASE("pronunciation: a law's number is said as people say it") {
    CHECK(vi("Nghị định 123/2015/NĐ-CP") == "Nghị định số 123 năm 2015, en-nờ đê, xê pê");
    CHECK(vi("số 91/2025/QH15") == "số 91 năm 2025, của Quốc hội khóa 15");
}

TEST_CASE("pronunciation: steps, shares and signs between words") {
    CHECK(vi("Bước 1/9: Người yêu cầu") == "Bước 1 trên 9: Người yêu cầu");
    CHECK(vi("64%") == "64 phần trăm");
    CHECK(vi("Ông/bà cần “Họ tên” – xin ghi") == "Ông bà cần Họ tên, xin ghi");
    CHECK(vi("UBND phường") == "Ủy ban nhân dân phường");
    CHECK(vi("an.nguyen@example.vn") == "an dấu chấm nguyen a còng example dấu chấm vn");
    CHECK(vi("") == "");
}

TEST_CASE("EN 301 549 5.1.3.8: what the screen covers is heard as asterisks") {
    CHECK(vi("0561••••••37") == "không năm sáu một, 6 dấu sao, ba bảy");
    CHECK(en("••••") == "4 asterisks");
}

TEST_CASE("EN 301 549 5.1.3.14: Vietnamese names on an English page keep their sound") {
    using speech::language_heard;
    CHECK(language_heard("Đăng ký lại khai sinh", Language::English) == Language::Vietnamese);
    CHECK(language_heard("Một Cửa", Language::English) == Language::Vietnamese);
    CHECK(language_heard("Ward of Nguyễn Trãi Street", Language::English) == Language::English);
    CHECK(language_heard("Result due", Language::English) == Language::English);
    CHECK(language_heard("café", Language::Vietnamese) == Language::Vietnamese);
}
