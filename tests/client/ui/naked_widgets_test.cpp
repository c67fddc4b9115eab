#include "client/platform/program.h"
#include "client/ui/frame.h"
#include "tests/support/component_sheet.h"
#include "tests/support/read_file.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

using namespace onedoor;
using ui::Role;

// This executable brings a Dear ImGui of its own that tells these hooks of every item it adds.
static std::vector<ImRect> g_items;

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, ImRect const& box,
                                 ImGuiLastItemData const*) {
    ImGuiWindow* const window = context->CurrentWindow;
    bool const is_its_own =
        window != nullptr && (id == window->ID || id == window->MoveId ||
                              id == ImGui::GetWindowScrollbarID(window, ImGuiAxis_Y));
    if (id != 0 && !is_its_own && box.GetWidth() > 0)
        g_items.push_back(box);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, char const*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, char const*, ...) {}
char const* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}

namespace {

/// Draws a program as the kiosk does, where Dear ImGui itself interacts.
class Audit {
public:
    explicit Audit(platform::Program& program) : m_program(program) {
        constexpr char const* names[] = {"noto-sans-regular", "noto-sans-bold", "phosphor-bold",
                                         "phosphor-fill", "phosphor-duotone"};
        std::span<std::uint8_t const> bytes[std::size(names)];
        for (std::size_t i = 0; i < std::size(names); ++i) {
            m_fonts[i] = support::read_file(std::string(ONEDOOR_FONTS) + "/" + names[i] + ".ttf");
            bytes[i] = {reinterpret_cast<std::uint8_t const*>(m_fonts[i].data()),
                        m_fonts[i].size()};
        }
        m_frame.set_fonts({bytes[0], bytes[1], bytes[2], bytes[3], bytes[4]});
        m_input.interactivity = ui::Interactivity::Direct;
        m_input.viewport = {1080, 1920, 1, 0};
        ImGui::GetCurrentContext()->TestEngineHookItems = true;
    }

    /// Items that no node with a role to press or fill in lies around, and how many there were.
    std::size_t naked() {
        for (int frame = 0; frame < 3; ++frame) {
            g_items.clear();
            // A sheet that still moves is drawn beside its place.
            m_input.seconds += 1;
            platform::run_frame(m_frame, m_program, m_input);
        }
        // The passes of one frame add each item several times.
        return static_cast<std::size_t>(std::ranges::count_if(
            g_items, [this](ImRect const& item) { return !is_covered(item); }));
    }

private:
    [[nodiscard]] bool is_covered(ImRect const& item) const {
        constexpr float slack = 3;
        return std::ranges::any_of(m_frame.tree().nodes(), [&](ui::Node const& node) {
            return is_control(node.role) && item.Min.x >= node.x - slack &&
                   item.Min.y >= node.y - slack && item.Max.x <= node.x + node.w + slack &&
                   item.Max.y <= node.y + node.h + slack;
        });
    }

    static bool is_control(Role role) {
        return role == Role::Button || role == Role::Link || role == Role::TextField ||
               role == Role::TextArea || role == Role::Select || role == Role::Radio ||
               role == Role::Checkbox || role == Role::File;
    }

    platform::Program& m_program;
    std::string m_fonts[5];
    ui::Frame m_frame;
    ui::Input m_input;
};

/// Draws a button behind the back of ui::Frame.
class Naked final : public platform::Program {
public:
    explicit Naked(platform::Program& dressed) : m_dressed(dressed) {}
    void open(std::string_view) override {}
    void prefer(ui::Display const&) override {}
    [[nodiscard]] ui::Display display() const override { return {}; }
    void draw(ui::Frame& frame) override {
        m_dressed.draw(frame);
        ImGui::Begin("page");
        ImGui::SetCursorScreenPos({4, 4});
        ImGui::Button("naked");
        ImGui::End();
    }
    void follow(std::string_view) override {}
    void perform() override {}
    std::optional<platform::Address> take_address() override { return std::nullopt; }
    void receive(net::Response) override {}
    void loaded(std::string_view, std::optional<std::string>) override {}
    void chunk_read(app::FileChunk) override {}
    void filing_kept(std::string_view, bool) override {}
    void outbox_listed(std::vector<app::OutboxItem>) override {}

private:
    platform::Program& m_dressed;
};

}

TEST_CASE("naked widgets: every item of Dear ImGui has its semantic node") {
    for (std::string_view const target : {"/", "/form", "/sheet"}) {
        INFO(target);
        testing::ComponentSheet sheet{nullptr};
        sheet.open(target);
        Audit audit(sheet);
        CHECK(audit.naked() == 0);
        CHECK(g_items.size() > 5);
    }
}

TEST_CASE("naked widgets: a dialog's items have nodes too") {
    testing::ComponentSheet sheet{nullptr};
    sheet.open("/sheet");
    sheet.shows_dialog = true;
    Audit audit(sheet);
    CHECK(audit.naked() == 0);
}

TEST_CASE("naked widgets: a button drawn behind the back of ui::Frame is seen") {
    testing::ComponentSheet sheet{nullptr};
    sheet.open("/form");
    Naked naked(sheet);
    Audit audit(naked);
    CHECK(audit.naked() > 0);
}
