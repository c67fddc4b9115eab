#include "client/ui/frame_state.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace onedoor::ui {

namespace {

struct ButtonLook {
    Colour fill, edge, ink;
    bool has_edge = true;
};

// How a button is touched: `lit` goes from 0 to 1 while the pointer comes to rest on it.
struct Touched {
    bool is_pressed = false;
    float lit = 0;
};

ButtonLook outlined(FrameState const& s, Colour ink, Colour tint, Touched touch) {
    Tokens const& t = s.t();
    if (touch.is_pressed && s.display.theme == ThemeKind::Contrast)
        return {ink, ink, t.surface};
    return {mix(t.surface, tint, touch.is_pressed ? 1 : touch.lit), ink, ink};
}

ButtonLook look_of(FrameState const& s, Button const& button, Touched touch) {
    Tokens const& t = s.t();
    if (button.state == ControlState::Disabled)
        return {t.off, t.off_line, t.on_off};
    switch (button.kind) {
    case ButtonKind::Primary: {
        Colour const fill =
            touch.is_pressed ? t.primary_press : mix(t.primary, t.primary_hover, touch.lit);
        return {fill, fill, t.on_primary, /*has_edge=*/false};
    }
    case ButtonKind::Secondary:
        return outlined(s, t.primary, t.tint, touch);
    case ButtonKind::Danger:
        return outlined(s, t.bad, t.bad_tint, touch);
    case ButtonKind::Caution:
        return outlined(s, t.warn, t.warn_tint, touch);
    case ButtonKind::Tertiary:
        break;
    }
    float const lit = touch.is_pressed ? 1 : touch.lit;
    Colour const fill = with_alpha(t.tint, lit);
    return {fill, fill, t.primary, /*has_edge=*/false};
}

void paint_spinner(FrameState& s, Rect box, Colour ink) {
    bool const is_moving = s.display.motion == Motion::Full;
    auto const turn =
        is_moving ? static_cast<float>(s.input.seconds - std::floor(s.input.seconds)) : 0.0F;
    s.painter.ring(box.x + box.w / 2, box.y + box.h / 2, box.w / 2, 3, with_alpha(ink, 0.25F));
    s.painter.arc(box, 3, turn, 0.3F, ink);
    if (is_moving) {
        int& again = s.output.again_in_ms;
        again = again < 0 ? 33 : std::min(again, 33);
    }
}

// Icon, label and trailing icon, centred; the label may take several lines.
struct ButtonFace {
    std::vector<TextLine> lines;
    float label_width = 0, width = 0, icon_size = 0;
};

ButtonFace face_of(FrameState const& s, Button const& button, Pen const& pen, float room) {
    ButtonFace face;
    face.icon_size = button.small ? s.m.icon_small : s.m.icon;
    float const gap = pen.style.size * 0.5F;
    bool const has_icon = button.icon || button.state == ControlState::Busy;
    float const icons =
        (has_icon ? face.icon_size + gap : 0) + (button.trailing_icon ? face.icon_size + gap : 0);
    face.lines = s.painter.wrap(pen, button.label, std::max(room - icons, 48.0F));
    for (TextLine const& line : face.lines)
        face.label_width = std::max(face.label_width, line.width);
    face.width = face.label_width + icons;
    return face;
}

void paint_face(FrameState& s, Button const& button, Pen const& pen, ButtonFace const& face,
                Rect rect) {
    float const gap = pen.style.size * 0.5F;
    float x = rect.x + (rect.w - face.width) / 2;
    float const icon_y = rect.y + (rect.h - face.icon_size) / 2;
    if (button.state == ControlState::Busy) {
        paint_spinner(s, {x, icon_y, face.icon_size, face.icon_size}, pen.colour);
        x += face.icon_size + gap;
    } else if (button.icon) {
        s.painter.icon(button.icon, x, icon_y, face.icon_size, pen.colour);
        x += face.icon_size + gap;
    }
    float const height = static_cast<float>(face.lines.size()) * pen.style.line;
    s.painter.lines(pen, x, rect.y + (rect.h - height) / 2, face.lines);
    if (button.trailing_icon)
        s.painter.icon(button.trailing_icon, x + face.label_width + gap, icon_y, face.icon_size,
                       pen.colour);
}

void paint_button(FrameState& s, ButtonLook const& look, Rect rect, Interaction const& touch) {
    float const radius = s.m.radius_control;
    s.painter.fill(rect, look.fill, radius);
    if (look.has_edge)
        s.painter.stroke(rect, look.edge, s.m.border, radius);
    if (touch.pressed)
        s.painter.stroke(rect, look.ink, 2, radius);
    if (touch.focused)
        s.painter.focus_ring(rect, radius, s.m.ring, s.display.theme);
}

}

