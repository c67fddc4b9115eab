#include "shared/cases/status.h"

#include <doctest/doctest.h>

using namespace onedoor::cases;

TEST_CASE("status: the ten national codes have the portal's names") {
    char const* const names[] = {"Mới đăng ký",
                                 "Được tiếp nhận",
                                 "Không được tiếp nhận",
                                 "Đang xử lý",
                                 "Yêu cầu bổ sung giấy tờ",
                                 "Yêu cầu thực hiện nghĩa vụ tài chính",
                                 "Công dân yêu cầu rút hồ sơ",
                                 "Dừng xử lý",
                                 "Đã xử lý xong",
                                 "Đã trả kết quả"};
    for (int code = 1; code <= 10; ++code) {
        auto const status = national_status_of_code(code).value();
        CHECK(static_cast<int>(status) == code);
        CHECK(status_name(status).vi == names[code - 1]);
        CHECK_FALSE(status_name(status).en.empty());
        CHECK(is_final(status) == (code == 3 || code == 8 || code == 10));
    }
    CHECK_FALSE(national_status_of_code(0));
    CHECK_FALSE(national_status_of_code(11));
    CHECK_FALSE(national_status_of_code(-1));
}
