#include "shared/cases/status.h"

#include "shared/core/verify.h"

namespace onedoor::cases {

std::optional<NationalStatus> national_status_of_code(std::int64_t code) {
    if (code < 1 || code > static_cast<std::int64_t>(national_statuses.size()))
        return std::nullopt;
    return national_statuses[static_cast<std::size_t>(code - 1)];
}

text::Localized status_name(NationalStatus status) {
    switch (status) {
    case NationalStatus::Registered:
        return {"Mới đăng ký", "Newly registered"};
    case NationalStatus::Accepted:
        return {"Được tiếp nhận", "Accepted"};
    case NationalStatus::NotAccepted:
        return {"Không được tiếp nhận", "Not accepted"};
    case NationalStatus::Processing:
        return {"Đang xử lý", "Being processed"};
    case NationalStatus::SupplementRequested:
        return {"Yêu cầu bổ sung giấy tờ", "More papers requested"};
    case NationalStatus::FinancialDutyRequested:
        return {"Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"};
    case NationalStatus::WithdrawalRequested:
        return {"Công dân yêu cầu rút hồ sơ", "Withdrawal requested"};
    case NationalStatus::Stopped:
        return {"Dừng xử lý", "Stopped"};
    case NationalStatus::Finished:
        return {"Đã xử lý xong", "Processing finished"};
    case NationalStatus::Returned:
        return {"Đã trả kết quả", "Result returned"};
    }
    VERIFY(false);
}

bool is_final(NationalStatus status) {
    return status == NationalStatus::NotAccepted || status == NationalStatus::Stopped ||
           status == NationalStatus::Returned;
}

}
