#include "server/casework/service.h"

#include <array>

namespace onedoor::casework {

using cases::Need;

namespace {

struct NeedText {
    Need need;
    std::string_view member;
    text::Localized text;
};

struct CodeText {
    std::string_view code;
    text::Localized text;
};

}

static std::array<NeedText, cases::need_count> const& needs() {
    static std::array<NeedText, cases::need_count> const rows{{
        {Need::PapersComplete,
         "",
         {"Giấy tờ chưa đủ hoặc còn giấy chưa đạt.", "Papers are missing or were found wanting."}},
        {Need::Reason, "reason", {"Hãy ghi lý do.", "Write the reason."}},
        {Need::Request,
         "request",
         {"Hãy ghi giấy tờ, nội dung cần bổ sung.", "Write what is to be brought or corrected."}},
        {Need::Unit, "unit", {"Hãy chọn đơn vị giải quyết.", "Choose the handling unit."}},
        {Need::Officer, "officer", {"Hãy chọn người giải quyết.", "Choose the officer."}},
        {Need::NewTime, "until", {"Hãy chọn thời hạn mới.", "Choose the new time."}},
        {Need::FeesSettled,
         "",
         {"Phí, lệ phí chưa nộp đủ hoặc chưa rõ mức thu.",
          "Fees are not paid yet, or their amount is not known."}},
        {Need::CodeIssued, "", {"Hồ sơ chưa có mã.", "The file has no code yet."}},
        {Need::NotExtended,
         "",
         {"Hồ sơ đã gia hạn một lần, không gia hạn thêm được.",
          "The time was extended once and cannot be extended again."}},
        {Need::SupplementOverdue,
         "",
         {"Chưa hết thời hạn bổ sung.", "The time for supplementing is not over."}},
        {Need::OpinionsIn,
         "",
         {"Còn cơ quan chưa trả lời ý kiến.", "Not every agency has answered."}},
        {Need::ResultDrafted, "", {"Chưa có dự thảo kết quả.", "There is no draft of the result."}},
        {Need::ResultSigned, "", {"Kết quả chưa được ký.", "The result is not signed."}},
        {Need::ReceiverIdentified,
         "receiver",
         {"Hãy ghi người nhận kết quả và giấy tờ tùy thân.",
          "Write who receives the result and their identity paper."}},
        {Need::SecondPerson,
         "",
         {"Cần một cán bộ khác xác nhận.", "Another officer has to confirm."}},
    }};
    return rows;
}

static NeedText const& row_of(Need need) {
    return needs()[static_cast<std::size_t>(need)];
}

std::string_view member_of(Need need) {
    return row_of(need).member;
}

text::Localized describe(Need need) {
    return row_of(need).text;
}

text::Localized describe(std::string_view code) {
    static std::array<CodeText, 9> const rows{{
        {"file.stale",
         {"Hồ sơ vừa được người khác cập nhật. Hãy xem thay đổi rồi làm lại; nội dung đang nhập "
          "được giữ nguyên.",
          "Somebody else has just changed the file. Look at the changes and try again; what you "
          "typed is kept."}},
        {"act.missing", {"Chưa đủ điều kiện cho bước này.", "The step is not possible yet."}},
        {"act.unit", {"Đơn vị này không giải quyết hồ sơ.", "This unit does not settle files."}},
        {"act.officer", {"Không có tài khoản cán bộ này.", "There is no such officer."}},
        {"act.until",
         {"Thời hạn mới phải sau thời hạn cũ và sau hiện tại.",
          "The new time must lie after the former one and in the future."}},
        {"act.conflict",
         {"Thao tác này đã được gửi với nội dung khác. Hãy mở lại hồ sơ.",
          "This was sent before with other content. Open the file again."}},
        {"act.text",
         {"Nội dung quá dài hoặc có ký tự không hợp lệ (tối đa 2.000 ký tự).",
          "The text is too long or has characters that cannot be used (at most 2,000)."}},
        {"act.request",
         {"Mỗi dòng yêu cầu phải có giấy tờ hoặc nội dung (tối đa 50 dòng).",
          "Each line needs a paper or a text (at most 50 lines)."}},
        {"act.receiver",
         {"Hãy ghi họ tên và số giấy tờ tùy thân của người nhận.",
          "Write the receiver's name and identity number."}},
    }};
    for (CodeText const& row : rows)
        if (row.code == code)
            return row.text;
    return {};
}

}
