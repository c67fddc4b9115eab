#include "client/ui/frame_state.h"

#include <algorithm>
#include <imgui.h>
#include <string>

namespace onedoor::ui {

namespace {

std::string_view label_of(Choice const& choice, std::string_view id) {
    for (Option const& option : choice.options) {
        if (option.id == id)
            return option.label;
    }
    return choice.placeholder;
}

constexpr float rows_shown_max = 8;

}

ChoiceEvent FrameState::select_event(NodeId id, Choice const& choice) const {
    Edit const* const edit = edit_of(id);
    if (edit == nullptr)
        return {};
    for (Option const& option : choice.options) {
        if (option.id == edit->text)
            return {option.id != choice.value, option.id};
    }
    return {};
}

void FrameState::add_select_node(NodeId id, Rect rect, Choice const& choice) {
    std::string options;
    if (!choice.placeholder.empty())
        options.append("\t").append(choice.placeholder).append("\n");
    for (Option const& option : choice.options)
        options.append(option.id).append("\t").append(option.label).append("\n");
    Node& node = add_node(Role::Select, id, rect, choice.label);
    node.value = tree.intern(choice.value);
    node.help = tree.intern(choice.help);
    node.error = tree.intern(choice.error);
    node.extra = tree.intern(options);
    node.inset_left = m.pad * 0.9F;
    node.inset_right = m.pad * 1.5F + m.icon;
    node.radius = m.radius_control;
    node.flags |= choice.required ? flag::required : 0;
    node.flags |= choice.state == ControlState::Disabled ? flag::disabled : 0;
    node.flags |= choice.error.empty() ? 0 : flag::invalid;
    set_type(node, style(TypeRole::Body));
}

ChoiceEvent FrameState::select_directly(NodeId id, Rect rect, Choice const& choice) {
    Interaction const touch = interact(id, rect, choice.state);
    bool const is_empty = label_of(choice, choice.value) == choice.placeholder;
    Pen const pen = this->pen(TypeRole::Body, is_empty ? t().ink2 : t().ink);
    painter.text(pen, rect.x + m.pad * 0.9F, rect.y + (rect.h - pen.style.line) / 2,
                 label_of(choice, choice.value));
    if (touch.focused)
        painter.focus_ring(rect, m.radius_control, m.ring, display.theme);
    if (touch.activated)
        open_select = open_select == id ? 0 : id;
    if (open_select != id)
        return {};
    return select_menu(id, rect, choice);
}

// A window over the page with one button per option, below the field or above it where it fits.
ChoiceEvent FrameState::select_menu(NodeId id, Rect rect, Choice const& choice) {
    float const row = std::max(m.target_min, style(TypeRole::Body).line + 16);
    auto const count = static_cast<float>(choice.options.size());
    float const height = std::min(count, rows_shown_max) * row + 12;
    float top = rect.bottom() + painter.origin_y + 4;
    if (top + height > input.viewport.height)
        top = std::max(4.0F, rect.y + painter.origin_y - height - 4);
    ImGui::SetNextWindowPos({rect.x + painter.origin_x, top});
    ImGui::SetNextWindowSize({rect.w, height});
    ImGui::PushStyleColor(ImGuiCol_WindowBg,
                          IM_COL32(t().surface.r, t().surface.g, t().surface.b, 255));
    ImGui::PushStyleColor(ImGuiCol_Border, IM_COL32(t().line.r, t().line.g, t().line.b, 255));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, m.radius_control);
    ImGui::Begin("select menu", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings);
    Painter const outer = painter;
    painter.list = ImGui::GetWindowDrawList();
    painter.origin_x = ImGui::GetWindowPos().x;
    painter.origin_y = ImGui::GetWindowPos().y - ImGui::GetScrollY();
    ChoiceEvent event;
    Pen const pen = this->pen(TypeRole::Body, t().ink);
    float y = 6;
    for (Option const& option : choice.options) {
        Rect const line{6, y, rect.w - 12, row};
        Interaction const touch = interact(node_id(id, Key("menu", option.id)), line);
        bool const is_chosen = option.id == choice.value;
        if (is_chosen || touch.hovered)
            painter.fill(line, t().tint, m.radius_control / 2);
        painter.text(pen, line.x + m.pad * 0.7F, y + (row - pen.style.line) / 2, option.label);
        if (is_chosen)
            painter.icon(icon::check, line.right() - m.icon - 8, y + (row - m.icon) / 2, m.icon,
                         t().primary);
        if (touch.activated) {
            event = {option.id != choice.value, option.id};
            open_select = 0;
        }
        y += row;
    }
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(2);
    painter = outer;
    return event;
}

}
