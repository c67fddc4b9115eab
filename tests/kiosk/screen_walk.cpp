#include "tests/kiosk/screen_walk.h"

#include <cstdio>

namespace onedoor::testing {

using session::State;
using ui::Role;

void ScreenWalk::whole() {
    waiting();
    settings();
    finding();
    hall();
    last_number();
    begin_session();
    filing(Pictures::Taken);
    hand_over();
    take_card_back();
    printer_faults("filing");
    tracking();
    ending();
    without_office();
    out_of_service();
}

void ScreenWalk::dress() {
    if (m_look.is_seated)
        m_person.touch(Role::Button, "Tầm ngồi");
    if (m_look.text_size.empty() && m_look.theme.empty())
        return;
    m_person.touch(Role::Button, "Chữ, màu");
    if (!m_look.text_size.empty())
        m_person.touch(Role::Radio, m_look.text_size);
    if (!m_look.theme.empty())
        m_person.touch(Role::Radio, m_look.theme);
    m_person.touch(Role::Button, "Đóng bảng");
}

void ScreenWalk::begin_session() {
    m_person.wait_for(Role::Text, "Chạm để bắt đầu");
    m_person.touch_at(540, 1000);
    m_person.wait_for(Role::Button, "Kết thúc");
    dress();
}

void ScreenWalk::end_session() {
    m_person.touch(Role::Button, "Kết thúc");
    m_person.wait_until(
        [&] {
            kiosk::Kiosk& kiosk = m_hall.window.kiosk();
            return kiosk.session().state() != State::Active || kiosk.frame().has_dialog();
        },
        "the end");
    if (m_person.sees(Role::Button, "Kết thúc và xóa"))
        m_person.touch(Role::Button, "Kết thúc và xóa");
    m_person.wait_for(Role::Text, "Chạm để bắt đầu");
}

void ScreenWalk::open(std::string_view address, Role role, std::string_view name) {
    m_person.at_machine([&] {
        m_hall.window.kiosk().program().open(address);
        m_hall.window.kiosk().draw_soon();
    });
    m_person.wait_for(role, name);
}

void ScreenWalk::next(std::string_view heading) {
    m_person.touch(Role::Button, "Sang bước");
    m_person.wait_for(Role::Heading, heading);
}

void ScreenWalk::ask(std::string_view what) {
    std::printf("ask %s\n", std::string(what).c_str());
    std::fflush(stdout);
    std::getchar();
}

void ScreenWalk::look(std::string_view name) {
    if (m_pictures == Pictures::Taken)
        m_gallery.take_whole(name);
}

void ScreenWalk::look_in_english(std::string_view name) {
    if (m_pictures == Pictures::Taken)
        m_gallery.take_in_english(name);
}

void ScreenWalk::waiting() {
    m_person.wait_for(Role::Text, "Chạm để bắt đầu");
    m_person.wait_until([&] { return m_hall.window.site().edition() != nullptr; }, "the site");
    m_person.wait_for(Role::Text, "Đang phục vụ");
    m_gallery.take("attract");
}

void ScreenWalk::settings() {
    begin_session();
    m_gallery.take_whole("home");
    m_gallery.take_in_english("home");
    m_person.touch(Role::Button, "Chữ, màu");
    m_gallery.take_whole("settings");
    m_person.touch(Role::Button, "Đóng bảng");
    m_person.touch(Role::Button, "Nghe đọc");
    m_gallery.take("speech");
    m_person.touch(Role::Button, "Nghe đọc");
}

void ScreenWalk::finding() {
    m_person.touch(Role::TextField, "Tìm thủ tục");
    m_gallery.take("search-keys");
    m_person.press_keys("khai sinh\n");
    m_person.wait_for(Role::Link, "Đăng ký khai sinh");
    m_gallery.take_whole("search");
    open("/tim-kiem?q=zzzz", Role::Text, "Xin thử từ ngắn hơn");
    m_gallery.take("search-none");
    open("/thu-tuc/dang-ky-khai-sinh", Role::Button, "Nộp hồ sơ trực tuyến");
    m_gallery.take_whole("procedure");
    m_gallery.take_in_english("procedure");
    open("/can-lam-gi", Role::Heading, "Ông/bà cần làm gì?");
    m_gallery.take_whole("guides");
    open("/can-lam-gi/sinh-con", Role::Radio, "");
    m_gallery.take_whole("guide");
    while (m_person.sees(Role::Radio, "")) {
        m_person.touch(Role::Radio, "");
        m_person.touch(Role::Button, "Tiếp tục");
        m_person.wait_until([] { return true; }, "a turn");
    }
    m_person.wait_for(Role::Link, "Xem thủ tục");
    m_gallery.take_whole("guide-result");
    open("/noi-nop", Role::Select, "");
    m_gallery.take_whole("offices");
    open("/khong-co", Role::Heading, "");
    m_gallery.take("not-found");
    open("/thu-tuc/dang-ky-khai-sinh/nop", Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    m_gallery.take_whole("case");
    m_person.touch(Role::Button, "Sang bước 2");
    m_gallery.take_whole("case-error");
    end_session();
}

void ScreenWalk::hall() {
    begin_session();
    m_person.touch(Role::Link, "Lấy số thứ tự");
    m_person.wait_for(Role::Button, "A · ");
    m_gallery.take_whole("hall-groups");
    m_person.touch(Role::Button, "A · ");
    m_person.wait_for(Role::Button, "Không thuộc diện nào");
    m_gallery.take_whole("hall-priority");
    m_person.touch(Role::Button, "Không thuộc diện nào");
    m_person.wait_for(Role::Alert, "Đã in xong phiếu");
    m_gallery.take_whole("hall-ticket");
    m_gallery.take_in_english("hall-ticket");
    printer_faults("ticket");
    end_session();
}

// Somebody else draws the last number after the figures on the screen came; then they tell of it.
void ScreenWalk::last_number() {
    begin_session();
    m_person.touch(Role::Link, "Lấy số thứ tự");
    m_person.wait_for(Role::Button, "C · ");
    ask("last number");
    m_person.touch(Role::Button, "C · ");
    m_person.touch(Role::Button, "Không thuộc diện nào");
    m_person.wait_for(Role::Heading, "Hôm nay đã hết số");
    m_gallery.take("hall-no-more");
    m_person.touch(Role::Button, "Quay lại");
    m_person.wait_until_gone(Role::Button, "C · ");
    m_gallery.take_whole("hall-group-without-numbers");
    end_session();
}

}
