#include "tests/kiosk/screen_walk.h"

namespace onedoor::testing {

using session::EventKind;
using ui::Role;

namespace {

constexpr std::string_view form = "/thu-tuc/cap-ban-sao-trich-luc-ho-tich/nop";
constexpr std::string_view card = "056193000137||Nguyễn Thị Mẫu|02091993|Nữ|"
                                  "Tổ 5, Lộc Thọ, Nha Trang, Khánh Hòa|15062021\r";

}

void ScreenWalk::filing(Pictures pictures) {
    m_pictures = pictures;
    open(form, Role::Heading, "Người yêu cầu");
    look("form-1");
    m_person.touch(Role::Button, "Sang bước");
    look("form-1-errors");
    m_person.touch(Role::TextField, "Họ, chữ đệm, tên");
    look("form-keys");
    m_person.press_keys("nguyeenx thij maaux\n");
    look("form-date");
    m_person.press_keys("02/09/1993\n");
    m_person.touch(Role::TextField, "Số định danh cá nhân");
    look("form-digits");
    m_person.press_keys("056193000137\n");
    m_person.press_keys("0905123268\n");
    m_person.touch(Role::Radio, "Nữ");
    address();
}

void ScreenWalk::address() {
    m_hall.reader.send(card);
    m_person.wait_for(Role::Button, "Đã hiểu");
    look("form-card");
    m_person.touch(Role::Button, "Đã hiểu");
    m_person.choose("Tỉnh, thành phố", "Tỉnh Khánh Hòa", "khanh");
    m_person.touch(Role::Select, "Xã, phường, đặc khu");
    m_person.wait_for(Role::Dialog, "");
    look("options");
    m_person.touch(Role::TextField, "Gõ để tìm");
    m_person.press_keys("nha tr");
    look("options-keys");
    m_person.press_keys("\n");
    m_person.touch(Role::Button, "Phường Nha Trang");
    m_person.write("Số nhà, đường", ", ngox 2");
    look_in_english("form-1");
    event();
}

void ScreenWalk::event() {
    next("Người có tên trong sổ hộ tịch");
    look("form-2");
    m_person.touch(Role::Radio, "Cho tôi");
    next("Việc hộ tịch đã đăng ký");
    look("form-3");
    registration();
    next("Bản sao và cam đoan");
    look("form-4");
    m_person.write("Số bản sao giấy", "2");
    m_person.touch(Role::Radio, "Không");
    m_person.touch(Role::Checkbox, "Tôi cam đoan");
    next("Giấy tờ kèm theo");
    look("papers");
    m_person.touch(Role::Checkbox, "Mang bản giấy");
    next("Kiểm tra trước khi gửi");
    look("review");
    look_in_english("review");
}

void ScreenWalk::registration() {
    if (m_person.sees(Role::Radio, "Bản sao Giấy khai sinh"))
        m_person.touch(Role::Radio, "Bản sao Giấy khai sinh");
    else
        m_person.choose("Loại giấy cần cấp", "Bản sao Giấy khai sinh");
    m_person.write("Nơi đã đăng ký", "ubnd phuwowngf");
}

// Asked of those who want to end; then the way back to the filing.
void ScreenWalk::hand_over() {
    m_person.touch(Role::Button, "Kết thúc");
    m_person.wait_for(Role::Button, "Kết thúc và xóa");
    m_gallery.take("end-question");
    m_gallery.take_in_english("end-question");
    m_person.touch(Role::Button, "Mang bản nháp về điện thoại");
    m_person.wait_for(Role::Image, "Mã QR");
    m_gallery.take_whole("hand-over");
    m_person.touch(Role::Button, "Về hồ sơ");
    next("Kiểm tra trước khi gửi");
}

// Printing waits for the card; who leaves it is reminded of it.
void ScreenWalk::take_card_back() {
    m_person.at_machine([&] { m_hall.chip.place = reader::ChipPresence::Inside; });
    m_person.touch(Role::Button, "Gửi hồ sơ");
    m_person.wait_for(Role::Heading, "Xin ông/bà lấy lại thẻ");
    m_gallery.take("take-card", Gallery::WayBack::None);
    m_person.at_machine([&] { m_hall.chip.place = reader::ChipPresence::Empty; });
    m_person.wait_for(Role::Alert, "Đã in xong phiếu");
    m_gallery.take_whole("receipt");
    m_gallery.take_in_english("receipt");
}

void ScreenWalk::tracking() {
    m_person.touch(Role::Button, "Xem tình trạng hồ sơ");
    m_person.wait_for(Role::Heading, "Hồ sơ TN-");
    m_gallery.take_whole("look-up");
    m_gallery.take_in_english("look-up");
    open("/tra-cuu", Role::Heading, "Tra cứu hồ sơ");
    m_gallery.take_whole("look-up-form");
    m_person.touch(Role::TextField, "Mã");
    m_gallery.take("look-up-keys");
    m_person.press_keys("tn1234567890\n");
    m_person.write("Mã tra cứu", "abcdefghj");
    m_person.touch(Role::Button, "Xem tình trạng");
    m_person.wait_for(Role::Alert, "");
    m_gallery.take_whole("look-up-unknown");
    end_session();
}

void ScreenWalk::ending() {
    begin_session();
    open("/thu-tuc/dang-ky-khai-sinh/nop", Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    m_person.touch(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    m_person.at_machine([&] {
        constexpr std::int64_t idle_ms = 130'000;
        core::Uptime const later{platform::system_uptime().milliseconds + idle_ms};
        m_hall.window.kiosk().change_service(EventKind::Open, later);
    });
    m_person.wait_for(Role::Dialog, "");
    m_gallery.take("warning");
    m_person.touch(Role::Button, "Kết thúc");
    m_person.wait_for(Role::Text, "Chạm để bắt đầu");
    m_gallery.take("ended");
}

}
