#include "client/ui/frame_state.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

struct LinkSurface {
    NodeId id;
    Rect rect;
    Interaction touch;
};

LinkSurface touch_link(FrameState& s, Key const& key, Rect rect) {
    NodeId const id = s.id_of(key);
    return {id, rect, s.interact(id, rect)};
}

// Adds the node of a link drawn as an area and follows it when it was pressed.
bool finish_link(FrameState& s, LinkSurface const& surface, std::string_view name,
                 std::string_view href) {
    if (surface.touch.focused)
        s.painter.focus_ring(surface.rect, s.m.radius_card, s.m.ring, s.display.theme);
    Node& node = s.add_node(Role::Link, surface.id, surface.rect, name);
    node.extra = s.tree.intern(href);
    node.radius = s.m.radius_card;
    if (surface.touch.activated)
        s.follow(href);
    return surface.touch.activated;
}

std::string joined(std::string_view first, std::string_view second, std::string_view third = {},
                   std::string_view fourth = {}) {
    std::string text(first);
    for (std::string_view const part : {second, third, fourth}) {
        if (!part.empty())
            text.append(", ").append(part);
    }
    return text;
}

void paint_surface(FrameState& s, LinkSurface const& surface, Shadow shadow) {
    Tokens const& t = s.t();
    float const lit = s.moved(surface.id, surface.touch.hovered || surface.touch.pressed, hover_ms);
    s.painter.shadow(surface.rect, s.m.radius_card, shadow, s.display.theme);
    s.painter.fill(surface.rect, mix(t.surface, t.tint, lit), s.m.radius_card);
    s.painter.stroke(surface.rect, surface.touch.pressed ? t.primary : t.line,
                     surface.touch.pressed ? 2 : s.m.card_edge, s.m.radius_card);
}

struct TileLook {
    Colour door, icon, title, detail, arrow;
};

TileLook paint_tile_ground(FrameState& s, LinkSurface const& surface, TileKind kind) {
    Tokens const& t = s.t();
    if (kind == TileKind::Plain) {
        paint_surface(s, surface, Shadow::Tile);
        return {t.tint, t.primary, t.ink, t.ink2, t.primary};
    }
    Colour const fill = surface.touch.pressed
                            ? t.primary_press
                            : (surface.touch.hovered ? t.primary_hover : t.primary);
    s.painter.shadow(surface.rect, s.m.radius_card, Shadow::Tile, s.display.theme);
    s.painter.fill(surface.rect, fill, s.m.radius_card);
    return {t.primary_press, t.on_primary, t.on_primary, t.on_primary2, t.on_primary};
}

}

bool Frame::tile(Key key, Tile const& tile) {
    FrameState& s = *m_state;
    bool const is_beside =
        s.form == FormFactor::Desktop || s.form == FormFactor::Counter || s.input.viewport.head > 0;
    Pen title = s.pen(is_beside ? TypeRole::H2 : TypeRole::Title, s.ink());
    if (s.form == FormFactor::Kiosk)
        title = s.pen(TypeRole::H2, s.ink());
    Pen detail = s.pen(s.form == FormFactor::Phone ? TypeRole::Minimum : TypeRole::Small, s.ink2());
    float const pad = is_beside ? s.m.pad : s.m.pad * 0.95F;
    float const text_x = is_beside ? s.m.door_width + pad * 0.9F : 0;
    float const room = s.available_width() - 2 * pad - text_x;
    auto const titles = s.painter.wrap(title, tile.label, room);
    auto const details = s.painter.wrap(detail, tile.detail, room);
    float const words = static_cast<float>(titles.size()) * title.style.line +
                        static_cast<float>(details.size()) * detail.style.line;
    float const natural = is_beside ? std::max(words, s.m.door_height) + 2 * pad * 0.85F
                                    : s.m.door_height + words + pad * 2 + 4;
    Rect const rect = s.place(std::max(natural, s.m.tile_height), {s.m.gap, s.m.gap});
    LinkSurface const surface = touch_link(s, key, rect);
    TileLook const look = paint_tile_ground(s, surface, tile.kind);
    title.colour = look.title;
    detail.colour = look.detail;
    float const door_y = is_beside ? rect.y + (rect.h - s.m.door_height) / 2 : rect.y + pad * 0.8F;
    Rect const door{rect.x + pad, door_y, s.m.door_width, s.m.door_height};
    float const foot = s.form == FormFactor::Kiosk ? 12.0F : 6.0F;
    if (s.display.theme == ThemeKind::Contrast && tile.kind == TileKind::Plain)
        s.painter.doorway(door.grown(s.m.border), s.t().line, foot);
    s.painter.doorway(door, look.door, foot);
    s.painter.icon(tile.icon, door.x + (door.w - s.m.door_icon) / 2,
                   door.y + (door.h - s.m.door_icon) / 2 + door.h * 0.03F, s.m.door_icon,
                   look.icon);
    float y = is_beside ? rect.y + (rect.h - words) / 2
                        : door.bottom() + pad * (s.form == FormFactor::Kiosk ? 0.8F : 0.4F);
    s.painter.lines(title, rect.x + pad + text_x, y, titles);
    y += static_cast<float>(titles.size()) * title.style.line;
    s.painter.lines(detail, rect.x + pad + text_x, y, details);
    if (!is_beside)
        s.painter.icon(icon::arrow_right, rect.right() - pad - s.m.icon * 0.9F, rect.y + pad * 0.9F,
                       s.m.icon, look.arrow);
    return finish_link(s, surface, joined(tile.label, tile.detail), tile.href);
}

