#include "client/interaction/surface.h"
#include "client/platform/headless/headless.h"
#include "shared/text/utf8.h"
#include "tests/support/component_sheet.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace onedoor;
using interaction::Command;
using interaction::Touch;
using ui::Role;

namespace {

constexpr std::string_view name_field = "Họ, chữ đệm, tên khai sinh";

/// The form of the component sheet on a kiosk, with a finger.
class Kiosk {
public:
    Kiosk() {
        m_sheet.open("/form");
        m_input.viewport = {1080, 1920, 1, 0};
        draw();
    }

    void draw() {
        for (int i = 0; i < 4; ++i)
            draw_once();
    }

    void draw_once() {
        surface.prepare(m_input);
        m_input.seconds += 1;
        surface.learn(platform::run_frame(frame(), m_sheet, m_input));
    }

    void sit(float height = 1920) {
        m_input.viewport.height = height;
        m_input.viewport.head = 960;
        draw();
    }

    void touch(Touch kind, float x, float y) {
        surface.touch(kind, x, y);
        draw();
    }

    void press(ui::Rect rect) {
        touch(Touch::Down, rect.x + rect.w / 2, rect.y + rect.h / 2);
        touch(Touch::Up, rect.x + rect.w / 2, rect.y + rect.h / 2);
    }

    void press(Role role, std::string_view name) { press(place(role, name)); }

    [[nodiscard]] ui::Rect place(Role role, std::string_view name) {
        ui::Node const* const node = m_headless.find(role, name);
        REQUIRE(node != nullptr);
        return interaction::on_glass(*node, surface.window());
    }

    void type(std::string_view keys) {
        surface.type(keys);
        draw();
    }

    [[nodiscard]] ui::Frame& frame() { return m_headless.frame(); }
    [[nodiscard]] bool sees(Role role, std::string_view name) const {
        return m_headless.has(role, name);
    }
    [[nodiscard]] std::string const& name() const { return m_sheet.name; }

private:
    testing::ComponentSheet m_sheet{nullptr};
    platform::Headless m_headless{m_sheet, ONEDOOR_FONTS};
    ui::Input m_input;

public:
    interaction::Surface surface{m_headless.frame()};
};

}

TEST_CASE("surface: a press counts when it begins and ends on the same thing") {
    Kiosk kiosk;
    ui::Rect const field = kiosk.place(Role::TextField, name_field);
    float const x = field.x + field.w / 2, y = field.y + field.h / 2;
    kiosk.touch(Touch::Down, x, y);
    CHECK_FALSE(kiosk.surface.is_editing());
    kiosk.touch(Touch::Up, x, y + 400);
    CHECK_FALSE(kiosk.surface.is_editing());
    kiosk.touch(Touch::Down, x, y + 400);
    kiosk.touch(Touch::Up, x, y);
    CHECK_FALSE(kiosk.surface.is_editing());
    kiosk.press(field);
    CHECK(kiosk.surface.is_editing());
}

TEST_CASE("surface: a finger that moves on scrolls and presses nothing") {
    Kiosk kiosk;
    ui::Rect const field = kiosk.place(Role::TextField, name_field);
    float const x = field.x + field.w / 2, y = field.y + field.h / 2;
    kiosk.touch(Touch::Down, x, y);
    kiosk.touch(Touch::Move, x, y - 40);
    kiosk.touch(Touch::Up, x, y - 40);
    CHECK_FALSE(kiosk.surface.is_editing());
    bool const is_long = kiosk.frame().content_height() > 1920;
    CHECK((kiosk.surface.window().scroll_y > 0) == is_long);
}

TEST_CASE("surface: a field types Vietnamese by Telex, with capitals where names begin") {
    Kiosk kiosk;
    kiosk.press(Role::TextField, name_field);
    kiosk.type("Nguyeenx Thij Khuyur Alexander");
    CHECK(kiosk.name() == "Nguyễn Thị Khuỷu Alexander");
    kiosk.surface.command(Command::Escape);
    kiosk.draw();
    CHECK_FALSE(kiosk.surface.is_editing());
    CHECK(kiosk.name() == "Nguyễn Thị Khuỷu Alexander");
}

