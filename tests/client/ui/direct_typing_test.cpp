#include "client/platform/headless/headless.h"
#include "tests/support/component_sheet.h"

#include <doctest/doctest.h>
#include <imgui.h>

using namespace onedoor;

namespace {

/// The form of the component sheet as the kiosk runs it, with the caret in the field of the name.
class Kiosk {
public:
    explicit Kiosk(text::InputMethod method) {
        m_sheet.prefer({.typing = method});
        m_sheet.open("/form");
        m_input.interactivity = ui::Interactivity::Direct;
        m_input.viewport = {1080, 1920, 1, 0};
        draw();
        ui::Node const* const field =
            m_headless.find(ui::Role::TextField, "Họ, chữ đệm, tên khai sinh");
        REQUIRE(field != nullptr);
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(field->x + field->w / 2, field->y + field->h / 2);
        for (bool const is_down : {true, false}) {
            draw();
            io.AddMouseButtonEvent(0, is_down);
            draw();
        }
    }

    void type(std::string_view keys) {
        for (char const key : keys) {
            ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(key));
            draw();
        }
        draw();
    }

    void press(ImGuiKey key) {
        for (bool const is_down : {true, false}) {
            ImGui::GetIO().AddKeyEvent(key, is_down);
            draw();
        }
    }

    [[nodiscard]] std::string const& name() const { return m_sheet.name; }

private:
    void draw() { platform::run_frame(m_headless.frame(), m_sheet, m_input); }

    testing::ComponentSheet m_sheet{nullptr};
    platform::Headless m_headless{m_sheet, ONEDOOR_FONTS};
    ui::Input m_input;
};

/// One kiosk at a time: Dear ImGui's present context is the last one made.
std::string typed(text::InputMethod method, std::string_view keys) {
    Kiosk kiosk(method);
    kiosk.type(keys);
    return kiosk.name();
}

}

TEST_CASE("kiosk: a field types Vietnamese by Telex or VNI where that was chosen") {
    CHECK(typed(text::InputMethod::Telex, "Nguyeenx Thij Khuyur Alexander") ==
          "Nguyễn Thị Khuỷu Alexander");
    CHECK(typed(text::InputMethod::Vni, "Nguye6n4 d9uong72") == "Nguyễn đường");
    CHECK(typed(text::InputMethod::System, "Nguyeenx") == "Nguyeenx");
}

TEST_CASE("kiosk: only the word before the caret changes") {
    Kiosk kiosk(text::InputMethod::Telex);
    kiosk.type("Tran An");
    for (int i = 0; i < 3; ++i)
        kiosk.press(ImGuiKey_LeftArrow);
    kiosk.type("af");
    CHECK(kiosk.name() == "Trần An");
}
