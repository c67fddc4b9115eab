#include "client/speech/slip.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace onedoor;
using text::Language;

namespace {

receipts::FilingSlipSource filing() {
    return {.office = "UBND phường Hoa Sen",
            .hotline = "1900 6868",
            .procedure = "Đăng ký khai sinh",
            .file_code = "H32.10-261121-0008",
            .reference = "TN-4K7M2P9RX3",
            .secret = "ABC-DEF-GHJ",
            .received_at = {1'795'228'260'000},
            .due_at = core::Instant{1'795'773'600'000},
            .result_place = "Quầy 2",
            .papers = {{"Giấy chứng sinh", 3, std::string("4f9a01c7") + std::string(56, '0')},
                       {"Giấy kết hôn"}},
            .look_up_address = "https://motcua.example/ho-so/TN-4K7M2P9RX3"};
}

std::vector<std::string> told(receipts::Slip const& slip, Language language) {
    std::vector<std::string> lines;
    for (speech::Utterance const& each : speech::of_slip(slip, language))
        lines.push_back(speech::as_text(each, language));
    return lines;
}

bool tells(std::vector<std::string> const& lines, std::string_view words) {
    return std::ranges::any_of(lines,
                               [&](std::string const& line) { return line.contains(words); });
}

}

TEST_CASE("EN 301 549 5.1.3.16: a filing slip is heard with its codes and the appointment") {
    auto const lines =
        told(receipts::build_filing_slip(filing(), Language::Vietnamese), Language::Vietnamese);
    CHECK(lines.at(0) == "Trên phiếu ghi:");
    CHECK(lines.at(1) == "Ủy ban nhân dân phường Hoa Sen");
    CHECK(tells(lines, "hát ba hai, dấu chấm, một không, gạch ngang, hai sáu một, một hai một, "
                       "gạch ngang, không không không tám"));
    CHECK(tells(lines, "a bê xê, gạch ngang, dê e ép, gạch ngang, giê hát gi"));
    CHECK(tells(lines, "9 giờ 31 phút thứ Bảy, ngày 21 tháng 11 năm 2026"));
    CHECK(tells(lines, "17 giờ thứ Sáu, ngày 27 tháng 11 năm 2026"));
    CHECK(tells(lines, "Quầy 2"));
    CHECK(tells(lines, "Giấy chứng sinh, 3 trang"));
    CHECK(tells(lines, "bốn ép chín a không một xê bảy"));
    CHECK(tells(lines, "một chín không không, sáu tám sáu tám"));
    CHECK_FALSE(tells(lines, "https"));
}

TEST_CASE("EN 301 549 5.1.3.16: the slip says the same in English") {
    auto const lines =
        told(receipts::build_filing_slip(filing(), Language::English), Language::English);
    CHECK(tells(lines, "h three two, full stop, one zero, hyphen"));
    CHECK(tells(lines, "5 p.m. Friday, 27 November 2026"));
}

TEST_CASE("R4: what only the machine has is heard as not transmitted") {
    receipts::FilingSlipSource source = filing();
    source.custody = receipts::Custody::Machine;
    auto const lines =
        told(receipts::build_filing_slip(source, Language::Vietnamese), Language::Vietnamese);
    CHECK(tells(lines, "ĐÃ NHẬN TẠI MÁY, CHƯA CHUYỂN"));
}

TEST_CASE("EN 301 549 5.1.3.16: a queue ticket is heard with its number and the wait") {
    receipts::TicketSlipSource const source{.office = "Trung tâm Hoa Sen",
                                            .number = "A007",
                                            .group = "Hộ tịch",
                                            .counters = "2, 3",
                                            .issued_at = {1'795'228'260'000},
                                            .people_before = 4};
    auto const lines =
        told(receipts::build_ticket_slip(source, Language::Vietnamese), Language::Vietnamese);
    CHECK(std::ranges::find(lines, "a không không bảy") != lines.end());
    CHECK(tells(lines, "Hộ tịch"));
    CHECK(tells(lines, "4"));
}
