#include "shared/receipts/slip.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::receipts;
using text::Language;

static FilingSlipSource filing() {
    return {.office = "Trung tâm Phục vụ hành chính công phường Hoa Sen",
            .hotline = "1900 0000",
            .procedure = "Đăng ký khai sinh",
            .reference = "TN-4K7M2P9RX3",
            .secret = "ABC-DEF-GHJ",
            .received_at = {1'795'228'260'000},
            .result_place = "Quầy 2",
            .papers = {{"Giấy chứng sinh", 3, std::string(64, 'a')}, {"Giấy kết hôn"}},
            .look_up_address = "https://motcua.example/ho-so/TN-4K7M2P9RX3"};
}

static std::string value_of(std::vector<Line> const& lines, std::string_view label) {
    auto const line = std::ranges::find(lines, label, &Line::label);
    return line == lines.end() ? "no such line" : line->value;
}

static bool has_note(Slip const& slip, std::string_view part) {
    return std::ranges::any_of(slip.notes, [part](std::string const& note) {
        return note.find(part) != std::string::npos;
    });
}

TEST_CASE("slip: a filing the office has says both codes, the papers and their pages") {
    Slip const slip = build_filing_slip(filing(), Language::Vietnamese);
    CHECK(slip.title == "PHIẾU NHẬN HỒ SƠ");
    CHECK(slip.banner.empty());
    CHECK(value_of(slip.codes, "Mã tạm") == "TN-4K7M2P9RX3");
    CHECK(value_of(slip.codes, "Mã tra cứu") == "ABC-DEF-GHJ");
    CHECK(value_of(slip.lines, "Nhận lúc") == "09:31 thứ Bảy, 21/11/2026");
    CHECK(value_of(slip.lines, "Nơi nhận kết quả") == "Quầy 2");
    REQUIRE(slip.items.size() == 2);
    CHECK(slip.items[0].value == "3 trang");
    CHECK(slip.items[0].remark == "Mã kiểm tra tệp: aaaaaaaa");
    CHECK(slip.items[1].value == "mang đến quầy");
    CHECK(slip.items[1].remark.empty());
    CHECK(slip.address.ends_with("TN-4K7M2P9RX3"));
    CHECK(slip.address.find("ABC") == std::string::npos);
    CHECK(has_note(slip, "1900 0000"));
}

TEST_CASE("slip: the file code takes the place of the reference") {
    FilingSlipSource source = filing();
    source.file_code = "H32.10-261121-0008";
    Slip const slip = build_filing_slip(source, Language::Vietnamese);
    CHECK(value_of(slip.codes, "Mã hồ sơ") == "H32.10-261121-0008");
    CHECK(value_of(slip.codes, "Mã tạm") == "no such line");
}

TEST_CASE("slip R4: what only the machine has is not called received by the office") {
    FilingSlipSource source = filing();
    source.custody = Custody::Machine;
    source.secret.clear();
    for (Language const language : {Language::Vietnamese, Language::English}) {
        Slip const slip = build_filing_slip(source, language);
        bool const is_vietnamese = language == Language::Vietnamese;
        CHECK(slip.banner == (is_vietnamese ? "ĐÃ NHẬN TẠI MÁY, CHƯA CHUYỂN"
                                            : "RECEIVED BY THIS MACHINE, NOT YET TRANSMITTED"));
        CHECK(value_of(slip.lines, is_vietnamese ? "Nhận lúc" : "Received") == "no such line");
        CHECK(has_note(slip, is_vietnamese ? "không phải nộp lại" : "no need to file again"));
        CHECK(slip.codes.size() == 1);
    }
}

TEST_CASE("slip: thermal paper fades and says so, a page does not") {
    FilingSlipSource source = filing();
    CHECK(has_note(build_filing_slip(source, Language::English), "fades"));
    source.stock = Stock::Plain;
    CHECK_FALSE(has_note(build_filing_slip(source, Language::English), "fades"));
}

TEST_CASE("slip: an appointment is printed only when it is known") {
    FilingSlipSource source = filing();
    CHECK(value_of(build_filing_slip(source, Language::Vietnamese).lines, "Hẹn trả kết quả") ==
          "Có sau khi cán bộ tiếp nhận hồ sơ");
    source.due_at = core::Instant{1'795'428'000'000};
    CHECK(value_of(build_filing_slip(source, Language::English).lines, "Result due") ==
          "17:00 Monday, 23/11/2026");
}

TEST_CASE("slip: one page is no pages") {
    FilingSlipSource source = filing();
    source.papers = {{"Birth certificate", 1, {}}};
    CHECK(build_filing_slip(source, Language::English).items[0].value == "1 page");
}

TEST_CASE("slip: a ticket says its number, who is before and about when") {
    TicketSlipSource const source{.office = "Trung tâm",
                                  .number = "A007",
                                  .group = "Hộ tịch",
                                  .counters = "2, 3",
                                  .issued_at = {1'795'228'260'000},
                                  .people_before = 4,
                                  .estimate = TicketSlipSource::Estimate{{1'795'229'400'000}, 19},
                                  .queue_address = "https://motcua.example/so"};
    Slip const slip = build_ticket_slip(source, Language::Vietnamese);
    CHECK(slip.number == "A007");
    CHECK(value_of(slip.lines, "Người chờ trước") == "4");
    CHECK(value_of(slip.lines, "Dự kiến đến lượt") == "khoảng 09:50 (chờ 19 phút)");
    CHECK(value_of(slip.lines, "Diện ưu tiên") == "no such line");
    CHECK(has_note(slip, "21/11/2026"));

    Slip const alone = build_ticket_slip({.number = "A001"}, Language::English);
    CHECK(value_of(alone.lines, "People before") == "Nobody");
    CHECK(value_of(alone.lines, "Expected turn") == "no such line");
    CHECK(alone.address_caption.empty());
}

TEST_CASE("slip: a machine is ready only when every check was made and none failed") {
    auto const banner = [](std::vector<ReadinessCheck> checks) {
        return build_readiness_slip({.checks = std::move(checks)}, Language::English).banner;
    };
    using enum CheckOutcome;
    CHECK(banner({}) == "NOT READY FOR SERVICE");
    CHECK(banner({{"Printer", Passed}, {"Link", Attention}}) == "READY FOR SERVICE");
    CHECK(banner({{"Printer", Passed}, {"Chip", NotFitted}}) == "READY FOR SERVICE");
    CHECK(banner({{"Printer", Passed}, {"Link", Failed}}) == "NOT READY FOR SERVICE");
    CHECK(banner({{"Printer", Passed}, {"Link", NotChecked}}) == "NOT READY FOR SERVICE");
}

TEST_CASE("slip: names without end are cut, and a wiped slip is empty") {
    FilingSlipSource source = filing();
    source.procedure = std::string(600, 'N');
    Slip slip = build_filing_slip(source, Language::Vietnamese);
    CHECK(value_of(slip.lines, "Thủ tục") == std::string(500, 'N') + "…");

    wipe(slip);
    CHECK(slip.codes.empty());
    CHECK(slip.notes.empty());
    CHECK(slip.office.empty());
}