bool Frame::button(Key key, Button const& button) {
    FrameState& s = *m_state;
    TypeRole const role = button.small ? TypeRole::Small : TypeRole::Title;
    bool const is_bar = s.box().is_actions;
    bool const is_wide =
        button.width == Width::Full || is_bar || (s.form == FormFactor::Phone && !s.is_in_row());
    Pen pen = s.pen(role, s.ink());
    pen.family = FontFamily::Bold;
    float const padding = pen.style.size * (is_wide ? 0.6F : 1.15F);
    ButtonFace const face = face_of(s, button, pen, s.available_width() - 2 * padding);
    bool const is_touch = s.form == FormFactor::Phone || s.form == FormFactor::Kiosk;
    float const small_height = std::max(s.m.control_height * 0.75F, is_touch ? s.m.target_min : 0);
    float const smallest = button.small ? small_height
                           : is_bar     ? s.m.action_height
                                        : s.m.control_height;
    float const label_height = static_cast<float>(face.lines.size()) * pen.style.line;
    float const height = std::max(smallest, label_height + 16);
    float const width = is_wide ? s.available_width() : face.width + 2 * padding;
    Rect const rect = s.place(height, {s.m.gap, s.m.gap}, width);
    NodeId const id = s.id_of(key);
    Interaction const touch = s.interact(id, rect, button.state);
    ButtonLook const look =
        look_of(s, button, {touch.pressed, s.moved(id, touch.hovered, hover_ms)});
    paint_button(s, look, rect, touch);
    pen.colour = look.ink;
    paint_face(s, button, pen, face, rect);
    std::string name(button.label);
    if (!button.description.empty())
        name.append(", ").append(button.description);
    Node& node = s.add_node(Role::Button, id, rect, name);
    node.radius = s.m.radius_control;
    node.flags |= button.state == ControlState::Disabled ? flag::disabled : 0;
    node.flags |= button.state == ControlState::Busy ? flag::busy : 0;
    node.flags |= button.submit ? flag::submit : 0;
    node.level = static_cast<std::uint8_t>(button.turns);
    if (button.state == ControlState::Busy)
        s.tell(node_id(id, "busy"), button.label);
    return touch.activated;
}

namespace {

std::string described(std::string_view label, std::string_view description) {
    std::string name(label);
    if (!description.empty())
        name.append(", ").append(description);
    return name;
}

bool chip(FrameState& s, NodeId id, Link const& link) {
    Tokens const& t = s.t();
    Pen const pen = s.pen(TypeRole::Body, t.ink);
    float const icon_room = link.icon ? s.m.icon_small + pen.style.size * 0.4F : 0;
    float const side = pen.style.size * 1.1F;
    float const height = std::max(s.m.target_min, pen.style.line + 16);
    float const natural = s.painter.width(pen, link.label) + icon_room + 2 * side;
    float const width = std::min(natural, s.available_width());
    Rect const rect = s.place(height, {4, 4}, width);
    Interaction const touch = s.interact(id, rect);
    float const radius = rect.h / 2;
    float const lit = s.moved(id, touch.hovered || touch.pressed, hover_ms);
    s.painter.fill(rect, mix(t.surface, t.tint, lit), radius);
    s.painter.stroke(rect, mix(t.border, t.primary, lit), s.m.border, radius);
    s.painter.icon(link.icon, rect.x + side, rect.y + (rect.h - s.m.icon_small) / 2, s.m.icon_small,
                   t.primary);
    s.painter.text(pen, rect.x + side + icon_room, rect.y + (rect.h - pen.style.line) / 2,
                   link.label);
    if (touch.focused)
        s.painter.focus_ring(rect, radius, s.m.ring, s.display.theme);
    Node& node = s.add_node(Role::Link, id, rect, described(link.label, link.description));
    node.extra = s.tree.intern(link.href);
    node.radius = radius;
    if (touch.activated)
        s.follow(link.href);
    return touch.activated;
}

}

bool Frame::link(Key key, Link const& link) {
    FrameState& s = *m_state;
    Tokens const& t = s.t();
    if (link.look == LinkLook::Chip)
        return chip(s, s.id_of(key), link);
    Pen pen = s.pen(link.role, s.ground == Ground::Brand ? t.on_brand : t.primary);
    pen.family = FontFamily::Bold;
    float const icon_size = pen.style.size * 1.25F;
    float const icon_room = link.icon ? icon_size + pen.style.size * 0.4F : 0;
    auto const lines = s.painter.wrap(pen, link.label, s.available_width() - icon_room);
    float width = 0;
    for (TextLine const& line : lines)
        width = std::max(width, line.width);
    // The target is taller than the words; rows of links may not get narrower than it.
    float const words = static_cast<float>(lines.size()) * pen.style.line;
    bool const is_touch = s.form == FormFactor::Phone || s.form == FormFactor::Kiosk;
    float const height =
        std::max(words, is_touch ? s.m.target_min : std::min(s.m.target_min, words + 24));
    Rect const rect = s.place(height, {4, 4}, width + icon_room);
    NodeId const id = s.id_of(key);
    Interaction const touch = s.interact(id, rect);
    float const y = rect.y + (rect.h - words) / 2;
    if (link.icon)
        s.painter.icon(link.icon, rect.x, y + (pen.style.line - icon_size) / 2, icon_size,
                       pen.colour);
    s.painter.lines(pen, rect.x + icon_room, y, lines);
    float underline = y + pen.style.line - 3;
    for (TextLine const& line : lines) {
        s.painter.fill({rect.x + icon_room, underline, line.width, touch.hovered ? 2.0F : 1.0F},
                       pen.colour);
        underline += pen.style.line;
    }
    if (touch.focused)
        s.painter.focus_ring(rect.grown(4), 6, s.m.ring, s.display.theme);
    Node& node = s.add_node(Role::Link, id, rect, described(link.label, link.description));
    node.extra = s.tree.intern(link.href);
    node.radius = 6;
    node.flags |= link.external ? flag::external : 0;
    if (touch.activated && !link.external)
        s.follow(link.href);
    return touch.activated;
}

}
