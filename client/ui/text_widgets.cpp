#include "client/ui/frame_state.h"

#include <algorithm>

namespace onedoor::ui {

namespace {

TypeRole heading_role(FrameState const& s, int level) {
    if (level <= 1)
        return s.ground == Ground::Brand ? s.heading_role : TypeRole::H1;
    return level == 2 ? TypeRole::H2 : TypeRole::Title;
}

struct ToneLook {
    Colour ground, edge, ink, sign;
    Icon icon;
};

ToneLook look_of(FrameState const& s, Tone tone) {
    Tokens const& t = s.t();
    switch (tone) {
    case Tone::Ok:
        return {t.ok_tint, t.ok_line, t.ok, t.ok_fill, icon::check_circle_fill};
    case Tone::Warn:
        return {t.warn_tint, t.warn_line, t.warn, t.warn_fill, icon::warning_fill};
    case Tone::Bad:
        return {t.bad_tint, t.bad_line, t.bad, t.bad_fill, icon::warning_circle_fill};
    case Tone::Info:
        return {t.tint, t.tint_line, t.on_tint, t.primary, icon::info_fill};
    case Tone::Normal:
    case Tone::Secondary:
        break;
    }
    return {t.sunken, t.line, t.ink2, t.ink2, icon::info_fill};
}

Tone tone_of(AlertKind kind) {
    switch (kind) {
    case AlertKind::Info:
        return Tone::Info;
    case AlertKind::Ok:
        return Tone::Ok;
    case AlertKind::Warn:
        return Tone::Warn;
    case AlertKind::Bad:
        break;
    }
    return Tone::Bad;
}

}

namespace {

constexpr float badge_side = 11;
constexpr float badge_icon_gap = 6;
constexpr float badge_room = 6;

float badge_icon_room(FrameState const& s, Badge const& badge) {
    return badge.icon ? s.style(TypeRole::Minimum).size * 1.15F + badge_icon_gap : 0;
}

std::vector<TextLine> badge_lines(FrameState const& s, Badge const& badge, float width) {
    Pen const pen{FontFamily::Bold, s.style(TypeRole::Minimum), {}};
    return s.painter.wrap(pen, badge.label, width - badge_icon_room(s, badge) - 2 * badge_side);
}

}

Rect FrameState::badge_box(Badge const& badge, float room) const {
    Pen const pen{FontFamily::Bold, style(TypeRole::Minimum), {}};
    float const natural =
        painter.width(pen, badge.label) + badge_icon_room(*this, badge) + 2 * badge_side;
    float const width = std::min(natural + 0.5F, room);
    auto const lines = static_cast<float>(badge_lines(*this, badge, width).size());
    return {0, 0, width, lines * pen.style.line + badge_room};
}

void FrameState::paint_badge(Badge const& badge, Rect rect) {
    ToneLook const look = look_of(*this, badge.tone);
    Pen const type{FontFamily::Bold, style(TypeRole::Minimum), look.ink};
    float const radius = (type.style.line + badge_room) / 2;
    painter.fill(rect, look.ground, radius);
    painter.stroke(rect, look.edge, m.card_edge, radius);
    float const icon_size = type.style.size * 1.15F;
    float const y = rect.y + badge_room / 2;
    painter.icon(badge.icon, rect.x + badge_side, y + (type.style.line - icon_size) / 2, icon_size,
                 look.sign);
    painter.lines(type, rect.x + badge_side + badge_icon_room(*this, badge), y,
                  badge_lines(*this, badge, rect.w));
}

void Frame::heading(Key key, int level, std::string_view text) {
    FrameState& s = *m_state;
    TypeRole const role = heading_role(s, level);
    Pen pen = s.pen(role, s.ink());
    // Below a greeting the question is a plain line.
    if (s.ground == Ground::Brand && role == TypeRole::H2) {
        pen.family = FontFamily::Regular;
        pen.style.bold = false;
    }
    bool const leaves_room_for_door = s.ground == Ground::Brand;
    float const widest = s.available_width() * (leaves_room_for_door ? 0.68F : 1.0F);
    auto const lines = s.painter.wrap(pen, text, widest);
    float const height = static_cast<float>(lines.size()) * pen.style.line;
    float width = s.is_in_row() ? 0 : widest;
    for (TextLine const& line : lines)
        width = std::max(width, line.width);
    Spacing const spacing{level == 1 ? s.m.gap : s.m.gap * 1.8F, 6};
    Rect const rect = s.place(height, spacing, width);
    s.painter.lines(pen, rect.x, rect.y, lines);
    NodeId const id = s.id_of(key);
    Node& node = s.add_node(Role::Heading, id, rect, text);
    node.level = static_cast<std::uint8_t>(level);
    s.set_type(node, pen.style);
    if (level == 1)
        s.focus_heading(id);
}

void Frame::text(Key key, Text const& text) {
    FrameState& s = *m_state;
    Pen pen = s.pen(text.role, s.ink_of(text.tone));
    if (text.bold)
        pen.family = FontFamily::Bold;
    if (s.ground == Ground::Brand && !text.bold)
        pen.family = FontFamily::Regular;
    float const icon_size = pen.style.size * 1.3F;
    float const icon_room = text.icon ? icon_size + pen.style.size * 0.5F : 0;
    float const room = s.available_width() - icon_room;
    auto const lines = s.painter.wrap(pen, text.text, room);
    float width = 0;
    for (TextLine const& line : lines)
        width = std::max(width, line.width);
    float const height = static_cast<float>(lines.size()) * pen.style.line;
    float const placed = s.is_in_row() ? width + icon_room : s.available_width();
    Rect const rect = s.place(height, {6, 6}, placed);
    if (text.icon) {
        s.painter.icon(text.icon, rect.x, rect.y + (pen.style.line - icon_size) / 2, icon_size,
                       pen.colour);
    }
    s.painter.lines(pen, rect.x + icon_room, rect.y, lines);
    Rect const words{rect.x + icon_room, rect.y, rect.w - icon_room, rect.h};
    Node& node = s.add_node(Role::Text, s.id_of(key), words, text.text);
    s.set_type(node, pen.style);
    if (text.bold)
        node.flags |= flag::bold;
    if (text.news)
        s.tell(node.id, text.text);
}

void Frame::badge(Key key, Badge const& badge) {
    FrameState& s = *m_state;
    Rect const box = s.badge_box(badge, s.available_width());
    Rect const rect = s.place(box.h, {8, 8}, box.w);
    s.paint_badge(badge, rect);
    TypeStyle const type = s.style(TypeRole::Minimum);
    float const icon_room = badge_icon_room(s, badge);
    Node& node = s.add_node(Role::Text, s.id_of(key),
                            {rect.x + badge_side + icon_room, rect.y + badge_room / 2,
                             rect.w - 2 * badge_side - icon_room, rect.h - badge_room},
                            badge.label);
    s.set_type(node, type);
    node.flags |= flag::bold;
}

void Frame::alert(Key key, Alert const& alert) {
    FrameState& s = *m_state;
    ToneLook const look = look_of(s, tone_of(alert.kind));
    Pen const body = s.pen(TypeRole::Body, s.t().ink);
    Pen const bold{FontFamily::Bold, body.style, s.t().ink};
    float const icon_size = s.m.icon * 1.1F;
    float const pad = s.m.pad;
    float const room = s.available_width() - 2 * pad - icon_size - pad * 0.75F;
    auto const title = s.painter.wrap(bold, alert.title, room);
    auto const lines = s.painter.wrap(body, alert.text, room);
    float const title_height =
        alert.title.empty() ? 0 : static_cast<float>(title.size()) * body.style.line;
    float const text_height =
        alert.text.empty() ? 0 : static_cast<float>(lines.size()) * body.style.line;
    float const height = title_height + text_height + 1.5F * pad;
    Rect const rect = s.place(height, {s.m.gap, s.m.gap});
    s.painter.fill(rect, look.ground, s.m.radius_control);
    s.painter.stroke(rect, look.edge, s.m.card_edge, s.m.radius_control);
    float const top = rect.y + 0.75F * pad;
    s.painter.icon(alert.icon ? alert.icon : look.icon, rect.x + pad,
                   top + (body.style.line - icon_size) / 2, icon_size, look.sign);
    float const x = rect.x + pad + icon_size + pad * 0.75F;
    NodeId const id = s.id_of(key);
    NodeId const outer = s.parent;
    s.add_node(Role::Alert, id, rect, alert.title);
    s.parent = id;
    std::string words(alert.title);
    words.append(words.empty() || alert.text.empty() ? "" : ". ").append(alert.text);
    s.tell(id, words, alert.kind == AlertKind::Bad ? Urgency::Assertive : Urgency::Polite);
    if (!alert.title.empty()) {
        s.painter.lines(bold, x, top, title);
        Node& node =
            s.add_node(Role::Text, node_id(id, "title"), {x, top, room, title_height}, alert.title);
        s.set_type(node, bold.style);
        node.flags |= flag::bold;
    }
    if (!alert.text.empty()) {
        s.painter.lines(body, x, top + title_height, lines);
        Node& node = s.add_node(Role::Text, node_id(id, "text"),
                                {x, top + title_height, room, text_height}, alert.text);
        s.set_type(node, body.style);
    }
    s.parent = outer;
}

void Frame::code(Key key, std::string_view label, std::string_view code) {
    FrameState& s = *m_state;
    text(Key("code-label", key.name),
         Text{.text = label, .role = TypeRole::Small, .tone = Tone::Secondary});
    // A code is never broken, as long as a smaller size keeps it whole.
    TypeRole role = TypeRole::Number;
    while (role < TypeRole::Title &&
           s.painter.width({FontFamily::Bold, s.style(role), {}}, code) > s.available_width())
        role = static_cast<TypeRole>(static_cast<int>(role) + 1);
    text(key, Text{.text = code, .role = role, .bold = true});
}

void Frame::divider() {
    FrameState& s = *m_state;
    Rect const rect = s.place(1, {s.m.gap, s.m.gap});
    s.painter.line(rect.x, rect.y, rect.w, s.t().line);
}

void Frame::space(Space space) {
    FrameState& s = *m_state;
    constexpr float factors[] = {0.5F, 1.0F, 2.0F};
    s.place(s.m.gap * factors[static_cast<std::size_t>(space)], {0, 0});
}

}
