#include "server/filing/texts.h"

#include <array>
#include <span>

namespace onedoor::filing {

struct NamedText {
    std::string_view name;
    std::string_view vi;
    std::string_view en;
};

static constexpr std::array<NamedText, 16> refusals{{
    {"form.invalid", "Hồ sơ chưa được gửi. Hãy xem lại các mục được đánh dấu.",
     "The file was not sent. Please check the marked answers."},
    {"submission.conflict",
     "Hồ sơ này đã được gửi với nội dung khác. Hồ sơ gửi lần đầu được giữ nguyên.",
     "This file was already sent with other content. The first one is kept unchanged."},
    {"submission.upload_incomplete",
     "Hồ sơ chưa được gửi vì có tệp chưa tải lên xong. Hãy chờ hoặc chọn lại tệp.",
     "The file was not sent because an upload is not complete. Wait, or choose the file again."},
    {"submission.paper_missing", "Còn thiếu giấy tờ này. Hãy tải lên hoặc chọn mang đến quầy.",
     "This paper is missing. Upload it, or choose to bring it to the counter."},
    {"submission.paper_unknown", "Giấy tờ này không thuộc thủ tục đã chọn.",
     "This paper does not belong to the chosen procedure."},
    {"submission.paper_twice", "Giấy tờ này được kê khai hai lần.",
     "This paper is declared twice."},
    {"submission.too_many_papers", "Hồ sơ có quá nhiều giấy tờ.", "There are too many papers."},
    {"submission.unknown_procedure", "Không tìm thấy thủ tục này. Hãy chọn lại thủ tục.",
     "This procedure was not found. Please choose it again."},
    {"submission.no_form", "Thủ tục này chưa nhận hồ sơ trực tuyến. Hãy nộp tại quầy.",
     "This procedure cannot be filed online yet. Please file at the counter."},
    {"submission.form_version", "Biểu mẫu đã thay đổi. Hãy mở lại trang thủ tục.",
     "The form has changed. Please open the procedure's page again."},
    {"submission.case", "Hãy chọn một trường hợp của thủ tục.",
     "Please choose one of the procedure's cases."},
    {"upload.total_too_large", "Tổng dung lượng các tệp vượt quá 25 MB.",
     "All files together are larger than 25 MB."},
    {"lookup.not_found",
     "Không tìm thấy hồ sơ với mã và mã tra cứu này. Hãy kiểm tra lại trên giấy biên nhận.",
     "No file was found for this code and look-up code. Please check them on your receipt."},
    {"store.full", "Hồ sơ chưa được lưu vì hệ thống hết chỗ. Hãy thử lại sau.",
     "The file was not stored because the system is full. Please try again later."},
    {"store.overloaded", "Hồ sơ chưa được lưu vì hệ thống đang bận. Hãy thử lại sau ít giây.",
     "The file was not stored because the system is busy. Try again in a few seconds."},
    {"store.failed", "Hồ sơ chưa được lưu. Hãy thử lại sau ít phút.",
     "The file was not stored. Please try again in a few minutes."},
}};

static constexpr std::array<NamedText, 2> events{{
    {"case.filed", "Hồ sơ đã được gửi và lưu.", "The file was sent and stored."},
    {"case.accepted", "Hồ sơ được tiếp nhận, đã cấp mã hồ sơ và hẹn ngày trả kết quả.",
     "The file was accepted; it has its code and a date for the result."},
}};

static text::Localized find(std::span<NamedText const> texts, std::string_view name) {
    for (NamedText const& text : texts)
        if (text.name == name)
            return {std::string(text.vi), std::string(text.en)};
    return {};
}

text::Localized describe(std::string_view code) {
    text::Localized text = find(refusals, code);
    if (text.vi.empty())
        return {"Hồ sơ chưa được gửi vì dữ liệu không hợp lệ. Hãy tải lại trang và thử lại.",
                "The file was not sent because something in it could not be read. Reload the page "
                "and try again."};
    return text;
}

text::Localized describe_event(std::string_view action) {
    return find(events, action);
}

}