TEST_CASE("surface: keypad and switches reach every control, and only them") {
    Kiosk kiosk;
    std::vector<std::size_t> const all = interaction::stops(kiosk.frame().tree());
    REQUIRE(all.size() > 3);
    for (std::size_t const index : all) {
        kiosk.surface.command(Command::SwitchNext);
        kiosk.draw();
        CHECK(kiosk.surface.focused() == kiosk.frame().tree().nodes()[index].id);
    }
    kiosk.surface.command(Command::Next);
    CHECK(kiosk.surface.focused() == kiosk.frame().tree().nodes()[all.front()].id);
}

TEST_CASE("surface: touched first, a thing is only told; touched again it is pressed") {
    Kiosk kiosk;
    kiosk.surface.set_press(interaction::Press::Explored);
    kiosk.press(Role::TextField, name_field);
    CHECK_FALSE(kiosk.surface.is_editing());
    CHECK(kiosk.surface.focused() != 0);
    kiosk.press(Role::TextField, name_field);
    CHECK(kiosk.surface.is_editing());
}

TEST_CASE("surface: below a dialog nothing of the page is reached, the machine's bars are") {
    ui::Tree tree;
    tree.add({.id = 1, .role = Role::Document});
    tree.add({.id = 2, .parent = 1, .x = 0, .y = 0, .w = 100, .h = 100, .role = Role::Button});
    tree.add({.id = 3, .parent = 1, .flags = ui::flag::fixed, .role = Role::Dialog});
    tree.add({.id = 4,
              .parent = 3,
              .x = 0,
              .y = 200,
              .w = 100,
              .h = 100,
              .flags = ui::flag::fixed,
              .role = Role::Button});
    tree.add({.id = 5,
              .parent = 1,
              .flags = ui::flag::fixed | ui::flag::machine,
              .role = Role::Navigation});
    tree.add({.id = 6,
              .parent = 5,
              .x = 0,
              .y = 400,
              .w = 100,
              .h = 100,
              .flags = ui::flag::fixed,
              .role = Role::Button});
    interaction::Window const window{1080, 1920, 0, 0};
    CHECK_FALSE(interaction::node_at(tree, window, 50, 50));
    CHECK(interaction::node_at(tree, window, 50, 250) == 3);
    CHECK(interaction::node_at(tree, window, 50, 450) == 5);
    CHECK(interaction::stops(tree) == std::vector<std::size_t>{3, 5});
}

TEST_CASE("surface: what leads a page's bar stands before its main button and tells of a press") {
    Kiosk kiosk;
    kiosk.frame().set_bar_lead({"Quay lại", "Xem tiếp", ui::PageTurn::Down});
    kiosk.draw();
    ui::Rect const back = kiosk.place(Role::Button, "Quay lại");
    ui::Rect const turn = kiosk.place(Role::Button, "Xem tiếp");
    CHECK(back.y == turn.y);
    CHECK(back.right() < turn.x);
    CHECK(back.h >= 104);
    CHECK(kiosk.frame().bar_lead_event() == ui::BarLeadEvent::None);
    kiosk.touch(Touch::Down, back.x + 8, back.y + 8);
    kiosk.surface.touch(Touch::Up, back.x + 8, back.y + 8);
    kiosk.draw_once();
    CHECK(kiosk.frame().bar_lead_event() == ui::BarLeadEvent::Back);
    kiosk.draw_once();
    CHECK(kiosk.frame().bar_lead_event() == ui::BarLeadEvent::None);
}

TEST_CASE("surface: who sits reaches the first field, and what is only read stands above it") {
    Kiosk kiosk;
    kiosk.sit();
    ui::Rect const field = kiosk.place(Role::TextField, name_field);
    CHECK(std::round(field.y) == 960);
    bool has_heading = false;
    for (ui::Node const& node : kiosk.frame().tree().nodes()) {
        bool const is_first = node.role == Role::Heading && node.level == 1;
        has_heading = has_heading || is_first;
        if (is_first)
            CHECK(node.y < 960);
    }
    CHECK(has_heading);
}

TEST_CASE("surface: who sits scrolls to the end of the page") {
    Kiosk kiosk;
    kiosk.sit(1400);
    float end = 0;
    for (ui::Node const& node : kiosk.frame().tree().nodes()) {
        if (node.role != Role::Document && (node.flags & ui::flag::fixed) == 0)
            end = std::max(end, node.y + node.h);
    }
    CHECK(end > 1400);
    CHECK(end <= kiosk.frame().content_height() - kiosk.frame().foot_height());
}
