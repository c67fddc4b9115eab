#include "shared/print/slip_pdf.h"
#include "tests/support/pdf_workbench.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::print;
using support::PdfWorkbench;

namespace {

receipts::Slip readiness(std::size_t checks = 9) {
    receipts::ReadinessSource source{.office = "Trung tâm Phục vụ hành chính công phường Nha Trang",
                                     .machine = "kiosk-nha-trang-1",
                                     .version = "0.1.0 · 3fa9c2b1d0e4a5f6",
                                     .checked_at =
                                         core::parse_iso_instant("2026-11-21T00:30:00Z").value(),
                                     .checks = {}};
    for (std::size_t i = 0; i < checks; ++i)
        source.checks.push_back({"Mục " + std::to_string(i + 1), receipts::CheckOutcome::Attention,
                                 "Giấy in sắp hết. Hãy chuẩn bị cuộn mới."});
    return build_readiness_slip(source, text::Language::Vietnamese);
}

core::Bytes pdf_of(receipts::Slip const& slip, PageSize size) {
    return slip_pdf(slip, {.size = size}).value();
}

}

TEST_CASE("slip on pages: a readiness report is one A4 or A5 page with all it says") {
    for (auto const& [size, points] :
         {std::pair{a4, "595.276 x 841.89 pts"}, std::pair{a5, "419.528 x 595.276 pts"}}) {
        PdfWorkbench const bench;
        bench.put(pdf_of(readiness(), size));
        CHECK(bench.run("pdfinfo form.pdf").contains(points));
        CHECK(page_count(bench) == 1);
        std::string const text = words_of(bench);
        for (std::string_view const part :
             {"BÁO CÁO SẴN SÀNG", "SẴN SÀNG PHỤC VỤ", "kiosk-nha-trang-1",
              "0.1.0 · 3fa9c2b1d0e4a5f6", "07:30", "21/11/2026", "Mục 9", "CẦN XEM",
              "Giấy in sắp hết. Hãy chuẩn bị cuộn mới."})
            CHECK_MESSAGE(text.contains(part), part);
    }
}

TEST_CASE("slip on pages: one that is too long goes on, numbered, with its title") {
    PdfWorkbench const bench;
    bench.put(pdf_of(readiness(60), a5));
    CHECK(page_count(bench) > 2);
    std::string const text = words_of(bench);
    CHECK(text.contains("Trang 2/" + std::to_string(page_count(bench))));
    CHECK(text.contains("Mục 60"));
}

TEST_CASE("slip on pages: its QR code is read back") {
    receipts::Slip slip = readiness(2);
    slip.address = "https://motcua.example/ho-so/H15.50.05.13-261121-0008";
    slip.address_caption = "Quét để theo dõi hồ sơ";
    PdfWorkbench const bench;
    bench.put(pdf_of(slip, a4));
    CHECK(bench.run("pdftoppm -r 150 -gray -png form.pdf page && zbarimg -q --raw page-1.png")
              .contains(slip.address));
}

TEST_CASE("slip on pages: equal slips give equal bytes, and an empty one a page") {
    CHECK(pdf_of(readiness(), a5) == pdf_of(readiness(), a5));
    PdfWorkbench const bench;
    bench.put(pdf_of({}, a5));
    CHECK(page_count(bench) == 1);
}

TEST_CASE("slip on pages: a copy says so first, an original does not") {
    PdfWorkbench const bench;
    bench.put(slip_pdf(readiness(2), {.edition = Edition::Copy}).value());
    CHECK(words_of(bench).starts_with("BẢN SAO"));
    bench.put(slip_pdf(readiness(2), {}).value());
    CHECK_FALSE(words_of(bench).contains("BẢN SAO"));
}
