#include "client/staff_panel/corners.h"
#include "tests/kiosk/screen_walk.h"

namespace onedoor::testing {

using session::EventKind;
using ui::Role;

void ScreenWalk::without_office() {
    begin_session();
    filing(Pictures::None);
    ask("stop");
    m_person.touch(Role::Button, "Gửi hồ sơ");
    m_person.wait_for(Role::Alert, "Đã in xong phiếu");
    m_gallery.take_whole("kept");
    m_gallery.take_in_english("kept");
    without_answers();
    ask("start");
    open("/ho-so-cho-gui", Role::Link, "Xem tình trạng");
    m_person.wait_until_gone(Role::Alert, "Máy đã nhận hồ sơ, chưa chuyển");
    m_gallery.take_whole("kept-received");
    end_session();
}

void ScreenWalk::without_answers() {
    open("/thu-tuc/dang-ky-ket-hon", Role::Button, "Nộp hồ sơ trực tuyến");
    m_gallery.take("offline-procedure");
    open("/tra-cuu", Role::Heading, "Tra cứu hồ sơ");
    m_person.write("Mã hồ sơ", "tn1234567890");
    m_person.write("Mã tra cứu", "abcdefghj");
    m_person.touch(Role::Button, "Xem tình trạng");
    m_person.wait_for(Role::Alert, "");
    m_gallery.take_whole("offline-look-up");
    open("/", Role::Link, "Nộp hồ sơ");
    m_gallery.take_whole("offline-home");
    m_person.touch(Role::Link, "Lấy số thứ tự");
    m_person.touch(Role::Button, "A · ");
    m_person.touch(Role::Button, "Không thuộc diện nào");
    m_person.wait_for(Role::Heading, "Chưa kết nối được");
    m_gallery.take("offline-hall");
    m_person.touch(Role::Button, "Quay lại");
    m_person.wait_for(Role::Button, "A · ");
    m_gallery.take_whole("offline-hall-groups");
    m_person.touch(Role::Button, "Về trang đầu");
    m_person.wait_for(Role::Link, "Nộp hồ sơ");
}

void ScreenWalk::out_of_service() {
    change_service(EventKind::Close, "Máy đang nghỉ");
    m_gallery.take("closed");
    change_service(EventKind::Open, "Chạm để bắt đầu");
    change_service(EventKind::Fail, "Máy tạm ngừng phục vụ");
    m_gallery.take("broken");
    change_service(EventKind::Recover, "Chạm để bắt đầu");
}

void ScreenWalk::change_service(EventKind kind, std::string_view shown) {
    kiosk::Kiosk& kiosk = m_hall.window.kiosk();
    m_person.at_machine([&] { kiosk.change_service(kind, platform::system_uptime()); });
    m_person.wait_until(
        [&] { return kiosk.frame().tree().dump().find(shown) != std::string::npos; }, shown);
}

void ScreenWalk::full() {
    begin_session();
    open("/thu-tuc/dang-ky-khai-sinh/nop", Role::Heading, "Máy này tạm không nhận hồ sơ");
    m_gallery.take_whole("outbox-full");
    m_gallery.take_in_english("outbox-full");
    end_session();
}

void ScreenWalk::open_door() {
    constexpr std::int64_t hold_ms = staff_panel::Corners::hold_ms + 200;
    constexpr float left_x = 30, right_x = 1050, low_y = 1890;
    m_person.wait_for(Role::Text, "Chạm để bắt đầu");
    m_person.hold_at(left_x, low_y, hold_ms);
    m_person.hold_at(right_x, low_y, hold_ms);
    m_person.wait_for(Role::Heading, "Dành cho cán bộ");
    dress();
}

void ScreenWalk::staffed() {
    open_door();
    m_gallery.take_whole("staff-door");
    for (char const& digit : pin)
        m_person.touch(Role::Button, {&digit, 1});
    m_person.wait_for(Role::Text, "• •");
    m_gallery.take_whole("staff-door-typed");
    m_person.touch(Role::Button, "Vào");
    m_person.wait_for(Role::Heading, "Bảng điều khiển");
    m_gallery.take_whole("staff-overview");
    m_gallery.take_in_english("staff-overview");
    staff_checks();
    staff_lists();
    m_person.touch(Role::Button, "Khởi động lại");
    m_person.wait_for(Role::Dialog, "Khởi động lại");
    m_gallery.take("staff-restart");
    m_person.touch(Role::Button, "Quay lại");
    m_person.touch(Role::Button, "Ngừng phục vụ");
    m_person.wait_for(Role::Button, "Phục vụ trở lại");
    m_gallery.take_whole("staff-shut");
    m_person.touch(Role::Button, "Phục vụ trở lại");
    m_person.wait_for(Role::Button, "Ngừng phục vụ");
}

void ScreenWalk::staff_checks() {
    m_person.touch(Role::Button, "Kiểm tra máy");
    m_person.wait_for(Role::Button, "Kiểm tất cả");
    m_gallery.take_whole("staff-checks");
    m_person.touch(Role::Button, "Kiểm tất cả");
    m_person.wait_for(Role::Progress, "Đầu đọc mã");
    m_gallery.take("staff-check-reader");
    m_hall.reader.send("onedoor\r");
    m_person.wait_for(Role::Button, "Có");
    m_gallery.take("staff-check-headset");
    m_person.touch(Role::Button, "Có");
    m_person.wait_for(Role::Heading, "Màn hình và cảm ứng");
    m_gallery.take("staff-glass");
    for (std::size_t cell = 1; cell <= ui::GlassTest::rows * ui::GlassTest::columns; ++cell)
        m_person.touch(Role::Button, "Ô " + std::to_string(cell));
    m_person.touch(Role::Button, "Đạt");
    m_person.wait_for(Role::Button, "In báo cáo");
    m_gallery.take_whole("staff-checked");
    m_person.touch(Role::Button, "Quay lại");
    m_person.wait_for(Role::Heading, "Bảng điều khiển");
}

void ScreenWalk::staff_page(std::string_view button, std::string_view heading,
                            std::string_view picture) {
    m_person.touch(Role::Button, button);
    m_person.wait_for(Role::Heading, heading);
    m_gallery.take_whole(picture);
    m_person.touch(Role::Button, "Quay lại");
    m_person.wait_for(Role::Heading, "Bảng điều khiển");
}

void ScreenWalk::staff_lists() {
    m_person.at_machine([&] {
        m_hall.equipment.kiosk_outbox().record_slip(outbox::SlipKind::Receipt, "TN-7K3M-9PQR");
    });
    staff_page("Phiếu chưa xác nhận", "Phiếu chưa xác nhận", "staff-slips");
    staff_page("Hồ sơ chờ gửi", "Hồ sơ chờ gửi", "staff-filings");
    staff_page("Gói cấu hình", "Gói cấu hình", "staff-settings");
}

}
