#include "client/ui/frame_state.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

struct FileLook {
    Icon icon;
    Colour ground, edge, ink;
};

FileLook look_of(FileField const& field, Tokens const& t) {
    if (field.progress >= 0)
        return {icon::cloud_arrow_up, t.tint, t.tint_line, t.primary};
    if (!field.error.empty())
        return {icon::warning_circle_fill, t.bad_tint, t.bad_line, t.bad_fill};
    return {icon::check_circle_fill, t.ok_tint, t.ok_line, t.ok_fill};
}

}

float FrameState::file_height(FileField const& field) const {
    float const two_lines = style(TypeRole::Label).line + style(TypeRole::Small).line + m.pad;
    float const bar = field.progress >= 0 ? m.progress_bar + 8 : 0;
    if (field.file_name.empty()) {
        auto const lines = static_cast<float>(choose_lines(field, available_width()).size());
        return std::max(m.control_height, lines * style(TypeRole::Title).line + m.pad);
    }
    return std::max(m.control_height, two_lines + bar);
}

std::vector<TextLine> FrameState::choose_lines(FileField const& field, float width) const {
    Pen const label = pen(TypeRole::Title, t().primary);
    return painter.wrap(label, field.choose_label, width - m.icon - 10 - 2 * m.pad);
}

void FrameState::add_file_node(NodeId id, Rect rect, FileField const& field) {
    std::string name(field.label);
    if (!field.choose_label.empty())
        name.append(": ").append(field.choose_label);
    Node& node = add_node(Role::File, id, rect, name);
    node.extra = tree.intern(field.accept);
    node.help = tree.intern(field.help);
    node.error = tree.intern(field.error);
    node.radius = m.radius_control;
    node.flags |= field.required ? flag::required : 0;
    node.flags |= field.state == ControlState::Disabled ? flag::disabled : 0;
    node.flags |= field.error.empty() ? 0 : flag::invalid;
}

// Name, state and the button that takes the file away again.
FileEvent FrameState::chosen_file(NodeId id, FileField const& field, Rect rect) {
    bool const is_uploading = field.progress >= 0;
    FileLook const look = look_of(field, t());
    painter.fill(rect, look.ground, m.radius_control);
    painter.stroke(rect, look.edge, m.card_edge, m.radius_control);
    painter.icon(look.icon, rect.x + m.pad, rect.y + m.pad * 0.6F, m.icon, look.ink);
    Pen const name{FontFamily::Bold, style(TypeRole::Body), t().ink};
    Pen const detail = pen(TypeRole::Small, t().ink2);
    float const x = rect.x + m.pad * 1.6F + m.icon;
    float const button = field.remove_label.empty() ? 0 : m.target_min;
    float const room = rect.right() - x - button - m.pad;
    float const y = rect.y + m.pad * 0.5F;
    painter.text(name, x, y, painter.wrap(name, field.file_name, room).front().text);
    painter.text(detail, x, y + name.style.line, field.file_detail);
    if (is_uploading) {
        Rect const track{x, rect.bottom() - m.progress_bar - 8, room, m.progress_bar};
        painter.fill(track, t().off_line, track.h / 2);
        float const share = std::clamp(field.progress, 0.0F, 1.0F);
        painter.fill({track.x, track.y, std::max(track.h, track.w * share), track.h}, t().primary,
                     track.h / 2);
    }
    std::string words(field.file_name);
    if (!field.file_detail.empty())
        words.append(", ").append(field.file_detail);
    Node& text = add_node(Role::Text, node_id(id, "file"),
                          {x, y, room, name.style.line + detail.style.line}, words);
    set_type(text, detail.style);
    // Each percent would be noise: a quarter is news, and the end.
    constexpr float quarters = 4;
    if (!is_uploading)
        tell(text.id, words);
    else if (field.progress > 0)
        tell(node_id(id,
                     Key("quarter", std::to_string(static_cast<int>(field.progress * quarters)))),
             field.file_detail);
    FileEvent event;
    if (button > 0) {
        Rect const place{rect.right() - button - 4, rect.y + (rect.h - button) / 2, button, button};
        NodeId const remove = node_id(id, "remove");
        Interaction const touch = interact(remove, place);
        if (touch.hovered || touch.pressed)
            painter.fill(place, t().surface, m.radius_control);
        painter.icon(icon::trash, place.x + (button - m.icon) / 2, place.y + (button - m.icon) / 2,
                     m.icon, t().bad);
        if (touch.focused)
            painter.focus_ring(place, m.radius_control, m.ring, display.theme);
        Node& node = add_node(Role::Button, remove, place, field.remove_label);
        node.radius = m.radius_control;
        node.target = id;
        event.removed = touch.activated;
    }
    return event;
}

}
