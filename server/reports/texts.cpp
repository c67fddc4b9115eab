#include "server/reports/service.h"

namespace onedoor::reports {

namespace {

struct Text {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
};

constexpr Text texts[] = {
    {"figures.period",
     "Kỳ số liệu ghi theo năm (2026), quý (2026-Q4), tháng (2026-11) hoặc từ ngày đến ngày "
     "(2026-11-03/2026-11-20).",
     "Give a year (2026), a quarter (2026-Q4), a month (2026-11) or days "
     "(2026-11-03/2026-11-20)."},
    {"figures.future", "Kỳ này chưa bắt đầu.", "The period has not begun."},
    {"figures.indicator", "Chỉ tiêu này không tính từ từng hồ sơ.",
     "This indicator is not told from single files."},
    {"figures.too_many", "Có quá nhiều hồ sơ. Hãy chọn kỳ ngắn hơn.",
     "There are too many files. Choose a shorter period."},
    {"figures.busy", "Số liệu đang được lập. Xin thử lại sau vài giây.",
     "The figures are being made. Please try again in a few seconds."},
    {"figures.format", "Chỉ có dạng json, csv và xlsx.", "There are json, csv and xlsx."},
    {"figures.sheet", "Không có bảng số liệu này.", "There is no such table."},
    {"figures.dimension", "Chỉ xem được theo lĩnh vực, thủ tục, bộ phận hoặc cán bộ.",
     "Figures can be told apart by sector, procedure, unit or officer."},
    {"figures.spreadsheet", "Chưa tạo được tệp bảng tính. Hãy thử lại.",
     "The spreadsheet could not be made. Please try again."},
};

}

text::Localized describe(std::string_view code) {
    for (Text const& text : texts)
        if (text.code == code)
            return {.vi = std::string(text.vi), .en = std::string(text.en)};
    return {.vi = "Chưa lập được số liệu.", .en = "The figures could not be made."};
}

}
