#include "shared/print/sheet_pdf.h"
#include "tests/support/form_examples.h"
#include "tests/support/pdf_workbench.h"

#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using receipts::Copy;
using support::page_count;
using support::words_of;
using Workbench = support::PdfWorkbench;

static core::Bytes pdf_of(receipts::Receipt const& receipt, Copy copy = Copy::Applicant) {
    receipts::Content const content = content_of(support::form_set_2025(), receipt);
    return print::sheet_pdf(
               support::sheet_of(content, {.copy = copy, .look_up_secret = "M9Q-2AB-CDE"}))
        .value();
}

static bool has(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

static std::string repeated(std::string const& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

TEST_CASE("form 01: one A5 page whose text can be selected, accents and code included") {
    Workbench const bench;
    bench.put(pdf_of(support::example_receipt()));
    std::string const facts = bench.run("pdfinfo form.pdf");
    CHECK(has(facts, "419.528 x 595.276 pts"));
    CHECK(page_count(bench) == 1);
    std::string const text = words_of(bench);
    for (std::string_view const part :
         {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
          "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
          "Mã hồ sơ: H32.10-261121-0008", "Trần Văn Thử", "Đỗ Thị Ví Dụ", "0560••••••12",
          "Quyết định ly hôn đã có hiệu lực pháp luật", "15.000 đ (đã thu, biên lai số 0001283)",
          "17 giờ 00 phút, ngày 27 tháng 11 năm 2026", "Mã tra cứu: M9Q-2AB-CDE"})
        CHECK_MESSAGE(has(text, part), part);
}

TEST_CASE("form 01: the fonts are Noto Sans, embedded as subsets") {
    Workbench const bench;
    bench.put(pdf_of(support::example_receipt()));
    std::string const fonts = bench.run("pdffonts form.pdf | tail -n +3");
    CHECK(has(fonts, "+NotoSans"));
    std::size_t lines = 0;
    std::size_t embedded = 0;
    for (std::size_t at = 0; at < fonts.size(); at = fonts.find('\n', at) + 1) {
        std::string const line = fonts.substr(at, fonts.find('\n', at) - at);
        ++lines;
        embedded += has(line, "+NotoSans") && has(line, "yes yes yes");
    }
    CHECK(lines == embedded);
    CHECK(lines >= 3);
}

TEST_CASE("form 01: the QR code is read back from the picture of the page") {
    Workbench const bench;
    bench.put(pdf_of(support::example_receipt()));
    CHECK(bench.run(
              "pdftoppm -r 150 -png form.pdf page && zbarimg -q --raw page-1.png 2>/dev/null") ==
          "https://motcua.anbinh.example/ho-so/H32.10-261121-0008\n");
}

TEST_CASE("form 01: the office's copy does not show the look-up secret") {
    Workbench const bench;
    bench.put(pdf_of(support::example_receipt(), Copy::Office));
    std::string const text = words_of(bench);
    CHECK(has(text, "(Liên 1: lưu cùng hồ sơ)"));
    CHECK_FALSE(has(text, "M9Q"));
    bench.put(pdf_of(support::example_receipt(), Copy::Applicant));
    CHECK(has(words_of(bench), "(Liên 2: giao tổ chức, cá nhân nộp hồ sơ)"));
}

TEST_CASE("form 01: the same form gives the same bytes") {
    CHECK(pdf_of(support::example_receipt()) == pdf_of(support::example_receipt()));
    CHECK(pdf_of(support::example_receipt()) != pdf_of(support::example_receipt(), Copy::Office));
}

TEST_CASE("form 01: several threads print at once, each the right form") {
    core::Bytes const expected = pdf_of(support::example_receipt());
    std::array<core::Bytes, 4> printed;
    std::vector<std::thread> threads;
    for (core::Bytes& bytes : printed)
        threads.emplace_back([&bytes] {
            for (int round = 0; round < 5; ++round)
                bytes = pdf_of(support::example_receipt());
        });
    for (std::thread& thread : threads)
        thread.join();
    for (core::Bytes const& bytes : printed)
        CHECK(bytes == expected);
}

TEST_CASE("form 01: six papers still fit on one page, and its code is read") {
    receipts::Receipt receipt = support::example_receipt();
    for (int i = 0; i < 4; ++i)
        receipt.papers.push_back({"Giấy tờ chứng minh chỗ ở hợp pháp", 1, 2});
    Workbench const bench;
    bench.put(pdf_of(receipt));
    CHECK(page_count(bench) == 1);
    CHECK(bench.run(
              "pdftoppm -r 150 -png form.pdf page && zbarimg -q --raw page-1.png 2>/dev/null") ==
          "https://motcua.anbinh.example/ho-so/H32.10-261121-0008\n");
}

TEST_CASE("form 01: many papers flow to a second page, numbered, with the heading repeated") {
    receipts::Receipt receipt = support::example_receipt();
    for (int i = 0; i < 20; ++i)
        receipt.papers.push_back({"Giấy tờ thứ " + std::to_string(i) + " chứng minh chỗ ở", 1, 2});
    Workbench const bench;
    bench.put(pdf_of(receipt));
    CHECK(page_count(bench) == 2);
    std::string const second = bench.run("pdftotext -f 2 -l 2 form.pdf -");
    CHECK(has(second, "Mã hồ sơ: H32.10-261121-0008 (tiếp theo)"));
    CHECK(has(second, "Trang 2/2"));
    CHECK(has(second, "Tên giấy tờ"));
    CHECK(has(words_of(bench), "Giấy tờ thứ 19 chứng minh chỗ ở"));
}

TEST_CASE("form 01: the longest texts wrap and none of them is lost") {
    receipts::Receipt receipt = support::example_receipt();
    receipt.heading.applicant.name = repeated("Nguyễn Phước Thiện ", 25) + "HẾT TÊN";
    receipt.heading.applicant.address = repeated("Nghĩa", 90) + " HẾT ĐỊA CHỈ";
    receipt.heading.request = repeated("Đăng ký biến động quyền sử dụng đất ", 12) + "HẾT YÊU CẦU";
    receipt.receiver.name = repeated("Tôn Nữ Hoàng Thị ", 20) + "HẾT CÁN BỘ";
    for (int i = 0; i < 6; ++i)
        receipt.papers.push_back({repeated("Văn bản ủy quyền ", 28) + "HẾT GIẤY", 1, 0});
    Workbench const bench;
    bench.put(pdf_of(receipt));
    std::string const text = words_of(bench);
    for (std::string_view const end :
         {"HẾT TÊN", "HẾT ĐỊA CHỈ", "HẾT YÊU CẦU", "HẾT CÁN BỘ", "HẾT GIẤY", "Mã tra cứu:"})
        CHECK_MESSAGE(has(text, end), end);
    CHECK(bench.run("pdftoppm -r 150 -f 1 -l 1 -png form.pdf page && zbarimg -q --raw page-*1.png "
                    "2>/dev/null") == "https://motcua.anbinh.example/ho-so/H32.10-261121-0008\n");
}

TEST_CASE("form 01: an address too long for any QR code is an error, not a wrong code") {
    receipts::Receipt receipt = support::example_receipt();
    receipt.heading.office.look_up_address = repeated("https://motcua.example/", 200);
    auto const pdf =
        print::sheet_pdf(support::sheet_of(content_of(support::form_set_2025(), receipt)));
    REQUIRE_FALSE(pdf);
    CHECK(pdf.error().code == "qr.too_long");
}

TEST_CASE("forms: a row longer than a page goes over several, and nothing of it is lost") {
    receipts::Sheet sheet =
        support::sheet_of(content_of(support::form_set_2025(), support::example_control_slip()));
    for (receipts::SheetBlock& block : sheet.blocks)
        if (auto* const table = std::get_if<receipts::SheetTable>(&block))
            table->rows[1].back() = repeated("Chuyển lại để xác minh ", 60) + "HẾT GHI CHÚ";
    Workbench const bench;
    bench.put(print::sheet_pdf(sheet).value());
    CHECK(page_count(bench) > 1);
    std::string const text = words_of(bench);
    std::size_t count = 0;
    for (std::size_t at = text.find("Chuyển"); at != std::string::npos;
         at = text.find("Chuyển", at + 1))
        ++count;
    CHECK(count == 60);
    CHECK(has(text, "HẾT GHI CHÚ"));
    CHECK(has(text, "Chờ xác minh"));
}

TEST_CASE("forms: a signed code is larger and is read back from the picture of the page") {
    receipts::Content const content =
        content_of(support::form_set_2025(), support::example_receipt());
    Workbench const bench;
    bench.put(
        print::sheet_pdf(support::sheet_of(content, {.proof = std::string(180, 'q')})).value());
    CHECK(page_count(bench) == 1);
    CHECK(bench.run(
              "pdftoppm -r 150 -png form.pdf page && zbarimg -q --raw page-1.png 2>/dev/null") ==
          "https://motcua.anbinh.example/ho-so/H32.10-261121-0008#" + std::string(180, 'q') + "\n");
}

TEST_CASE("forms: the register lies on A4, its heading on every page") {
    receipts::Content const content =
        content_of(support::form_set_2025(), support::example_register(support::Length::Longest));
    Workbench const bench;
    bench.put(print::sheet_pdf(support::sheet_of(content)).value());
    CHECK(has(bench.run("pdfinfo form.pdf"), "841.89 x 595.276 pts (A4)"));
    int const pages = page_count(bench);
    CHECK(pages > 1);
    std::string const last = std::to_string(pages);
    std::string const text = bench.run("pdftotext -f " + last + " -l " + last + " form.pdf -");
    CHECK(has(text, "NHẬN VÀ TRẢ KẾT QUẢ"));
    CHECK(has(text, "Trang " + last + "/" + last));
}

TEST_CASE("forms: a reprint is marked on every page") {
    receipts::Content const content =
        content_of(support::form_set_2025(), support::example_receipt(support::Length::Longest));
    Workbench const bench;
    bench.put(
        print::sheet_pdf(support::sheet_of(content, {.reprinted_at = support::example_time()}))
            .value());
    int const pages = page_count(bench);
    CHECK(pages > 1);
    for (int page = 1; page <= pages; ++page) {
        std::string const number = std::to_string(page);
        CHECK(has(bench.run("pdftotext -f " + number + " -l " + number + " form.pdf -"),
                  "BẢN SAO (in lại 09 giờ 31 phút, ngày 21 tháng 11 năm 2026)"));
    }
}