bool Frame::card_link(Key key, CardLink const& card) {
    FrameState& s = *m_state;
    bool const is_wide = s.form == FormFactor::Desktop || s.form == FormFactor::Counter;
    Pen const title{FontFamily::Bold, s.style(is_wide ? TypeRole::Body : TypeRole::Label),
                    s.t().ink};
    Pen const detail = s.pen(TypeRole::Minimum, s.t().ink2);
    float const pad = s.m.pad * 0.8F;
    float const icon_size = s.m.icon_large;
    float const text_x = card.icon ? icon_size + pad * 0.75F : 0;
    float const room = s.available_width() - 2 * pad - text_x;
    auto const titles = s.painter.wrap(title, card.title, room);
    auto const details = s.painter.wrap(detail, card.detail, room);
    float const detail_height =
        card.detail.empty() ? 0 : static_cast<float>(details.size()) * detail.style.line;
    float const words = static_cast<float>(titles.size()) * title.style.line + detail_height;
    float const height = std::max(words + pad * 1.5F, s.m.control_height);
    Rect const rect = s.place(height, {s.m.gap, s.m.gap});
    LinkSurface const surface = touch_link(s, key, rect);
    paint_surface(s, surface, Shadow::Card);
    s.painter.icon(card.icon, rect.x + pad, rect.y + (rect.h - icon_size) / 2, icon_size,
                   s.t().primary);
    float const y = rect.y + (rect.h - words) / 2;
    s.painter.lines(title, rect.x + pad + text_x, y, titles);
    if (!card.detail.empty())
        s.painter.lines(detail, rect.x + pad + text_x, y + words - detail_height, details);
    return finish_link(s, surface, joined(card.title, card.detail), card.href);
}

namespace {

// What a row shows, line by line, for the room it has.
struct RowFace {
    Pen title, detail, fact;
    std::vector<TextLine> titles, details, facts;
    float text_x = 0, room = 0;
    Rect badge_box;
    /// Heights: the badge's line, the title, the detail below it, the fact.
    float badge = 0, words = 0, below = 0, fact_line = 0;
    /// The detail does not fit beside the badge.
    bool is_detail_below = false;

    [[nodiscard]] float height() const { return badge + words + below + fact_line; }
};

float fact_x(RowFace const& face, RowLink const& row) {
    return row.fact_icon ? face.fact.style.size * 1.3F + 8 : 0;
}

RowFace face_of(FrameState const& s, RowLink const& row, float width) {
    Tokens const& t = s.t();
    RowFace face{.title = s.pen(TypeRole::Title, t.ink),
                 .detail = s.pen(TypeRole::Small, t.ink2),
                 .fact = {FontFamily::Bold, s.style(TypeRole::Small), t.ink}};
    face.text_x = row.icon ? s.m.icon_large + s.m.pad * 0.8F : 0;
    face.room = width - face.text_x - s.m.icon - 8;
    face.titles = s.painter.wrap(face.title, row.title, face.room);
    face.details = s.painter.wrap(face.detail, row.detail, face.room);
    face.words = static_cast<float>(face.titles.size()) * face.title.style.line;
    bool const has_badge = !row.badge.label.empty();
    if (has_badge)
        face.badge_box = s.badge_box(row.badge, face.room);
    float const beside = has_badge
                             ? face.badge_box.w + s.m.gap + s.painter.width(face.detail, row.detail)
                             : face.room + 1;
    face.is_detail_below = beside > face.room;
    if (has_badge)
        face.badge = face.badge_box.h + 6;
    if (!row.detail.empty() && face.is_detail_below)
        face.below = static_cast<float>(face.details.size()) * face.detail.style.line;
    if (!row.fact.empty()) {
        face.facts = s.painter.wrap(face.fact, row.fact, face.room - fact_x(face, row));
        face.fact_line = static_cast<float>(face.facts.size()) * face.fact.style.line + 4;
    }
    return face;
}

void paint_row(FrameState& s, RowLink const& row, RowFace const& face, Rect rect) {
    float const x = rect.x + face.text_x;
    float y = rect.y + (rect.h - face.height()) / 2;
    if (face.badge > 0) {
        Rect const badge = face.badge_box.moved(x, y);
        s.paint_badge(row.badge, badge);
        if (!face.is_detail_below)
            s.painter.text(face.detail, badge.right() + s.m.gap,
                           y + (badge.h - face.detail.style.line) / 2, row.detail);
        y += face.badge;
    }
    s.paint_highlights(face.title, {x, y, face.room, 0}, row);
    s.painter.lines(face.title, x, y, face.titles);
    y += face.words;
    if (face.below > 0)
        s.painter.lines(face.detail, x, y, face.details);
    y += face.below;
    if (face.fact_line > 0) {
        float const size = face.fact.style.size * 1.3F;
        s.painter.icon(row.fact_icon, x, y + 4 + (face.fact.style.line - size) / 2, size,
                       s.t().primary);
        s.painter.lines(face.fact, x + fact_x(face, row), y + 4, face.facts);
    }
    s.painter.icon(row.icon, rect.x, rect.y + (rect.h - s.m.icon_large) / 2, s.m.icon_large,
                   s.t().primary);
    s.painter.icon(icon::caret_right, rect.right() - s.m.icon, rect.y + (rect.h - s.m.icon) / 2,
                   s.m.icon, s.t().primary);
}

}

