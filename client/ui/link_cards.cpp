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

std::string joined(std::string_view first, std::string_view second, std::string_view third = {}) {
    std::string text(first);
    for (std::string_view const part : {second, third}) {
        if (!part.empty())
            text.append(", ").append(part);
    }
    return text;
}

void paint_surface(FrameState& s, LinkSurface const& surface, Shadow shadow) {
    Tokens const& t = s.t();
    bool const is_lit = surface.touch.hovered || surface.touch.pressed;
    s.painter.shadow(surface.rect, s.m.radius_card, shadow, s.display.theme);
    s.painter.fill(surface.rect, is_lit ? t.tint : t.surface, s.m.radius_card);
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
    bool const is_beside = s.form == FormFactor::Desktop || s.form == FormFactor::Counter;
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
    s.painter.doorway(door, look.door, s.form == FormFactor::Kiosk ? 12.0F : 6.0F);
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
    Pen const title = s.pen(TypeRole::Label, s.t().ink);
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

bool Frame::row_link(Key key, RowLink const& row) {
    FrameState& s = *m_state;
    Tokens const& t = s.t();
    Pen const title = s.pen(TypeRole::Title, t.ink);
    Pen const detail = s.pen(TypeRole::Small, t.ink2);
    bool const is_inside_card = s.ground == Ground::Surface;
    float const icon_size = s.m.icon_large;
    float const text_x = row.icon ? icon_size + s.m.pad * 0.8F : 0;
    float const caret = s.m.icon + 8;
    float const room = s.available_width() - text_x - caret;
    auto const titles = s.painter.wrap(title, row.title, room);
    auto const details = s.painter.wrap(detail, row.detail, room);
    float const title_height = static_cast<float>(titles.size()) * title.style.line;
    float const detail_height =
        row.detail.empty() ? 0 : static_cast<float>(details.size()) * detail.style.line;
    float const badge_height = row.badge.label.empty() ? 0 : s.badge_height() + 4;
    float const words = title_height + detail_height + badge_height;
    bool const is_first = s.box().is_empty;
    Rect const rect = s.place(std::max(words + s.m.pad * 0.9F, s.m.list_row), {1, 0});
    if (is_inside_card && !is_first)
        s.painter.line(rect.x, rect.y - 1, rect.w, t.line);
    LinkSurface const surface = touch_link(s, key, rect);
    if (surface.touch.hovered || surface.touch.pressed)
        s.painter.fill(rect.grown(4).moved(0, 0), t.tint, s.m.radius_control);
    s.painter.icon(row.icon, rect.x, rect.y + (rect.h - icon_size) / 2, icon_size, t.primary);
    float y = rect.y + (rect.h - words) / 2;
    s.paint_highlights(title, {rect.x + text_x, y, room, 0}, row);
    s.painter.lines(title, rect.x + text_x, y, titles);
    y += title_height;
    if (!row.detail.empty())
        s.painter.lines(detail, rect.x + text_x, y, details);
    if (!row.badge.label.empty())
        s.paint_badge(row.badge, {rect.x + text_x, y + detail_height + 4, s.badge_width(row.badge),
                                  s.badge_height()});
    s.painter.icon(icon::caret_right, rect.right() - s.m.icon, rect.y + (rect.h - s.m.icon) / 2,
                   s.m.icon, t.primary);
    return finish_link(s, surface, joined(row.title, row.detail, row.badge.label), row.href);
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
