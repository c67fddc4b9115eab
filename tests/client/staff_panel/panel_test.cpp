#include "client/platform/headless/headless.h"
#include "client/staff_panel/panel.h"
#include "tests/support/scratch_folder.h"

#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using staff_panel::Panel;
using text::Language;
using ui::Role;

namespace {

class FixedClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override { return {1'800'000'000'000}; }
};

class Site final : public staff_panel::Site {
public:
    diagnostics::Observation observe() override { return seen; }
    void ask_server() override { ++asked; }
    void play_sound(Language) override { ++sounds; }
    diagnostics::Machine machine() override {
        return {.office = "", .id = "kiosk-1", .version = "0.1.0", .program_digest = ""};
    }
    staff_panel::Settings settings() override { return {}; }
    std::vector<staff_panel::Remark> remarks(Language) override { return {}; }
    void restart() override { ++restarts; }

    diagnostics::Observation seen;
    int asked = 0, sounds = 0, restarts = 0;
};

/// The panel alone on a page.
class PanelProgram final : public platform::Program {
public:
    explicit PanelProgram(Panel& panel) : m_panel(panel) {}
    void open(std::string_view) override {}
    void prefer(ui::Display const&) override {}
    [[nodiscard]] ui::Display display() const override { return {}; }
    void draw(ui::Frame& frame) override {
        frame.begin_page({.route = m_panel.route(), .title = "x"});
        m_panel.draw(frame, language);
        frame.end_page();
    }
    void follow(std::string_view) override {}
    void perform() override { m_panel.perform(); }
    std::optional<platform::Address> take_address() override { return std::nullopt; }
    void receive(net::Response) override {}
    void loaded(std::string_view, std::optional<std::string>) override {}
    void chunk_read(app::FileChunk) override {}

    Language language = Language::Vietnamese;

private:
    Panel& m_panel;
};

std::string const& hash() {
    static std::string const hash = diagnostics::hash_pin("246813").value_or("");
    return hash;
}

struct Glass {
    explicit Glass(std::string const& folder)
        : panel({.site = site,
                 .clock = clock,
                 .pin_hash = hash(),
                 .data_folder = folder,
                 .machine_file = folder + "/kiosk.json",
                 .stick_folder = folder + "/stick"}) {
        headless.resize(1080, 1920);
        panel.open({now});
        headless.draw();
    }
    void press(Role role, std::string_view name) {
        panel.stay();
        headless.press(role, name);
        headless.draw();
    }
    void enter(std::string_view pin) {
        for (char const& digit : pin)
            press(Role::Button, {&digit, 1});
        press(Role::Button, "Vào");
        // Checking takes its time on a thread of its own.
        std::string const asked = headless.dump();
        while (headless.dump() == asked) {
            std::this_thread::yield();
            pass(0);
        }
    }
    void pass(std::int64_t ms) {
        now += ms;
        panel.advance({now});
        headless.draw();
    }

    FixedClock clock;
    Site site;
    Panel panel;
    PanelProgram program{panel};
    platform::Headless headless{program, ONEDOOR_FONTS};
    std::int64_t now = 10'000;
};

}

TEST_CASE("panel: the PIN is shown as dots alone, and read by nobody") {
    support::ScratchFolder const folder;
    Glass glass(folder.path());
    glass.press(Role::Button, "2");
    glass.press(Role::Button, "4");
    CHECK(glass.headless.has(Role::Text, "• •"));
    for (ui::Node const& node : glass.headless.frame().tree().nodes())
        CHECK(glass.headless.frame().tree().text(node.label) != "24");
    glass.press(Role::Button, "Xóa");
    CHECK(glass.headless.has(Role::Text, "Chưa nhập số nào"));
}

