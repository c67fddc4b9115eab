#pragma once

#include "shared/receipts/form01.h"

namespace onedoor::receipts {

/// An invented filing; 09:31:07 on 21 November 2026 in Vietnam.
inline Form01Source example_source() {
    Form01Source source;
    source.office = {"UBND phường Hoa Sen", "Trung tâm Phục vụ hành chính công", "Hoa Sen",
                     "1900 0000", "https://motcua.anbinh.example/ho-so/"};
    source.number = "0008/TNHS";
    source.file_code = "H32.10-261121-0008";
    source.applicant = {"Trần Văn Thử", "",
                        "056098001212", "Tổ 4, phường Hoa Sen, tỉnh An Bình",
                        "0912345514",   "thu.tran@example.vn"};
    source.request = "Cấp giấy xác nhận tình trạng hôn nhân";
    source.papers = {{"Tờ khai cấp giấy xác nhận tình trạng hôn nhân", 1, 0},
                     {"Quyết định ly hôn đã có hiệu lực pháp luật", 0, 1}};
    source.duration = calendar::Duration{3, calendar::Unit::WorkingDay};
    source.received_at = core::to_instant({{2026, 11, 21}, (9 * 60 + 31) * 60 + 7});
    source.due_at = core::to_instant({{2026, 11, 27}, 17 * 3600});
    source.result_channel = "Quầy 2 và bản điện tử trên VNeID";
    source.payment = {"0001283", {{"Phí", core::Dong{15'000}}}};
    source.register_book = "01/2026";
    source.register_number = "1842";
    source.receiver = {"Đỗ Thị Ví Dụ", {}};
    source.lookup_secret = "M9Q-2AB-CDE";
    return source;
}

}
