#include "client/ui/box_fonts.h"
#include "client/ui/field_block.h"
#include "shared/text/telex.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>
#include <string>

namespace onedoor::ui {

namespace {

/// One field while Dear ImGui edits it.
struct Editing {
    FieldMemory& memory;
    text::InputMethod method;
    char32_t key = 0;
    int keys = 0;
};

/// Where the last code point of a text that is not empty begins.
std::size_t start_of_last(std::string_view text) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
        --start;
    return start;
}

/// A single key was written before the caret: lets Telex or VNI change the word it belongs to.
void type_vietnamese(ImGuiInputTextCallbackData& call, Editing const& editing) {
    std::string key;
    text::append(key, editing.key);
    std::string_view const written(call.Buf, static_cast<std::size_t>(call.CursorPos));
    if (editing.keys != 1 || !written.ends_with(key))
        return;
    FieldMemory& memory = editing.memory;
    std::string_view const before = written.substr(0, written.size() - key.size());
    std::string_view const known =
        before == memory.before_caret ? std::string_view(memory.typed_keys) : std::string_view();
    text::Typed const typed = text::type_key(editing.method, before, known, editing.key);
    std::size_t kept = before.size();
    for (std::size_t i = 0; i < typed.replaced; ++i)
        kept = start_of_last(before.substr(0, kept));
    memory.before_caret = std::string(before.substr(0, kept)) + typed.text;
    memory.typed_keys = typed.keys;
    if (typed.replaced == 0 && typed.text == key)
        return;
    auto const start = static_cast<int>(kept);
    call.DeleteChars(start, call.CursorPos - start);
    call.InsertChars(start, typed.text.c_str());
}

int edit(ImGuiInputTextCallbackData* call) {
    auto& editing = *static_cast<Editing*>(call->UserData);
    if (call->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        std::string& buffer = editing.memory.buffer;
        buffer.resize(static_cast<std::size_t>(call->BufTextLen));
        call->Buf = buffer.data();
    } else if (call->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) {
        editing.key = call->EventChar;
        ++editing.keys;
    } else if (call->EventFlag == ImGuiInputTextFlags_CallbackEdit) {
        type_vietnamese(*call, editing);
    }
    return 0;
}

bool takes_words(InputKind kind) {
    return kind == InputKind::Text || kind == InputKind::Search;
}

std::string_view label_of(Choice const& choice, std::string_view id) {
    for (Option const& option : choice.options) {
        if (option.id == id)
            return option.label;
    }
    return choice.placeholder;
}

constexpr float rows_shown_max = 8;

}

// Dear ImGui presses and hovers by itself; a press is kept for the later passes of this frame.
Interaction FrameState::interact_directly(NodeId id, Rect rect, ControlState control) {
    Interaction result;
    if (control != ControlState::Enabled || rect.w <= 0 || rect.h <= 0)
        return result;
    ImGui::SetCursorScreenPos({rect.x + painter.origin_x, rect.y + painter.origin_y});
    ImGui::PushID(static_cast<int>(id));
    bool const is_pressed = ImGui::InvisibleButton("", {rect.w, rect.h});
    ImGui::PopID();
    result.hovered = ImGui::IsItemHovered();
    result.pressed = ImGui::IsItemActive();
    result.focused = ImGui::IsItemFocused() && ImGui::GetCurrentContext()->NavDisableHighlight == 0;
    if (is_pressed && !was_activated(id))
        input.activations.push_back(id);
    return result;
}

// The kiosk's and desktop's own text box; its edits join those a browser would have sent.
void edit_directly(FrameState& s, NodeId id, TextField const& field, EditBox const& box) {
    FieldMemory& memory = s.fields[id];
    if (!memory.is_seen || memory.known != field.value)
        memory.buffer = field.value;
    memory.is_seen = true;
    memory.known = field.value;
    ImFont* const font = s.box_fonts->font(s.fonts, box.pen.family, box.pen.style.size);
    float const height = letter_height(box.pen.family, box.pen.style.size);
    float const pad_y = std::max(0.0F, (s.m.control_height - height) / 2);
    ImGui::PushFont(font);
    ImGui::PushID(static_cast<int>(id));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {box.inset_left, pad_y});
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::PushStyleColor(ImGuiCol_NavHighlight, 0);
    Colour const ink = box.pen.colour;
    ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(ink.r, ink.g, ink.b, 255));
    ImGui::SetCursorScreenPos({box.rect.x + s.painter.origin_x, box.rect.y + s.painter.origin_y});
    Editing editing{memory, s.display.typing};
    int flags = ImGuiInputTextFlags_CallbackResize;
    if (editing.method != text::InputMethod::System && takes_words(field.kind))
        flags |= ImGuiInputTextFlags_CallbackCharFilter | ImGuiInputTextFlags_CallbackEdit;
    flags |= field.kind == InputKind::Password ? ImGuiInputTextFlags_Password : 0;
    flags |= field.read_only ? ImGuiInputTextFlags_ReadOnly : 0;
    ImVec2 const size{box.rect.w - box.inset_right + box.inset_left, box.rect.h};
    bool is_changed = false;
    if (field.lines == Lines::Multiple) {
        is_changed = ImGui::InputTextMultiline(
            "", memory.buffer.data(), memory.buffer.capacity() + 1, size, flags, edit, &editing);
    } else {
        ImGui::SetNextItemWidth(size.x);
        is_changed = ImGui::InputText("", memory.buffer.data(), memory.buffer.capacity() + 1, flags,
                                      edit, &editing);
    }
    bool const has_left = ImGui::IsItemDeactivated();
    bool const is_submitted = has_left && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar();
    ImGui::PopID();
    ImGui::PopFont();
    if (is_changed || has_left)
        s.input.edits.push_back({id, memory.buffer, has_left, is_submitted});
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
