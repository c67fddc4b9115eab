#include "client/speech/narrator.h"
#include "tests/support/silent_speaker.h"
#include "tests/support/stage.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using speech::Command;
using speech::Speaker;
using speech::Urgency;
using ui::Role;

namespace {

/// A citizen with a headset before the screens.
struct Hall {
    fakes::Stage stage;
    fakes::SilentSpeaker speaker;
    speech::Narrator narrator{speaker};
    core::Uptime now{1'000};
    ui::NodeId focused = 0;
    std::optional<std::int32_t> seconds_left;
    std::vector<ui::Announcement> announcements;

    explicit Hall(std::string_view address) {
        stage.headless.resize(1080, 1920);
        stage.open(address);
    }
    [[nodiscard]] speech::Scene scene() {
        return {stage.headless.frame().tree(), focused, text::Language::Vietnamese, announcements,
                seconds_left};
    }
    void look() {
        now.milliseconds += 16;
        ++speaker.samples;
        narrator.look(scene(), now);
    }
    void on(Command command) {
        now.milliseconds += 16;
        narrator.on(command, scene(), now);
    }
    void focus(Role role, std::string_view name) {
        narrator.key_pressed();
        focused = stage.headless.find(role, name)->id;
        look();
    }
    /// Everything until it is quiet.
    std::vector<std::string> hear_out() {
        std::vector<std::string> const before = speaker.said;
        for (int i = 0; i < 200 && speaker.now == Speaker::State::Speaking; ++i) {
            speaker.finish();
            now.milliseconds += 16;
            narrator.advance(now);
        }
        return {speaker.said.begin() + static_cast<std::ptrdiff_t>(before.size()),
                speaker.said.end()};
    }
    [[nodiscard]] std::string last() const {
        return speaker.said.empty() ? std::string() : speaker.said.back();
    }
};

}

TEST_CASE("narrator: silent until it is turned on, then tells the page") {
    Hall hall("/tra-cuu");
    hall.look();
    hall.announcements = {{"7 thủ tục", true}};
    hall.look();
    CHECK(hall.speaker.said.empty());
    hall.announcements.clear();
    hall.narrator.turn_on();
    hall.look();
    CHECK(hall.last() == "Trang: Tra cứu hồ sơ, Một Cửa");
    hall.hear_out();
    CHECK(hall.last().starts_with("Các phần: "));
    hall.look();
    CHECK(hall.speaker.now == Speaker::State::Quiet);
}

TEST_CASE("narrator: the first key of the keypad only wakes the voice") {
    Hall hall("/tra-cuu");
    hall.on(Command::Louder);
    CHECK(hall.narrator.is_on());
    CHECK(hall.narrator.volume() == speech::default_volume);
    CHECK(hall.last() == "Trang: Tra cứu hồ sơ, Một Cửa");
}

TEST_CASE("EN 301 549 5.1.3.15: the field in focus says what is wrong and what to do") {
    Hall hall("/tra-cuu");
    hall.narrator.turn_on();
    hall.stage.headless.press(Role::Button, "Xem tình trạng");
    hall.look();
    hall.focus(Role::TextField, "Mã tra cứu");
    CHECK(hall.last() == "Mã tra cứu, ô nhập mã, đang trống, bắt buộc, chưa đúng. Xin nhập mã tra "
                         "cứu. 9 ký tự, không phân biệt chữ hoa, chữ thường");
    CHECK(hall.narrator.spoken_node() == hall.focused);
}

TEST_CASE("narrator: a choice says what it is now, once") {
    Hall hall("/thu-tuc/dang-ky-khai-sinh/nop");
    hall.narrator.turn_on();
    hall.look();
    hall.hear_out();
    hall.focus(Role::Radio, "Trẻ sinh đã quá 60 ngày");
    CHECK(hall.last().starts_with("Ông bà đăng ký khai sinh trong trường hợp nào?"));
    hall.hear_out();
    CHECK(hall.last() == "Trẻ sinh đã quá 60 ngày, nút chọn, chưa chọn, 2 trên 3");
    hall.stage.headless.press(Role::Radio, "Trẻ sinh đã quá 60 ngày");
    hall.look();
    CHECK(hall.last() == "Trẻ sinh đã quá 60 ngày, đã chọn");
    hall.hear_out();
    std::size_t const said = hall.speaker.said.size();
    hall.look();
    CHECK(hall.speaker.said.size() == said);
    hall.focus(Role::Radio, "Trẻ bị bỏ rơi");
    CHECK(hall.last() == "Trẻ bị bỏ rơi, nút chọn, chưa chọn, 3 trên 3");
}

TEST_CASE("narrator: news waits, what is assertive does not") {
    Hall hall("/tra-cuu");
    hall.narrator.turn_on();
    hall.look();
    hall.announcements = {{"Đã lưu", false}};
    hall.look();
    hall.announcements = {{"Mất mạng lúc 09:12", true}};
    hall.look();
    hall.announcements.clear();
    CHECK(hall.last() == "Mất mạng lúc 9 giờ 12 phút");
    hall.hear_out();
    CHECK(hall.last() == "Đã lưu");
}

TEST_CASE("narrator: a countdown never lags behind: numbers are left out while one is said") {
    Hall hall("/tra-cuu");
    hall.narrator.turn_on();
    hall.look();
    for (std::int32_t const seconds : {20, 19, 18}) {
        hall.narrator.count_down(seconds, text::Language::Vietnamese);
        hall.look();
    }
    CHECK(hall.last() == "Còn 20 giây");
    hall.speaker.finish();
    hall.look();
    CHECK(hall.last() == "Trang: Tra cứu hồ sơ, Một Cửa");
    hall.narrator.count_down(17, text::Language::Vietnamese);
    hall.look();
    CHECK(hall.last() == "Còn 17 giây");
}

TEST_CASE("narrator: where am I tells page, heading, place and time") {
    Hall hall("/tra-cuu");
    hall.narrator.turn_on();
    hall.look();
    hall.focus(Role::Button, "Xem tình trạng");
    hall.seconds_left = 95;
    hall.on(Command::Where);
    std::vector<std::string> told{hall.last()};
    std::ranges::copy(hall.hear_out(), std::back_inserter(told));
    CHECK(told == std::vector<std::string>{"Ông bà đang ở trang: Tra cứu hồ sơ, Một Cửa",
                                           "Dưới tiêu đề: Tra cứu hồ sơ",
                                           "Đang đứng ở:", "Xem tình trạng, nút",
                                           "Còn 1 phút 35 giây trước khi máy hỏi lại"});
}

TEST_CASE("EN 301 549 5.1.3.4: the page is read from the focus, paused, resumed, repeated") {
    Hall hall("/tra-cuu");
    hall.narrator.turn_on();
    hall.look();
    hall.on(Command::ReadOn);
    CHECK(hall.last() == "Nội dung chính");
    hall.speaker.finish();
    hall.look();
    CHECK(hall.last() == "Tra cứu hồ sơ, tiêu đề chính");
    hall.on(Command::Pause);
    CHECK(hall.speaker.now == Speaker::State::Quiet);
    hall.on(Command::Pause);
    CHECK(hall.last() == "Tra cứu hồ sơ, tiêu đề chính");
    CHECK(hall.speaker.now == Speaker::State::Speaking);
    hall.on(Command::NextSentence);
    CHECK(hall.last() == "Nhập mã hồ sơ và mã tra cứu in trên phiếu hẹn.");
    hall.on(Command::PreviousSentence);
    CHECK(hall.last() == "Tra cứu hồ sơ, tiêu đề chính");
    hall.on(Command::Repeat);
    CHECK(hall.last() == "Tra cứu hồ sơ, tiêu đề chính");
    hall.hear_out();
    CHECK(hall.last() == "Hết trang");
    hall.focus(Role::Button, "Xem tình trạng");
    hall.on(Command::ReadOn);
    CHECK(hall.last() == "Xem tình trạng, nút");
}

TEST_CASE("EN 301 549 5.1.3.11: volume and rate are set by keys, heard or told, and have ends") {
    Hall hall("/tra-cuu");
    hall.narrator.turn_on();
    hall.look();
    hall.on(Command::Louder);
    CHECK(hall.speaker.volume.step == speech::default_volume.step + 1);
    CHECK(hall.last() == "Trang: Tra cứu hồ sơ, Một Cửa");
    hall.hear_out();
    hall.on(Command::Louder);
    CHECK(hall.last() == "Âm lượng 8 trên 10");
    for (int i = 0; i < 5; ++i) {
        hall.hear_out();
        hall.on(Command::Louder);
    }
    CHECK(hall.last() == "Âm lượng lớn nhất");
    CHECK(hall.speaker.volume.step == speech::Volume::highest);
    for (int i = 0; i < 12; ++i) {
        hall.hear_out();
        hall.on(Command::Softer);
    }
    CHECK(hall.last() == "Âm lượng nhỏ nhất");
    for (char const* expected : {"Đọc nhanh", "Đọc nhanh nhất", "Đọc nhanh nhất"}) {
        hall.hear_out();
        hall.on(Command::Faster);
        CHECK(hall.last() == expected);
    }
    hall.hear_out();
    hall.on(Command::Slower);
    CHECK(hall.last() == "Đọc nhanh");
}

TEST_CASE("EN 301 549 5.1.3.9: the picture can be put off while the voice goes on") {
    Hall hall("/tra-cuu");
    hall.narrator.turn_on();
    hall.on(Command::BlankScreen);
    CHECK(hall.narrator.is_screen_blank());
    CHECK(hall.last().starts_with("Đã tắt hình"));
    hall.on(Command::BlankScreen);
    CHECK_FALSE(hall.narrator.is_screen_blank());
}

TEST_CASE("EN 301 549 5.1.3.8: a password says that it is there, never its length") {
    Hall hall("/can-bo");
    hall.stage.answer("/api/v1/staff/session", 401, "{}");
    hall.stage.headless.draw();
    hall.narrator.turn_on();
    hall.stage.headless.type("Mật khẩu", "Trăng-9");
    hall.look();
    hall.focus(Role::TextField, "Mật khẩu");
    hall.hear_out();
    CHECK(hall.last().contains("ô nhập bí mật, đã nhập"));
    hall.on(Command::ReadOn);
    hall.hear_out();
    for (std::string const& each : hall.speaker.said)
        CHECK_FALSE(each.contains("Trăng"));
}

TEST_CASE("narrator: a headset without sound is told on the screen, in both languages") {
    Hall hall("/tra-cuu");
    hall.speaker.is_broken = true;
    CHECK(hall.narrator.problem(text::Language::Vietnamese).empty());
    hall.narrator.turn_on();
    hall.look();
    CHECK(hall.narrator.problem(text::Language::Vietnamese).contains("Tai nghe không có tiếng"));
    CHECK(hall.narrator.problem(text::Language::English).contains("headset"));
    hall.speaker.is_broken = false;
    hall.now.milliseconds += 2'000;
    hall.look();
    hall.look();
    CHECK(hall.last() == "Trang: Tra cứu hồ sơ, Một Cửa");
    CHECK(hall.narrator.problem(text::Language::Vietnamese).empty());
}

TEST_CASE("narrator: at the end of a session all is as before it") {
    Hall hall("/thu-tuc/dang-ky-khai-sinh/nop");
    hall.narrator.turn_on();
    hall.look();
    hall.on(Command::BlankScreen);
    hall.on(Command::Faster);
    hall.on(Command::Louder);
    hall.on(Command::ReadOn);
    hall.focus(Role::Radio, "Trẻ sinh đã quá 60 ngày");
    CHECK_FALSE(hall.narrator.is_forgotten());
    hall.narrator.forget();
    CHECK(hall.narrator.is_forgotten());
    CHECK_FALSE(hall.narrator.is_on());
    CHECK_FALSE(hall.narrator.is_screen_blank());
    CHECK(hall.narrator.rate() == speech::default_rate);
    CHECK(hall.narrator.volume() == speech::default_volume);
    std::size_t const said = hall.speaker.said.size();
    hall.look();
    CHECK(hall.speaker.said.size() == said);
}
