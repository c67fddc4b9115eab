#include "server/http/problem.h"

#include "shared/json/json.h"
#include "shared/protocol/version.h"

namespace onedoor::http {

namespace {

struct Text {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
};

constexpr Text texts[] = {
    {"http.malformed", "Yêu cầu không đọc được. Ông/bà hãy tải lại trang và thử lại.",
     "The request could not be read. Please reload the page and try again."},
    {"http.not_found", "Không có trang hoặc dữ liệu ở địa chỉ này.",
     "There is no page or data at this address."},
    {"http.method", "Địa chỉ này không nhận thao tác vừa gửi.",
     "This address does not accept that action."},
    {"http.length_required", "Yêu cầu phải ghi rõ độ dài nội dung.",
     "The request must state the length of its content."},
    {"http.body_too_large", "Nội dung gửi lên quá lớn: tối đa 1 MiB mỗi lần gửi.",
     "What was sent is too large: at most 1 MiB at a time."},
    {"http.files_too_large",
     "Các tệp gửi cùng lúc quá lớn. Xin quay lại và gửi từng tệp, mỗi tệp không quá 10 MB.",
     "The files sent together are too large. Please go back and send them one by one, each at "
     "most 10 MB."},
    {"http.target_too_long", "Địa chỉ quá dài: tối đa 2.048 ký tự.",
     "The address is too long: at most 2,048 characters."},
    {"http.headers_too_large", "Phần đầu của yêu cầu quá lớn.",
     "The header of the request is too large."},
    {"http.content_encoding", "Không nhận nội dung nén. Hãy gửi nội dung không nén.",
     "Compressed content is not accepted. Please send it uncompressed."},
    {"http.content_type", "Kiểu nội dung không đúng với địa chỉ này.",
     "The content type does not fit this address."},
    {"http.unexpected_body", "Yêu cầu này không được kèm nội dung.",
     "This request must not have content."},
    {"http.expectation", "Không đáp ứng được điều kiện của yêu cầu.",
     "The expectation of the request cannot be met."},
    {"http.version", "Phiên bản HTTP này không được hỗ trợ.",
     "This version of HTTP is not supported."},
    {"http.too_slow", "Kết nối quá chậm nên đã dừng. Ông/bà hãy thử gửi lại.",
     "The connection was too slow and was ended. Please send it again."},
    {"http.overloaded", "Hệ thống đang có nhiều người dùng. Ông/bà hãy thử lại sau ít giây.",
     "The system is busy. Please try again in a few seconds."},
    {"http.internal", "Hệ thống gặp lỗi khi xử lý yêu cầu này. Hồ sơ đã nộp vẫn được giữ nguyên.",
     "The system failed on this request. Files already submitted are kept as they are."},
    {"http.forged", "Yêu cầu không đến từ trang của chúng tôi nên không được thực hiện.",
     "The request did not come from our own page, so it was not carried out."},
    {"rate.limited", "Ông/bà đã gửi quá nhiều yêu cầu. Hãy chờ một lát rồi thử lại.",
     "Too many requests were sent. Please wait a moment and try again."},
    {"device.required", "Chỉ máy đặt tại nơi tiếp nhận mới làm được việc này.",
     "Only a machine at the office itself can do this."},
    {"device.signature", "Máy này không chứng minh được là máy của nơi tiếp nhận.",
     "This machine could not prove that it belongs to the office."},
    {"devices.file", "Danh sách máy của nơi tiếp nhận không đọc được.",
     "The office's register of machines cannot be read."},
    {"session.required", "Cán bộ cần đăng nhập để xem phần này.",
     "Officials must sign in to see this."},
    {"session.wrong", "Tài khoản hoặc mật khẩu không đúng.",
     "The account or the password is wrong."},
    {"session.locked", "Tài khoản tạm khóa vì nhập sai nhiều lần. Hãy thử lại sau.",
     "The account is locked for a while after wrong attempts. Please try again later."},
    {"session.blocked", "Tài khoản đã khóa. Hãy liên hệ người quản trị.",
     "The account is locked. Please contact the administrator."},
    {"session.idle", "Phiên làm việc đã khóa. Hãy nhập mật khẩu để làm tiếp.",
     "The session is locked. Enter the password to go on."},
    {"staff.forbidden", "Tài khoản này không được giao việc đó.",
     "This account was not given that task."},
    {"staff.other_unit", "Hồ sơ này do đơn vị khác giải quyết.",
     "Another unit is in charge of this file."},
    {"staff.unknown", "Không có tài khoản này.", "There is no such account."},
    {"staff.last_administrator",
     "Đây là người quản trị duy nhất. Hãy giao quyền quản trị cho người khác trước.",
     "This is the only administrator. Make somebody else one first."},
    {"staff.account",
     "Tên tài khoản gồm 2 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối.",
     "An account name has 2 to 64 letters a-z, digits, dots and dashes."},
    {"staff.password", "Mật khẩu mới cần từ 12 đến 256 ký tự và khác mật khẩu cũ.",
     "A new password has 12 to 256 characters and is not the one before."},
    {"staff.name", "Hãy nhập họ tên, tối đa 128 byte.", "Enter a name of at most 128 bytes."},
    {"staff.grant", "Vai trò không đúng. Ví dụ: handler@tu-phap.",
     "Not a role. Example: handler@tu-phap."},
    {"staff.unit", "Cơ quan không có đơn vị này.", "The office has no such unit."},
    {"lookup.not_found",
     "Không tìm thấy hồ sơ với mã hồ sơ và mã tra cứu này. Ông/bà hãy xem lại cả hai mã.",
     "No file was found for this code and look-up secret. Please check both."},
    {"file.not_found", "Không có hồ sơ này.", "There is no such file."},
    {"file.transition_forbidden", "Hồ sơ không ở trạng thái cho phép thao tác này.",
     "The file is not in a state that allows this action."},
    {"file.role_forbidden", "Tài khoản này không có quyền làm thao tác đó.",
     "This account may not do that."},
    {"file.papers_incomplete", "Hồ sơ còn thiếu giấy tờ bắt buộc nên chưa thể tiếp nhận.",
     "Required papers are missing, so the file cannot be accepted yet."},
    {"file.not_accepted_yet", "Hồ sơ chưa được tiếp nhận nên chưa có giấy hẹn.",
     "The file is not accepted yet, so there is no receipt."},
    {"procedure.not_found", "Không có thủ tục này.", "There is no such procedure."},
    {"handover.gone",
     "Bản nháp này đã được nhận hoặc đã quá 10 phút. Ông/bà hãy tạo mã mới trên máy kia.",
     "This draft was already taken or is older than 10 minutes. Please make a new code on the "
     "other device."},
    {"handover.too_large", "Bản nháp quá dài để chuyển bằng mã.",
     "The draft is too long to be moved by a code."},
    {"handover.format", "Bản nháp gửi lên không đúng khuôn dạng.",
     "The draft is not in the expected format."},
    {"handover.full", "Đang có quá nhiều bản nháp chờ chuyển. Ông/bà hãy thử lại sau ít phút.",
     "Too many drafts are waiting to be moved. Please try again in a few minutes."},
    {"store.full", "Máy chủ hết chỗ lưu nên chưa nhận được. Ông/bà hãy thử lại sau.",
     "The server has no space left, so nothing was stored. Please try again later."},
    {"store.overloaded", "Hệ thống đang bận, hồ sơ chưa được nhận. Hãy gửi lại sau ít giây.",
     "The system is busy and nothing was stored. Please send it again in a few seconds."},
};

constexpr Text general = {"", "Yêu cầu không thực hiện được. Ông/bà hãy kiểm tra và thử lại.",
                          "The request could not be carried out. Please check and try again."};

}

text::Localized describe(std::string_view code) {
    for (Text const& text : texts) {
        if (text.code == code)
            return {std::string(text.vi), std::string(text.en)};
    }
    return {std::string(general.vi), std::string(general.en)};
}

std::string_view status_phrase(int status) {
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return "Error";
    }
}

Problem problem_of(int status, std::string_view code) {
    Problem problem;
    problem.status = status;
    problem.code = code;
    problem.text = describe(code);
    return problem;
}

Response to_response(Problem const& problem) {
    protocol::Problem document = problem;
    document.title = status_phrase(problem.status);
    Response response = text_response(problem.status, protocol::problem_type,
                                      json::write(protocol::to_json(document)));
    if (problem.retry_after_seconds)
        response.add("Retry-After", std::to_string(*problem.retry_after_seconds));
    if (!problem.allow.empty())
        response.add("Allow", problem.allow);
    return response;
}

}
