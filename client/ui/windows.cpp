#include "client/ui/box_fonts.h"
#include "client/ui/frame_state.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>
#include <string>

namespace onedoor::ui {

namespace {

// Further than this a finger scrolls instead of pressing.
constexpr float drag_min = 12;
constexpr float fallback_delta_seconds = 1.0F / 60;

void begin_window(char const* name, Rect area, int flags) {
    ImGui::SetNextWindowPos({area.x, area.y});
    ImGui::SetNextWindowSize({area.w, std::max(area.h, 1.0F)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin(name, nullptr, flags);
    ImGui::PopStyleVar(2);
}

// Takes effect one pass later, when Dear ImGui lays the window out again.
void scroll(FrameState& s) {
    if (s.goes_to_top)
        ImGui::SetScrollY(0);
    else if (s.scroll_change != 0)
        ImGui::SetScrollY(
            std::clamp(ImGui::GetScrollY() + s.scroll_change, 0.0F, ImGui::GetScrollMaxY()));
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left))
        s.dragged = 0;
    if (s.dragged > drag_min)
        ImGui::ClearActiveID();
    s.is_unstable = s.is_unstable || s.goes_to_top || s.scroll_change != 0;
    s.goes_to_top = false;
    s.scroll_change = 0;
}

}

void FrameState::open_context() {
    ImGui::CreateContext();
    box_fonts = std::make_shared<BoxFonts>();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {1366, 768};
    ImGui::GetStyle().AntiAliasedLinesUseTex = false;
}

void FrameState::close_context() {
    end_drawing();
    ImGui::DestroyContext();
}

void FrameState::begin_drawing() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {input.viewport.width, input.viewport.height};
    if (io.DeltaTime <= 0)
        io.DeltaTime = fallback_delta_seconds;
    if (input.interactivity == Interactivity::Direct)
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    box_fonts->begin_frame(fonts);
    ImGui::NewFrame();
    is_frame_open = true;
}

void FrameState::end_drawing() {
    if (is_frame_open)
        ImGui::EndFrame();
    is_frame_open = false;
}

void FrameState::open_page_window() {
    bool const is_direct = input.interactivity == Interactivity::Direct;
    int flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoBackground |
                ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (!is_direct)
        flags |= ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoScrollbar;
    begin_window("page", {0, 0, input.viewport.width, input.viewport.height}, flags);
    if (is_direct)
        scroll(*this);
    painter.list = ImGui::GetWindowDrawList();
    // Anti-aliased edges one device pixel wide.
    painter.list->_FringeScale = 1 / input.viewport.density;
    painter.origin_y = is_direct ? -ImGui::GetScrollY() : -input.viewport.scroll_y;
}

void FrameState::close_page_window() {
    ImGui::SetCursorPos({0, content_height});
    ImGui::Dummy({1, 0});
    ImGui::End();
}

void FrameState::open_layer_window(NodeId id, Rect area) {
    int flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings;
    if (input.interactivity == Interactivity::Mirrored)
        flags |= ImGuiWindowFlags_NoInputs;
    begin_window(std::to_string(id).c_str(), area, flags);
    painter.list = ImGui::GetWindowDrawList();
    painter.origin_y = 0;
}

void FrameState::close_layer_window() {
    ImGui::End();
}

ImDrawData* FrameState::finish_drawing() {
    ImGui::Render();
    return ImGui::GetDrawData();
}

}
