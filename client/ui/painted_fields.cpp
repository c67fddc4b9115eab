#include "client/ui/field_block.h"

#include <algorithm>
#include <imgui.h>
#include <string>

namespace onedoor::ui {

namespace {

constexpr float caret_width = 3;
constexpr float area_pad = 12;
constexpr std::string_view secret_sign = "•";

std::string masked(std::string_view text) {
    std::string signs;
    for (char const byte : text) {
        if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80)
            signs += secret_sign;
    }
    return signs;
}

struct Clip {
    Painter& painter;
    Clip(Painter& painter, Rect area) : painter(painter) {
        painter.list->PushClipRect(
            {area.x + painter.origin_x, area.y + painter.origin_y},
            {area.right() + painter.origin_x, area.bottom() + painter.origin_y}, true);
    }
    ~Clip() { painter.list->PopClipRect(); }
    Clip(Clip const&) = delete;
    Clip& operator=(Clip const&) = delete;
};

void paint_caret(FrameState& s, Pen const& pen, float x, float y) {
    s.painter.fill({x, y + pen.style.line * 0.1F, caret_width, pen.style.line * 0.8F},
                   s.t().primary);
}

// The text moves to the left as far as the caret needs.
void paint_line(FrameState& s, Pen const& pen, Rect room, std::string_view shown,
                std::size_t const* caret) {
    float const y = room.y + (room.h - pen.style.line) / 2;
    float shift = 0;
    float const before = caret != nullptr ? s.painter.width(pen, shown.substr(0, *caret)) : 0;
    if (caret != nullptr)
        shift = std::max(0.0F, before + caret_width - room.w);
    s.painter.text(pen, room.x - shift, y, shown);
    if (caret != nullptr)
        paint_caret(s, pen, room.x - shift + before, y);
}

std::size_t line_of(std::vector<TextLine> const& lines, std::string_view shown, std::size_t caret) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (static_cast<std::size_t>(lines[i].text.data() - shown.data()) <= caret)
            found = i;
    }
    return found;
}

// The line of the caret is always among those that are seen.
void paint_area(FrameState& s, Pen const& pen, Rect room, std::string_view shown,
                std::size_t const* caret) {
    std::vector<TextLine> const lines = s.painter.wrap(pen, shown, room.w);
    auto const rows = static_cast<std::size_t>((room.h - area_pad) / pen.style.line);
    std::size_t const at = caret != nullptr ? line_of(lines, shown, *caret) : 0;
    std::size_t const first = at + 1 > rows ? at + 1 - rows : 0;
    for (std::size_t i = first; i < std::min(lines.size(), first + rows); ++i) {
        float const y = room.y + area_pad + static_cast<float>(i - first) * pen.style.line;
        s.painter.text(pen, room.x, y, lines[i].text);
        if (caret == nullptr || i != at)
            continue;
        auto const begin = static_cast<std::size_t>(lines[i].text.data() - shown.data());
        std::string_view const before = lines[i].text.substr(0, *caret - begin);
        paint_caret(s, pen, room.x + s.painter.width(pen, before), y);
    }
}

std::string_view label_of(Choice const& choice) {
    for (Option const& option : choice.options) {
        if (option.id == choice.value)
            return option.label;
    }
    return choice.placeholder;
}

}

void paint_value(FrameState& s, NodeId id, TextField const& field, EditBox const& box) {
    EditedField const& edited = s.input.edited;
    bool const is_edited = s.is_edited(id);
    std::string const value =
        field.kind == InputKind::Password ? masked(field.value) : std::string(field.value);
    std::string_view const shown = is_edited ? std::string_view(edited.shown) : value;
    std::size_t const* const caret = is_edited ? &edited.caret : nullptr;
    Rect const room{box.rect.x + box.inset_left, box.rect.y,
                    box.rect.w - box.inset_left - box.inset_right, box.rect.h};
    Clip const clip(s.painter, room.grown(caret_width));
    if (field.lines == Lines::Multiple)
        paint_area(s, box.pen, room, shown, caret);
    else
        paint_line(s, box.pen, room, shown, caret);
}

void FrameState::paint_chosen(NodeId id, Rect rect, Choice const& choice) {
    Interaction const touch = interact(id, rect, choice.state);
    std::string_view const label = label_of(choice);
    bool const is_empty = label == choice.placeholder;
    Pen const pen = this->pen(TypeRole::Body, is_empty ? t().ink2 : t().ink);
    float const room = rect.w - m.pad * 2.4F - m.icon;
    painter.text(pen, rect.x + m.pad * 0.9F, rect.y + (rect.h - pen.style.line) / 2,
                 painter.wrap(pen, label, room).front().text);
    if (touch.focused)
        painter.focus_ring(rect, m.radius_control, m.ring, display.theme);
    if (touch.activated)
        next_option_sheet = {id, {}, {}};
}

}
