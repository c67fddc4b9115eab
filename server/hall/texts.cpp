#include "server/hall/service.h"

namespace onedoor::hall {

namespace {

struct Text {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
};

constexpr Text texts[] = {
    {"queue.none", "Nơi này không cấp số thứ tự.", "This office gives no queue numbers."},
    {"queue.closed", "Hiện ngoài giờ làm việc nên chưa cấp số.",
     "The office is closed now, so no numbers are given."},
    {"queue.no_more_today",
     "Hôm nay đã hết số cho dịch vụ này. Xin ông/bà trở lại vào ngày làm việc tiếp theo.",
     "There are no more numbers for this service today. Please come back on the next working day."},
    {"queue.unknown_group", "Không có nhóm dịch vụ này.", "There is no such service."},
    {"queue.unknown_class", "Không có diện ưu tiên này.", "There is no such priority class."},
    {"queue.unknown_number", "Hôm nay không có số này.", "There is no such number today."},
    {"queue.unknown_counter", "Không có quầy này.", "There is no such counter."},
    {"queue.counter_busy", "Quầy đang phục vụ một số khác. Hãy kết thúc số đó trước.",
     "The counter serves another number. Finish that one first."},
    {"queue.state", "Số này không ở trạng thái cho phép thao tác đó.",
     "The number is not in a state that allows this."},
    {"queue.stored",
     "Cách chia nhóm dịch vụ đã thay đổi trong ngày nên máy không cấp số được. Xin báo cán bộ.",
     "The services were changed during the day, so no numbers can be given. Please tell staff."},
    {"ticket.conflict", "Yêu cầu này đã được dùng để lấy một số khác.",
     "This request was used for another number."},
    {"ticket_id.format", "Yêu cầu lấy số không đúng khuôn dạng.",
     "The request for a number is not in the expected format."},
};

}

text::Localized describe(std::string_view code) {
    for (Text const& text : texts)
        if (text.code == code)
            return {std::string(text.vi), std::string(text.en)};
    return {"Không thực hiện được. Xin ông/bà thử lại.", "It could not be done. Please try again."};
}

}
