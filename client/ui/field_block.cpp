#include "client/ui/field_block.h"

#include <algorithm>

namespace onedoor::ui {

namespace {

constexpr float label_gap = 4;
constexpr float help_gap = 4;
constexpr float error_gap = 6;

float height_of(std::vector<TextLine> const& lines, Pen const& pen) {
    return static_cast<float>(lines.size()) * pen.style.line;
}

}

FieldBlock::FieldBlock(FrameState& state, NodeId id, FieldTexts const& texts, float control_height)
    : m_state(state), m_id(id), m_texts(texts) {
    FrameState& s = m_state;
    Pen const label_pen = s.pen(texts.label_role, s.ink());
    Pen const help_pen = s.pen(TypeRole::Small, s.ink2());
    m_error_pen = {FontFamily::Bold, s.style(TypeRole::Small), s.t().bad};
    float const width = s.available_width();
    m_error_room = m_error_pen.style.size * 1.9F;
    auto const labels = s.painter.wrap(label_pen, texts.label, width);
    auto const helps = s.painter.wrap(help_pen, texts.help, width);
    m_error_lines = s.painter.wrap(m_error_pen, texts.error, width - m_error_room);
    float const label_height = texts.label.empty() ? 0 : height_of(labels, label_pen) + label_gap;
    float const help_height = texts.help.empty() ? 0 : height_of(helps, help_pen) + help_gap;
    float const error_height =
        texts.error.empty() ? 0 : height_of(m_error_lines, m_error_pen) + error_gap;
    float const space = s.m.gap * 1.7F;
    Rect const all =
        s.place(label_height + help_height + control_height + error_height, {space, space});
    if (label_height > 0) {
        s.painter.lines(label_pen, all.x, all.y, labels);
        add_line(Role::Label, "label", {all.x, all.y, all.w, label_height - label_gap},
                 texts.label);
        Node& label = s.tree.at(s.tree.nodes().size() - 1);
        s.set_type(label, label_pen.style);
        if (texts.label_role == TypeRole::H1) {
            label.level = 1;
            s.focus_heading(label.id);
        }
    }
    if (help_height > 0) {
        float const y = all.y + label_height - label_gap / 2;
        s.painter.lines(help_pen, all.x, y, helps);
        add_line(Role::Help, "help", {all.x, y, all.w, help_height - help_gap}, texts.help);
        s.set_type(s.tree.at(s.tree.nodes().size() - 1), help_pen.style);
    }
    m_control = {all.x, all.y + label_height + help_height, all.w, control_height};
}

void FieldBlock::add_line(Role role, std::string_view name, Rect rect, std::string_view text) {
    Node& node = m_state.add_node(role, node_id(m_id, name), rect, text);
    node.target = m_id;
}

void FieldBlock::finish() {
    if (m_texts.error.empty())
        return;
    FrameState& s = m_state;
    float const y = m_control.bottom() + error_gap;
    float const icon_size = m_error_pen.style.size * 1.3F;
    s.painter.icon(icon::warning_circle_fill, m_control.x + 2,
                   y + (m_error_pen.style.line - icon_size) / 2, icon_size, s.t().bad);
    s.painter.lines(m_error_pen, m_control.x + m_error_room, y, m_error_lines);
    Rect const rect{m_control.x + m_error_room, y, m_control.w - m_error_room,
                    height_of(m_error_lines, m_error_pen)};
    add_line(Role::Error, "error", rect, m_texts.error);
    Node& node = s.tree.at(s.tree.nodes().size() - 1);
    s.set_type(node, m_error_pen.style);
    node.flags |= flag::bold;
    s.tell_error(node.id, m_texts.error);
}

void paint_field_frame(FrameState& s, Rect rect, Interaction const& touch, bool is_invalid,
                       ControlState control) {
    Tokens const& t = s.t();
    bool const is_off = control == ControlState::Disabled;
    float const radius = s.m.radius_control;
    s.painter.fill(rect, is_off ? t.off : t.surface, radius);
    Colour edge = t.border;
    if (is_off)
        edge = t.off_line;
    else if (is_invalid)
        edge = t.bad_fill;
    else if (touch.hovered || touch.focused)
        edge = t.primary;
    s.painter.stroke(rect, edge, is_invalid ? s.m.error_border : s.m.border, radius);
    if (touch.focused)
        s.painter.focus_ring(rect, radius, s.m.ring, s.display.theme);
}

}
