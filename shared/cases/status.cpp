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

std::optional<State> state_of_code(std::int64_t code) {
    if (code < 1 || code > static_cast<std::int64_t>(states.size()))
        return std::nullopt;
    return states[static_cast<std::size_t>(code - 1)];
}

NationalStatus national_status(State state) {
    switch (state) {
    case State::Submitted:
    case State::Checking:
        return NationalStatus::Registered;
    case State::SupplementBeforeAcceptance:
    case State::SupplementInProcessing:
        return NationalStatus::SupplementRequested;
    case State::Accepted:
        return NationalStatus::Accepted;
    case State::NotAccepted:
    case State::Refused:
        return NationalStatus::NotAccepted;
    case State::Processing:
    case State::Consulting:
    case State::AwaitingSignature:
        return NationalStatus::Processing;
    case State::FinancialDuty:
        return NationalStatus::FinancialDutyRequested;
    case State::Withdrawing:
        return NationalStatus::WithdrawalRequested;
    case State::Stopped:
        return NationalStatus::Stopped;
    case State::ResultReady:
    case State::ResultPosted:
        return NationalStatus::Finished;
    case State::Returned:
        return NationalStatus::Returned;
    }
    VERIFY(false);
}

text::Localized state_name(State state) {
    switch (state) {
    case State::Checking:
        return {"Đang kiểm tra hồ sơ", "Papers being checked"};
    case State::SupplementBeforeAcceptance:
        return {"Chờ bổ sung trước khi tiếp nhận", "Waiting for papers before acceptance"};
    case State::Consulting:
        return {"Đang lấy ý kiến cơ quan liên quan", "Consulting another agency"};
    case State::AwaitingSignature:
        return {"Chờ ký kết quả", "Waiting for signature"};
    case State::SupplementInProcessing:
        return {"Chờ bổ sung trong khi giải quyết", "Waiting for papers during processing"};
    case State::Refused:
        return {"Từ chối giải quyết sau thẩm định", "Refused after appraisal"};
    case State::ResultPosted:
        return {"Đã gửi kết quả qua bưu chính", "Result sent by post"};
    default:
        return status_name(national_status(state));
    }
}

}