TEST_CASE("panel: five wrong PINs keep it shut for 15 s, also after a restart") {
    support::ScratchFolder const folder;
    {
        Glass glass(folder.path());
        for (int i = 0; i < 5; ++i)
            glass.enter("111111");
        CHECK(glass.headless.has(Role::Text, "Nhập sai nhiều lần. Xin chờ 15 giây rồi thử lại."));
    }
    Glass glass(folder.path());
    glass.pass(0);
    glass.pass(14'999);
    CHECK_FALSE(glass.headless.has(Role::Text, "Nhập mã PIN của cán bộ"));
    glass.pass(1);
    CHECK(glass.headless.has(Role::Text, "Nhập mã PIN của cán bộ"));
}

TEST_CASE("panel: the door closes after a minute, the panel after five idle ones") {
    support::ScratchFolder const folder;
    {
        Glass door(folder.path());
        door.pass(Panel::door_idle_ms - 1);
        CHECK(door.panel.is_open());
        door.pass(1);
        CHECK_FALSE(door.panel.is_open());
    }
    Glass glass(folder.path());
    glass.enter("246813");
    REQUIRE(glass.headless.has(Role::Heading, "Bảng điều khiển của cán bộ"));
    glass.pass(diagnostics::StaffPin::idle_ms - 1);
    CHECK(glass.panel.is_open());
    glass.pass(1);
    CHECK_FALSE(glass.panel.is_open());
}

TEST_CASE("panel: out of service holds over a restart until staff put it into service") {
    support::ScratchFolder const folder;
    {
        Glass glass(folder.path());
        CHECK_FALSE(glass.panel.is_out_of_service());
        glass.enter("246813");
        glass.press(Role::Button, "Ngừng phục vụ");
        CHECK(glass.panel.is_out_of_service());
    }
    {
        Glass glass(folder.path());
        CHECK(glass.panel.is_out_of_service());
        glass.enter("246813");
        glass.press(Role::Button, "Phục vụ trở lại");
        CHECK_FALSE(glass.panel.is_out_of_service());
    }
    CHECK_FALSE(Glass(folder.path()).panel.is_out_of_service());
}

TEST_CASE("panel: each check asks for what it needs once, and its keys do nothing else") {
    support::ScratchFolder const folder;
    Glass glass(folder.path());
    glass.enter("246813");
    int const asked = glass.site.asked;
    glass.site.seen.has_speaker = true;
    glass.site.seen.keypad = {.is_there = true, .pressed = 0};
    glass.press(Role::Button, "Kiểm tra máy");
    glass.press(Role::Button, "Kiểm tất cả");
    glass.pass(250);
    CHECK(glass.panel.is_checking_keys());
    glass.site.seen.keypad->pressed = diagnostics::all_keys;
    glass.pass(250);
    CHECK_FALSE(glass.panel.is_checking_keys());
    CHECK(glass.site.sounds == 1);
    glass.pass(250);
    CHECK(glass.site.sounds == 1);
    glass.press(Role::Button, "Có");
    glass.pass(250);
    CHECK(glass.headless.has(Role::Heading, "Màn hình và cảm ứng"));
    glass.press(Role::Button, "Không đạt");
    glass.pass(250);
    CHECK(glass.site.asked == asked + 1);
    glass.pass(diagnostics::CheckLimits::link_ms);
    CHECK(glass.headless.has(Role::Button, "Lưu báo cáo PDF vào USB"));
}

TEST_CASE("panel: restart is asked about first") {
    support::ScratchFolder const folder;
    Glass glass(folder.path());
    glass.enter("246813");
    glass.press(Role::Button, "Khởi động lại");
    CHECK(glass.site.restarts == 0);
    glass.press(Role::Button, "Quay lại");
    glass.press(Role::Button, "Khởi động lại");
    glass.press(Role::Button, "Khởi động lại");
    CHECK(glass.site.restarts == 1);
}

TEST_CASE("panel: without a PIN in the configuration the door says so and stays shut") {
    support::ScratchFolder const folder;
    FixedClock clock;
    Site site;
    Panel panel({.site = site, .clock = clock, .data_folder = folder.path()});
    panel.open({0});
    PanelProgram program(panel);
    platform::Headless headless(program, ONEDOOR_FONTS);
    headless.draw();
    CHECK(headless.has(Role::Text, "Máy này chưa đặt mã PIN cán bộ trong tệp cấu hình."));
    CHECK_FALSE(headless.has(Role::Button, "1"));
}
