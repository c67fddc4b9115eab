#include "client/ui/field_block.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

constexpr std::uint8_t text_area_rows = 4;

Colour text_ink(FrameState const& s, TextField const& field) {
    return field.state == ControlState::Disabled ? s.t().on_off : s.t().ink;
}

FieldEvent event_of(FrameState& s, NodeId id, std::string_view value) {
    FieldEvent event;
    for (Edit const& edit : s.input.edits) {
        if (edit.id != id)
            continue;
        event.text = edit.text;
        event.left = event.left || edit.left;
        event.submitted = event.submitted || edit.submitted;
        FieldMemory& memory = s.fields[id];
        memory.known = edit.text;
        memory.is_seen = true;
    }
    event.changed = event.text.data() != nullptr && event.text != value;
    if (event.text.data() == nullptr)
        event.text = value;
    return event;
}

// The program's own changes raise the revision; what the person typed comes back unchanged.
std::uint32_t revision_of(FrameState& s, NodeId id, std::string_view value) {
    FieldMemory& memory = s.fields[id];
    bool const was_edited = s.edit_of(id) != nullptr;
    if (!was_edited && memory.is_seen && memory.known != value) {
        memory.known = value;
        ++memory.revision;
    }
    if (!memory.is_seen) {
        memory.is_seen = true;
        memory.known = value;
    }
    return memory.revision;
}

void paint_placeholder(FrameState& s, NodeId id, TextField const& field, EditBox const& box) {
    if (!field.value.empty() || field.placeholder.empty() || s.is_edited(id))
        return;
    Pen pen = box.pen;
    pen.colour = field.state == ControlState::Disabled ? s.t().on_off : s.t().ink2;
    float const y = field.lines == Lines::Multiple ? box.rect.y + 10
                                                   : box.rect.y + (box.rect.h - pen.style.line) / 2;
    float const room = box.rect.w - box.inset_left - box.inset_right;
    auto const lines = s.painter.wrap(pen, field.placeholder, room);
    std::string_view words = lines.front().text;
    // Without room for the example after the comma there is none.
    if (lines.size() > 1)
        words = words.substr(0, words.rfind(','));
    s.painter.text(pen, box.rect.x + box.inset_left, y, words);
}

void add_field_node(FrameState& s, NodeId id, TextField const& field, EditBox const& box) {
    bool const is_area = field.lines == Lines::Multiple;
    std::uint32_t const revision = revision_of(s, id, field.value);
    Node& node = s.add_node(is_area ? Role::TextArea : Role::TextField, id, box.rect, field.label);
    node.value = s.tree.intern(field.value);
    node.help = s.tree.intern(field.help);
    node.error = s.tree.intern(field.error);
    node.extra =
        s.tree.intern(std::string(field.autocomplete) + '\n' + std::string(field.placeholder));
    node.revision = revision;
    node.inset_left = box.inset_left;
    node.inset_right = box.inset_right;
    node.radius = s.m.radius_control;
    node.input_kind = field.kind;
    node.level = is_area ? text_area_rows : std::uint8_t{0};
    node.max_length = field.max_length;
    node.flags |= field.required ? flag::required : 0;
    node.flags |= field.read_only ? flag::read_only : 0;
    node.flags |= field.state == ControlState::Disabled ? flag::disabled : 0;
    node.flags |= field.error.empty() ? 0 : flag::invalid;
    s.set_type(node, box.pen.style);
}

Icon end_icon(TextField const& field) {
    if (field.read_only)
        return icon::lock;
    return field.kind == InputKind::Date ? icon::calendar_blank : icon::none;
}

FieldEvent field_in_box(FrameState& s, NodeId id, TextField const& field, EditBox const& box) {
    paint_placeholder(s, id, field, box);
    if (paints_fields(s))
        paint_value(s, id, field, box);
    FieldEvent const event = event_of(s, id, field.value);
    add_field_node(s, id, field, box);
    return event;
}

}

