#include "client/platform/headless/headless.h"
#include "client/ui/text_layout.h"
#include "tests/support/component_sheet.h"

#include <array>
#include <cmath>
#include <doctest/doctest.h>

using namespace onedoor;
using ui::Role;

namespace {

struct Size {
    float width, height;
};
constexpr std::array sizes{Size{320, 600}, Size{390, 844}, Size{768, 1024}, Size{1366, 768},
                           Size{1080, 1920}};

bool is_pressable(Role role) {
    return role == Role::Button || role == Role::Link || role == Role::Radio ||
           role == Role::Checkbox || role == Role::File || role == Role::TextField ||
           role == Role::Select;
}

void check_inside(ui::Tree const& tree, float width) {
    for (ui::Node const& node : tree.nodes()) {
        if ((node.flags & ui::flag::skip_link) != 0)
            continue;
        CAPTURE(tree.text(node.label));
        CAPTURE(ui::role_name(node.role));
        CHECK(node.x >= -8.0F);
        CHECK(node.x + node.w <= width + 8.5F);
    }
}

}

TEST_CASE("layout: nothing leaves the window sideways, at any size and text size") {
    for (std::string_view const target : {"/", "/form", "/sheet", "/parts"}) {
        for (Size const size : sizes) {
            for (int text = 0; text < 4; ++text) {
                testing::ComponentSheet program{nullptr};
                platform::Headless headless{program, ONEDOOR_FONTS};
                headless.resize(size.width, size.height);
                program.prefer({.text_size = static_cast<ui::TextSize>(text)});
                program.open(target);
                headless.draw();
                CAPTURE(target);
                CAPTURE(size.width);
                CAPTURE(text);
                check_inside(headless.frame().tree(), size.width);
            }
        }
    }
}

TEST_CASE("layout: what can be pressed is large enough and overlaps nothing else of its kind") {
    for (std::string_view const target : {"/", "/form", "/sheet", "/parts"}) {
        testing::ComponentSheet program{nullptr};
        platform::Headless headless{program, ONEDOOR_FONTS};
        headless.resize(390, 844);
        program.open(target);
        headless.draw();
        std::vector<ui::Node> controls;
        ui::Tree const& tree = headless.frame().tree();
        for (ui::Node const& node : tree.nodes()) {
            if (is_pressable(node.role) && (node.flags & ui::flag::skip_link) == 0)
                controls.push_back(node);
        }
        for (ui::Node const& a : controls) {
            CAPTURE(tree.text(a.label));
            CHECK(a.w >= 24.0F);
            CHECK(a.h >= 40.0F);
            for (ui::Node const& b : controls) {
                bool const is_same_layer =
                    (a.flags & ui::flag::fixed) == (b.flags & ui::flag::fixed);
                if (a.id == b.id || !is_same_layer)
                    continue;
                float const w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x);
                float const h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
                CAPTURE(tree.text(b.label));
                CHECK(std::min(w, h) <= 8.0F);
            }
        }
    }
}

TEST_CASE("layout: the bar of main buttons stays in the window and out of the page") {
    testing::ComponentSheet program{nullptr};
    platform::Headless headless{program, ONEDOOR_FONTS};
    headless.resize(390, 844);
    program.open("/form");
    headless.draw();
    ui::Node const* const next = headless.find(Role::Button, "Sang bước 3");
    REQUIRE(next != nullptr);
    CHECK((next->flags & ui::flag::fixed) != 0);
    CHECK(next->y + next->h <= 844.0F);
    CHECK(next->y > 700.0F);
}

TEST_CASE("layout: a bar that would hide the page becomes a part of it") {
    testing::ComponentSheet program{nullptr};
    platform::Headless headless{program, ONEDOOR_FONTS};
    headless.resize(320, 256);
    program.prefer({.text_size = ui::TextSize::Percent200});
    program.open("/form");
    headless.draw();
    ui::Node const* const next = headless.find(Role::Button, "Sang bước 3");
    REQUIRE(next != nullptr);
    CHECK((next->flags & ui::flag::fixed) == 0);
}

TEST_CASE("layout: equal frames come from equal states") {
    testing::ComponentSheet program{nullptr};
    platform::Headless headless{program, ONEDOOR_FONTS};
    headless.resize(1366, 768);
    program.open("/sheet");
    headless.draw();
    std::uint64_t const first = headless.frame().tree().hash();
    headless.resize(390, 844);
    headless.draw();
    CHECK(headless.frame().tree().hash() != first);
    headless.resize(1366, 768);
    headless.draw();
    CHECK(headless.frame().tree().hash() == first);
}
