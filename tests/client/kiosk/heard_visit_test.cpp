#include "client/session/rules.h"
#include "tests/client/kiosk/listener.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using kiosk_tests::Hands;
using kiosk_tests::Listener;
using kiosk_tests::Sentences;

namespace {

void next_step(Listener& citizen) {
    citizen.go_to("Sang bước", Listener::Way::Back);
    citizen.choose();
}

void write_into(Listener& citizen, std::string_view field, std::string_view keys) {
    // Enter on the keys led from one field to the next.
    if (!citizen.is_in_field(field)) {
        citizen.go_to(field);
        citizen.choose();
    }
    citizen.write(keys);
}

void tick(Listener& citizen, std::string_view option) {
    citizen.go_to(option);
    citizen.choose();
}

void choose_from_list(Listener& citizen, std::string_view list, std::string_view option,
                      std::string_view keys) {
    citizen.go_to(list);
    citizen.choose();
    write_into(citizen, "Gõ để tìm trong danh sách", keys);
    tick(citizen, option);
}

void find_procedure(Listener& citizen) {
    write_into(citizen, "Tìm thủ tục", "trich luc ho tich");
    tick(citizen, "Cấp bản sao trích lục hộ tịch");
    tick(citizen, "Nộp hồ sơ trực tuyến");
}

void fill_in(Listener& citizen) {
    next_step(citizen);
    write_into(citizen, "Họ, chữ đệm, tên", "nguyeenx thij canary");
    write_into(citizen, "Ngày sinh", "15/03/1992");
    tick(citizen, "Nữ");
    write_into(citizen, "Số định danh cá nhân", "056192001237");
    write_into(citizen, "Số điện thoại", "0905123268");
    choose_from_list(citizen, "Tỉnh, thành phố", "Tỉnh Khánh Hòa", "khanh");
    choose_from_list(citizen, "Xã, phường, đặc khu", "Phường Nha Trang", "nha tr");
    write_into(citizen, "Số nhà, đường", "12 hoa");
    next_step(citizen);
    tick(citizen, "Cho tôi");
    next_step(citizen);
    tick(citizen, "Loại giấy cần cấp");
    tick(citizen, "Bản sao Giấy khai sinh");
    write_into(citizen, "Nơi đã đăng ký", "ubnd phuong hoa sen");
    next_step(citizen);
    write_into(citizen, "Số bản sao giấy", "2");
    tick(citizen, "Không");
    tick(citizen, "Tôi cam đoan");
    next_step(citizen);
}

bool has_line(Sentences const& heard, std::string_view words) {
    return std::ranges::any_of(
        heard, [&](std::string const& each) { return each.find(words) != each.npos; });
}

/// What is heard of the page, from its first line to its last.
Sentences read_page(Listener& citizen) {
    return citizen.press(speech::Command::ReadOn);
}

void check_review(Listener& citizen) {
    Sentences const review = read_page(citizen);
    CHECK(has_line(review, "Nguyễn Thị Canary"));
    CHECK(has_line(review, "ngày 15 tháng 3 năm 1992"));
    CHECK(has_line(review, "Phường Nha Trang"));
    CHECK(review.back() == "Hết trang");
}

void check_slip(Listener& citizen) {
    citizen.go_to("Nghe đọc phiếu");
    Sentences const slip = citizen.choose();
    CHECK(has_line(slip, "PHIẾU NHẬN HỒ SƠ"));
    CHECK(has_line(slip, "tê en-nờ, gạch ngang, bảy ca quy a"));
    CHECK(has_line(slip, "Văn bản yêu cầu nêu rõ lý do, mang đến quầy"));
    CHECK_FALSE(has_line(slip, "Văn bản ủy quyền"));
    CHECK(has_line(slip, "Xin giữ kín mã tra cứu"));
}

void visit(Listener& citizen) {
    CHECK(citizen.press(speech::Command::Where).front().starts_with("Trang: "));
    find_procedure(citizen);
    fill_in(citizen);
    tick(citizen, "Mang bản giấy");
    next_step(citizen);
    check_review(citizen);
    citizen.go_to("Gửi hồ sơ, nút");
    Sentences const filed = citizen.choose();
    CHECK(filed.front() == "Trang: Đã nhận hồ sơ, Một Cửa");
    CHECK(has_line(filed, "Đã in xong phiếu"));
    check_slip(citizen);
    citizen.go_to("Kết thúc", Listener::Way::Back);
    CHECK(citizen.choose() ==
          Sentences{"Phiên đã kết thúc. Thông tin của ông bà đã được xóa khỏi máy này."});
    CHECK(citizen.machine.session().state() == session::State::Attract);
    CHECK(citizen.faults() == Sentences());
    if (!citizen.faults().empty())
        MESSAGE(citizen.script());
}

}

TEST_CASE("S2: a citizen who does not see files by keypad and hears every step") {
    Listener citizen;
    visit(citizen);
}

TEST_CASE("S2: the same by two switches") {
    Listener citizen(Hands::Switches);
    visit(citizen);
}

TEST_CASE("K2: codes that no slip carries stay until somebody is asked whether they are there") {
    Listener citizen;
    citizen.press(interaction::Command::Down);
    find_procedure(citizen);
    fill_in(citizen);
    tick(citizen, "Mang bản giấy");
    next_step(citizen);
    citizen.paper.run_out_now();
    citizen.go_to("Gửi hồ sơ, nút");
    CHECK(has_line(citizen.choose(), "Máy in hết giấy"));
    citizen.wait(session::rule_of(session::PageKind::End).assisted_idle_ms);
    CHECK(citizen.machine.session().state() == session::State::Warning);
}

TEST_CASE("S2: the first key of the keypad turns the voice on and does no more") {
    Listener citizen;
    CHECK(citizen.narrator.is_on() == false);
    CHECK(citizen.press(interaction::Command::Down).front().starts_with("Trang: "));
    CHECK(citizen.narrator.is_on());
    CHECK(citizen.press(interaction::Command::Down).front().starts_with("Tìm thủ tục"));
}

TEST_CASE("S2: switches alone keep the voice off and get the longer time") {
    Listener citizen(Hands::Switches);
    citizen.press(interaction::Command::SwitchNext);
    CHECK_FALSE(citizen.narrator.is_on());
    session::PageRule const& browse = session::rule_of(session::PageKind::Browse);
    CHECK(citizen.machine.session().time_left()->of_ms == browse.assisted_idle_ms);
    CHECK(browse.assisted_idle_ms > browse.idle_ms);
}

TEST_CASE("S2: a dead headset is told on the screen, and gone when it is heard again") {
    constexpr std::string_view words = "Tai nghe không có tiếng";
    Listener citizen;
    auto const is_shown = [&] {
        for (ui::Node const& node : citizen.tree().nodes())
            if (citizen.tree().text(node.label).starts_with(words))
                return true;
        return false;
    };
    citizen.press(interaction::Command::Down);
    CHECK_FALSE(is_shown());
    citizen.speaker.is_broken = true;
    citizen.press(interaction::Command::Down);
    CHECK(is_shown());
    citizen.speaker.is_broken = false;
    citizen.wait(5'000);
    CHECK_FALSE(is_shown());
}

TEST_CASE("S2: the voice tells that it is turned off, and stays off") {
    Listener citizen;
    citizen.press(interaction::Command::Down);
    citizen.go_to("Nghe đọc, nút");
    CHECK(citizen.choose() == Sentences{"Đã tắt tiếng đọc"});
    CHECK(citizen.press(interaction::Command::Down).empty());
    CHECK_FALSE(citizen.narrator.is_on());
}