FieldEvent Frame::text_field(Key key, TextField const& field) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    Pen const pen = s.pen(TypeRole::Body, text_ink(s, field));
    bool const is_area = field.lines == Lines::Multiple;
    float const height = is_area ? pen.style.line * text_area_rows + 24 : s.m.control_height;
    FieldBlock block(s, id, {field.label, field.help, field.error}, height);
    Rect const rect = block.control();
    Icon const icon = end_icon(field);
    EditBox const box{rect, s.m.pad * 0.9F, icon ? s.m.pad * 1.5F + s.m.icon : s.m.pad * 0.9F, pen};
    ControlState const look = field.read_only ? ControlState::Disabled : field.state;
    Interaction touch;
    touch.hovered = s.is_hovered(rect) && field.state == ControlState::Enabled;
    touch.focused = s.is_focused(id) || s.is_edited(id);
    paint_field_frame(s, rect, touch, !field.error.empty(), look);
    if (icon)
        s.painter.icon(icon, rect.right() - s.m.pad - s.m.icon, rect.y + (rect.h - s.m.icon) / 2,
                       s.m.icon, s.ink2());
    FieldEvent const event = field_in_box(s, id, field, box);
    block.finish();
    return event;
}

FieldEvent Frame::search_field(Key key, TextField const& field, std::string_view button_label) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    TextField search = field;
    search.kind = InputKind::Search;
    Pen const pen = s.pen(TypeRole::Body, s.t().ink);
    bool const has_button = s.form != FormFactor::Phone && !button_label.empty() &&
                            s.display.text_size < TextSize::Percent150;
    float const height = s.m.control_height * (has_button ? 1.42F : 1.06F);
    float const before =
        s.ground == Ground::Brand ? (s.form == FormFactor::Phone ? 20.0F : 10.0F) : s.m.gap;
    Rect rect = s.place(height, {before, s.ground == Ground::Brand ? 2 : s.m.gap});
    s.search_top = rect.y;
    s.search_bottom = rect.bottom();
    if (s.ground == Ground::Brand && s.form == FormFactor::Desktop)
        rect.w = std::min(rect.w, s.m.column_width);
    s.painter.shadow(rect, s.m.radius_card, Shadow::Card, s.display.theme);
    Interaction touch;
    touch.hovered = s.is_hovered(rect);
    float const radius = has_button ? s.m.radius_card : s.m.radius_control;
    s.painter.fill(rect, s.t().surface, radius);
    s.painter.stroke(rect, touch.hovered ? s.t().primary : s.t().border, s.m.border, radius);
    s.painter.icon(icon::magnifying_glass, rect.x + s.m.pad, rect.y + (rect.h - s.m.icon) / 2,
                   s.m.icon, s.t().primary);
    float button_width = 0;
    Pen label = s.pen(TypeRole::Title, s.t().on_primary);
    if (has_button)
        button_width = s.painter.width(label, button_label) + label.style.size * 2.3F;
    EditBox const box{rect, s.m.pad * 2 + s.m.icon,
                      has_button ? button_width + s.m.pad * 1.4F : s.m.pad, pen};
    FieldEvent event = field_in_box(s, id, search, box);
    if (has_button &&
        s.search_button(id,
                        {rect.right() - button_width - 10, rect.y + 10, button_width, rect.h - 20},
                        button_label))
        event.submitted = true;
    return event;
}

bool FrameState::search_button(NodeId field, Rect rect, std::string_view label) {
    NodeId const id = node_id(field, "button");
    Interaction const touch = interact(id, rect);
    Colour const fill = touch.pressed   ? t().primary_press
                        : touch.hovered ? t().primary_hover
                                        : t().primary;
    painter.fill(rect, fill, m.radius_control);
    Pen const pen = this->pen(TypeRole::Title, t().on_primary);
    painter.text(pen, rect.x + (rect.w - painter.width(pen, label)) / 2,
                 rect.y + (rect.h - pen.style.line) / 2, label);
    if (touch.focused)
        painter.focus_ring(rect, m.radius_control, m.ring, display.theme);
    Node& node = add_node(Role::Button, id, rect, label);
    node.radius = m.radius_control;
    return touch.activated;
}

}
