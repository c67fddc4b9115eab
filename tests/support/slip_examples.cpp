#include "tests/support/slip_examples.h"

namespace onedoor::testing {

using namespace receipts;
using text::Language;

static constexpr char const* long_office =
    "Trung tâm Phục vụ hành chính công xã Phước Bửu Xuyên Mộc, thành phố Hồ Chí Minh";
static constexpr core::Instant morning{1'795'228'260'000};

static FilingSlipSource filing(Language language) {
    bool const is_vietnamese = language == Language::Vietnamese;
    return {.office = long_office,
            .hotline = "1900 0000",
            .procedure = is_vietnamese
                             ? "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ "
                               "trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng"
                             : "Bundle: birth, permanent residence and health insurance card for "
                               "a child under 6",
            .file_code = "H32.10-261121-0008",
            .reference = "TN-4K7M2P9RX3",
            .secret = "ABC-DEF-GHJ",
            .received_at = morning,
            .due_at = core::Instant{1'795'428'000'000},
            .result_place = is_vietnamese ? "Quầy 2" : "Counter 2",
            .papers = {{"Giấy xác nhận tình trạng hôn nhân của cả bên nam và bên nữ", 3,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
                       {"Giấy chứng sinh", 1,
                        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"},
                       {"Giấy chứng nhận kết hôn"}},
            .look_up_address = "https://motcua.anbinh.example/ho-so/H32.10-261121-0008"};
}

static FilingSlipSource kept_filing(Language language) {
    FilingSlipSource source = filing(language);
    source.custody = Custody::Machine;
    source.file_code.clear();
    source.secret.clear();
    source.due_at.reset();
    source.look_up_address = "https://motcua.anbinh.example/ho-so/TN-4K7M2P9RX3";
    return source;
}

static TicketSlipSource ticket(Language language) {
    bool const is_vietnamese = language == Language::Vietnamese;
    return {.office = long_office,
            .number = "AB127",
            .group = is_vietnamese ? "Hỏi và được hướng dẫn" : "Ask and be guided",
            .counters = "2, 3",
            .priority = is_vietnamese ? "Người ở vùng xa" : "People from remote areas",
            .issued_at = morning,
            .people_before = 4,
            .estimate = TicketSlipSource::Estimate{{1'795'229'400'000}, 19},
            .queue_address = "https://motcua.anbinh.example/xep-hang"};
}

static ReadinessSource readiness(Language language) {
    bool const is_vietnamese = language == Language::Vietnamese;
    auto const name = [&](char const* vietnamese, char const* english) {
        return std::string(is_vietnamese ? vietnamese : english);
    };
    using enum CheckOutcome;
    return {.office = long_office,
            .machine = "kiosk-anbinh-02",
            .version = "0.1.0",
            .checked_at = morning,
            .checks = {{name("Máy in phiếu", "Slip printer"), Passed, "80 mm"},
                       {name("Đầu đọc mã QR trên thẻ căn cước", "QR reader for identity cards"),
                        Failed, name("Không thấy thiết bị", "No such device")},
                       {name("Đồng hồ", "Clock"), Attention, "+95 s"},
                       {name("Loa tai nghe", "Headset"), NotChecked, {}}}};
}

std::vector<NamedSlip> slip_examples(Language language) {
    return {{"filing", build_filing_slip(filing(language), language)},
            {"kept", build_filing_slip(kept_filing(language), language)},
            {"ticket", build_ticket_slip(ticket(language), language)},
            {"readiness", build_readiness_slip(readiness(language), language)}};
}

static constexpr char const* small_letters[] = {
    "nhà lá cả mã bạn trăng bằng sắc phẳng sẵn mặt cân cần đất phẩm mẫu luật",
    "bè bé trẻ sẽ mẹ lên tiền giếng thể lễ lệ gì phí nghỉ nghĩa thị",
    "phòng có nhỏ rõ họ không đồng số tổ chỗ hộ cơ giờ mới sở đỡ đợi",
    "cùng chú phủ cũng vụ thư từ chứng gửi chữ tự kỳ ý tỷ kỹ đố kỵ tỵ nạn"};
static constexpr char const* capital_letters[] = {
    "NHÀ LÁ CẢ MÃ BẠN TRĂNG BẰNG SẮC PHẲNG SẴN MẶT CÂN CẦN ĐẤT PHẨM MẪU LUẬT",
    "BÈ BÉ TRẺ SẼ MẸ LÊN TIỀN GIẾNG THỂ LỄ LỆ GÌ PHÍ NGHỈ NGHĨA THỊ",
    "PHÒNG CÓ NHỎ RÕ HỌ KHÔNG ĐỒNG SỐ TỔ CHỖ HỘ CƠ GIỜ MỚI SỞ ĐỠ ĐỢI",
    "CÙNG CHÚ PHỦ CŨNG VỤ THƯ TỪ CHỨNG GỬI CHỮ TỰ KỲ Ý TỶ KỸ ĐỐ KỴ TỴ NẠN"};

Slip letters_slip() {
    Slip slip;
    for (auto const& line :
         {small_letters[0], small_letters[1], small_letters[2], small_letters[3],
          capital_letters[0], capital_letters[1], capital_letters[2], capital_letters[3]}) {
        slip.lines.push_back({{}, line});
        slip.notes.emplace_back(line);
    }
    return slip;
}

}