bool Frame::row_link(Key key, RowLink const& row) {
    FrameState& s = *m_state;
    bool const is_inside_card = s.ground == Ground::Surface;
    float const pad = is_inside_card ? 0 : s.m.pad;
    RowFace const face = face_of(s, row, s.available_width() - 2 * pad);
    float const around = is_inside_card ? s.m.pad * 0.9F : s.m.pad * 1.6F;
    bool const is_first = s.box().is_empty;
    float const space = is_inside_card ? 1 : s.m.gap;
    Rect const rect = s.place(std::max(face.height() + around, s.m.list_row),
                              {space, is_inside_card ? 0 : space});
    LinkSurface const surface = touch_link(s, key, rect);
    if (!is_inside_card) {
        paint_surface(s, surface, Shadow::Card);
    } else {
        if (!is_first)
            s.painter.line(rect.x, rect.y - 1, rect.w, s.t().line);
        float const lit =
            s.moved(surface.id, surface.touch.hovered || surface.touch.pressed, hover_ms);
        Rect const ground{rect.x - 8, rect.y + 2, rect.w + 16, rect.h - 4};
        if (lit > 0)
            s.painter.fill(ground, mix(s.t().surface, s.t().tint, lit), s.m.radius_control);
    }
    paint_row(s, row, face, {rect.x + pad, rect.y, rect.w - 2 * pad, rect.h});
    return finish_link(s, surface, joined(row.title, row.detail, row.badge.label, row.fact),
                       row.href);
}

void Frame::tabs(Key key, std::string_view label, ListOf<NavigationItem> items) {
    FrameState& s = *m_state;
    NodeId const id = node_id(s.key_scope, key);
    Scope const group = navigation(key, label);
    Scope const row = this->row(Key("tabs-row", key.name));
    s.box().gap = 0;
    for (NavigationItem const& item : items) {
        Pen pen = s.pen(TypeRole::Label, item.current ? s.t().primary : s.ink2());
        float const side = pen.style.size * 0.8F;
        float const height = std::max(s.m.target_min, pen.style.line + 20);
        Rect const rect = s.place(height, {0, 0}, s.painter.width(pen, item.label) + 2 * side);
        NodeId const tab = node_id(id, Key("tab", item.href));
        Interaction const touch = s.interact(tab, rect);
        float const lit = s.moved(tab, touch.hovered, hover_ms);
        s.painter.fill(rect, with_alpha(s.t().tint, lit), s.m.radius_control);
        s.painter.text(pen, rect.x + side, rect.y + (rect.h - pen.style.line) / 2, item.label);
        s.painter.line(rect.x, rect.bottom() - 1, rect.w, s.t().line);
        if (item.current)
            s.painter.fill({rect.x, rect.bottom() - 3, rect.w, 3}, s.t().primary, 1);
        if (touch.focused)
            s.painter.focus_ring(rect, s.m.radius_control, s.m.ring, s.display.theme);
        Node& node = s.add_node(Role::Link, tab, rect, item.label);
        node.extra = s.tree.intern(item.href);
        node.radius = s.m.radius_control;
        node.flags |= item.current ? flag::current : 0;
        if (touch.activated)
            s.follow(item.href);
    }
}

void FrameState::paint_highlights(Pen const& title, Rect area, RowLink const& row) {
    auto const lines = painter.wrap(title, row.title, area.w);
    for (TextLine const& line : lines) {
        auto const line_begin = static_cast<std::size_t>(line.text.data() - row.title.data());
        std::size_t const line_end = line_begin + line.text.size();
        for (auto const& [begin, end] : row.highlights) {
            std::size_t const from = std::clamp(begin, line_begin, line_end);
            std::size_t const to = std::clamp(end, line_begin, line_end);
            if (from == to)
                continue;
            float const x = painter.width(title, row.title.substr(line_begin, from - line_begin));
            float const width = painter.width(title, row.title.substr(from, to - from));
            painter.fill({area.x + x, area.y + title.style.line - 4, width, 3}, t().accent);
        }
        area.y += title.style.line;
    }
}

}
