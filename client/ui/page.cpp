#include "client/ui/frame_state.h"

#include <algorithm>
#include <limits>
#include <string>

namespace onedoor::ui {

namespace {

// From this share of the window on, a bar would hide the page instead of serving it.
constexpr float bar_share_max = 0.34F;

// A window of its own above the page, in viewport coordinates; closed by FrameState::close_layer.
void open_layer(FrameState& s, NodeId id, Rect area) {
    Box box;
    box.kind = BoxKind::Layer;
    box.id = id;
    box.area = area;
    box.cursor = area.y;
    s.open(std::move(box));
    s.open_layer_window(area, id == s.dialog ? Level::Dialog : Level::Page);
    s.painter.origin_x = 0;
    s.is_fixed = s.painter.is_fixed = true;
}

// A bar at the foot of the window, as high as its contents were in the last pass.
Box& open_bar(FrameState& s, NodeId id, float pad_x, float pad_y) {
    float const height = s.measured(id, 0, s.m.actions_height);
    Viewport const& viewport = s.input.viewport;
    Rect const area{0, viewport.height - s.utility_height - height, viewport.width, height};
    open_layer(s, id, area);
    s.painter.fill(area, s.t().surface);
    s.painter.line(0, area.y, area.w, s.t().line);
    s.ground = Ground::Surface;
    Box& bar = s.box();
    bar.area = {pad_x, area.y + pad_y, area.w - 2 * pad_x, 0};
    bar.cursor = bar.line_y = bar.area.y;
    bar.pad = pad_y;
    return bar;
}

Rect container(FrameState const& s, float widest) {
    float const window = s.input.viewport.width;
    float const width = std::min(widest, window - 2 * s.m.gutter);
    return {(window - width) / 2, 0, width, 0};
}

bool has_bar(FrameState const& s) {
    bool const wants_bar = s.form == FormFactor::Phone || s.form == FormFactor::Kiosk;
    float const share = s.measured(document_id, 2, 0) / s.input.viewport.height;
    return wants_bar && share < bar_share_max;
}

// Splits the bar between the buttons that were there in the last pass.
void split_bar(FrameState& s, Box& bar, NodeId id) {
    auto const count = std::max(1.0F, s.measured(id, 1, 1));
    bool const is_stacked = s.display.text_size >= TextSize::Percent150;
    float const gap = s.m.gap;
    float const width = (bar.area.w - gap * (count - 1)) / count;
    for (float i = 0; i < count; ++i) {
        bar.cell_x.push_back(is_stacked ? bar.area.x : bar.area.x + i * (width + gap));
        bar.cell_width.push_back(is_stacked ? bar.area.w : width);
    }
}

}

void FrameState::close_layer(Box const& closed, float height) {
    parent = closed.parent;
    painter = closed.painter;
    is_fixed = closed.is_fixed;
    measure(closed.id, 0, height);
    if (closed.id == dialog) {
        is_in_dialog = false;
        return;
    }
    measure(document_id, 2, height);
    if (!closed.cell_x.empty())
        measure(closed.id, 1, static_cast<float>(closed.cell) - static_cast<float>(closed.leading));
    bottom_bar_height = std::max(bottom_bar_height, utility_height + height);
}

Scope Frame::main() {
    FrameState& s = *m_state;
    s.main_id = node_id(s.key_scope, "main");
    std::size_t const node = s.add_group(Role::Main, s.main_id, {});
    Box main;
    main.id = s.main_id;
    main.node = node;
    main.area = container(s, s.m.container_width);
    // What is only read may stand higher than what is pressed.
    float const read_first = s.measured(document_id, 7, 0);
    main.area.y = s.box().cursor = std::max(s.box().cursor, s.input.viewport.head - read_first);
    main.cursor = s.main_top = main.area.y;
    s.first_target = std::numeric_limits<float>::max();
    main.after = s.form == FormFactor::Phone ? s.m.gutter : s.m.gap * 1.5F;
    main.is_empty = false;
    s.open(std::move(main));
    s.parent = s.main_id;
    return Scope(*this);
}

Scope Frame::above_main(Key key, std::string_view label) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    Box region;
    region.id = id;
    region.node = s.add_group(Role::Region, id, label);
    region.area = container(s, s.m.container_width);
    region.area.y = region.cursor = s.box().cursor + s.m.gap;
    s.open(std::move(region));
    s.parent = id;
    return Scope(*this);
}

void Frame::begin_reach() {
    FrameState& s = *m_state;
    s.box().cursor = std::max(s.box().cursor, s.input.viewport.head);
    s.main_top = 0;
}

Scope Frame::footer() {
    FrameState& s = *m_state;
    NodeId const id = node_id(s.key_scope, "footer");
    std::size_t const node = s.add_group(Role::Footer, id, {});
    float const window = s.input.viewport.width;
    float const pad = s.m.pad;
    // The footer keeps to the foot of a short page.
    float const height = s.measured(id, 0, 48);
    float const lowest = s.input.viewport.height - height - s.measured(document_id, 1, 0);
    float const top = std::max(s.box().cursor + s.m.gap * 2, lowest);
    s.painter.fill({0, top, window, height}, s.t().surface);
    s.painter.line(0, top, window, s.t().line);
    Box footer;
    footer.kind = BoxKind::Footer;
    footer.id = id;
    footer.node = node;
    footer.area = container(s, s.m.container_width);
    footer.area.y = top + pad;
    footer.cursor = footer.area.y;
    footer.pad = pad;
    s.open(std::move(footer));
    s.parent = id;
    s.ground = Ground::Surface;
    return Scope(*this);
}

void FrameState::close_footer(Box const& closed, float height) {
    parent = closed.parent;
    float const top = closed.area.y - closed.pad;
    measure(closed.id, 0, height);
    Node& node = tree.at(closed.node);
    node.y = top;
    node.w = input.viewport.width;
    node.h = height;
    box().cursor = top + height;
}

namespace {

bool is_wide(FrameState const& s) {
    return s.form == FormFactor::Desktop || s.form == FormFactor::Counter;
}

// How far the next things hang over the hero's foot.
float hero_foot(FrameState const& s, Hero const& hero) {
    if (!is_wide(s))
        return s.m.control_height / 2;
    return hero.foot == Hero::Foot::Overlapped ? 44.0F : 0;
}

void paint_hero_door(FrameState& s, NodeId id, Rect room, float bottom) {
    bool const has_room = room.w >= 300 && s.display.text_size < TextSize::Percent150;
    if (!has_room || s.display.theme == ThemeKind::Contrast)
        return;
    // Desktop: beside the search field, standing on the rule; elsewhere upon the search field.
    float const foot = is_wide(s) ? bottom - s.m.header_rule : s.measured(id, 1, bottom);
    float const widest = is_wide(s) ? 0.98F : (s.form == FormFactor::Phone ? 0.37F : 0.95F);
    // 258 is the door's height at scale 1; its top stays out of the header's buttons.
    float const scale = std::min(widest, (foot - s.box().cursor + 10) / 258);
    if (scale <= 0)
        return;
    s.painter.hero_door(room.right() - (is_wide(s) ? 40.0F : 0.0F) - 280 * scale, foot, scale,
                        s.t());
}

}

Scope Frame::hero(Key key, Hero const& hero) {
    FrameState& s = *m_state;
    Tokens const& t = s.t();
    NodeId const id = s.id_of(key);
    float const window = s.input.viewport.width;
    float const top = s.box().cursor - s.m.header_rule;
    float const bottom = s.measured(id, 0, top + 260);
    s.painter.fill({0, top, window, bottom - top}, t.brand);
    s.painter.fill({0, bottom - s.m.header_rule, window, s.m.header_rule}, t.accent);
    Rect const room = s.box().area;
    paint_hero_door(s, id, room, bottom);
    Box box;
    box.kind = BoxKind::Hero;
    box.id = id;
    box.area = room;
    box.area.y = s.box().cursor;
    box.cursor = box.area.y + (s.form == FormFactor::Desktop ? 4.0F : s.m.gap);
    box.pad = hero_foot(s, hero);
    s.search_top = 0;
    s.open(std::move(box));
    s.ground = Ground::Brand;
    bool const has_greeting = !hero.greeting.empty();
    if (has_greeting)
        text(Key("hero-greeting", key.name),
             Text{.text = hero.greeting, .role = TypeRole::Display, .bold = true});
    s.heading_role = has_greeting ? TypeRole::H2 : TypeRole::Display;
    heading(Key("hero-title", key.name), 1, hero.title);
    if (!hero.detail.empty())
        text(Key("hero-detail", key.name), Text{.text = hero.detail, .role = TypeRole::H2});
    return Scope(*this);
}

void FrameState::close_hero(Box const& closed) {
    // On the desktop the next things may hang over the foot; elsewhere the search field does.
    bool const has_more = closed.cursor > search_bottom + 1;
    bool const is_overlapped = is_wide(*this) && closed.pad > 0;
    float next = closed.cursor;
    if (is_wide(*this))
        next += m.gap * (has_more ? 0.8F : 2.5F);
    float const edge = is_wide(*this) ? next + closed.pad : next - closed.pad / 2;
    // A kiosk's search stands lower, in reach: there the card that follows hangs over the foot.
    bool const has_search = search_top > 0;
    measure(closed.id, 0, (has_search ? edge : next + m.gap + m.control_height) + m.header_rule);
    measure(closed.id, 1, has_search ? search_top : next + m.gap);
    Box& b = box();
    b.cursor = next;
    b.after = is_overlapped || !has_search ? 0 : m.gap * 1.3F;
    b.is_empty = false;
}

Scope Frame::actions(Key key) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    if (!has_bar(s)) {
        Scope row = this->row(Key("actions", key.name));
        s.measure(document_id, 2, s.measured(document_id, 2, 0));
        return row;
    }
    Box& bar = open_bar(s, id, s.m.gutter, s.form == FormFactor::Kiosk ? 24.0F : 16.0F);
    bar.is_actions = true;
    if (s.lead_bar != nullptr)
        s.lead_bar(*this, s, id);
    else
        split_bar(s, bar, id);
    return Scope(*this);
}

namespace {

constexpr float bar_pad = 8;

// Large letters leave no room side by side.
bool fits_in_bar(FrameState const& s, ListOf<NavigationItem> items) {
    Pen const bold{FontFamily::Bold, s.style(TypeRole::Minimum), {}};
    float const room = (s.input.viewport.width - 2 * bar_pad) / static_cast<float>(items.size());
    return std::ranges::all_of(items, [&](NavigationItem const& item) {
        return s.painter.width(bold, item.label) <= room - 4;
    });
}

}

void Frame::navigation_rows(Key key, std::string_view label, ListOf<NavigationItem> items) {
    FrameState& s = *m_state;
    Box column;
    column.id = s.id_of(key);
    column.area = container(s, s.m.container_width);
    column.area.y = s.box().cursor + s.m.gap * 2;
    column.cursor = column.area.y;
    s.open(std::move(column));
    {
        Scope const group = navigation(Key("rows", key.name), label);
        Scope const card = this->card(Key("rows-card", key.name), CardKind::Rows);
        for (NavigationItem const& item : items)
            row_link(Key("item", item.href),
                     {.title = item.label, .href = item.href, .icon = item.icon});
    }
    s.close();
}

void Frame::bottom_navigation(Key key, std::string_view label, ListOf<NavigationItem> items) {
    FrameState& s = *m_state;
    if (s.form != FormFactor::Phone || items.empty())
        return;
    if (!fits_in_bar(s, items))
        return navigation_rows(key, label, items);
    NodeId const id = s.id_of(key);
    open_bar(s, id, bar_pad, bar_pad);
    Node& group = s.add_node(Role::Navigation, node_id(id, "nav"), s.box().area, label);
    s.parent = group.id;
    Pen pen = s.pen(TypeRole::Minimum, s.t().ink2);
    float const width = s.box().area.w / static_cast<float>(items.size());
    float const height = s.m.icon + pen.style.line + 8;
    float x = s.box().area.x;
    for (NavigationItem const& item : items) {
        Rect const rect{x, s.box().area.y, width, height};
        NodeId const item_id = node_id(id, Key("item", item.href));
        if (s.interact(item_id, rect).activated)
            s.follow(item.href);
        Colour const ink = item.current ? s.t().primary : s.t().ink2;
        pen.colour = ink;
        pen.family = item.current ? FontFamily::Bold : FontFamily::Regular;
        s.painter.icon(item.icon, x + (width - s.m.icon) / 2, rect.y + 2, s.m.icon, ink);
        float const text_x = x + (width - s.painter.width(pen, item.label)) / 2;
        s.painter.text(pen, text_x, rect.y + s.m.icon + 6, item.label);
        Node& node = s.add_node(Role::Link, item_id, rect, item.label);
        node.extra = s.tree.intern(item.href);
        node.flags |= item.current ? flag::current : 0;
        node.radius = s.m.radius_control;
        x += width;
    }
    s.box().cursor += height;
    s.close();
}

namespace {

constexpr float sheet_ms = 200;
constexpr float sheet_way = 24;

// Ease-out cubic.
float eased(float share) {
    float const rest = 1 - share;
    return 1 - rest * rest * rest;
}

// Phone: a sheet from the foot of the window; kiosk: near the foot, in reach of a seated person;
// elsewhere in its middle. What is higher than the window begins at the page's top and scrolls with
// it.
Rect sheet_of(FrameState const& s, float height) {
    Viewport const& viewport = s.input.viewport;
    if (s.form == FormFactor::Phone)
        return {0, std::max(0.0F, viewport.height - height), viewport.width, height};
    float const width = std::min(s.m.dialog_width, viewport.width - 2 * s.m.gutter);
    if (s.form == FormFactor::Kiosk) {
        float const foot = s.utility_height + s.measured(document_id, 6, 0) + s.m.gutter;
        return {(viewport.width - width) / 2, std::max(s.m.gutter, viewport.height - foot - height),
                width, height};
    }
    return {(viewport.width - width) / 2, std::max(s.m.gutter, (viewport.height - height) / 2),
            width, height};
}

void paint_sheet(FrameState& s, Rect sheet) {
    float const radius = s.m.radius_card;
    // A sheet stands on the window's edge.
    if (sheet.x <= 0)
        sheet.h += radius;
    s.painter.shadow(sheet, radius, Shadow::Dialog, s.display.theme);
    s.painter.fill(sheet, s.t().surface, radius);
    s.painter.stroke(sheet, s.t().line, s.m.card_edge, radius);
}

}

Scope Frame::dialog(Key key, DialogOptions const& dialog) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    s.dialog = id;
    Viewport const& viewport = s.input.viewport;
    float const page_origin = s.painter.origin_y;
    open_layer(s, id, {0, 0, viewport.width, viewport.height});
    s.is_in_dialog = true;
    float const shown = eased(s.moved(id, true, sheet_ms));
    Colour scrim = s.t().scrim;
    scrim.a = static_cast<std::uint8_t>(static_cast<float>(scrim.a) * shown);
    s.painter.fill({0, 0, viewport.width, viewport.height}, scrim);
    float const height = s.measured(id, 0, 240);
    Rect const sheet = sheet_of(s, height);
    if (sheet.bottom() > viewport.height) {
        s.is_fixed = s.painter.is_fixed = false;
        s.painter.origin_y = page_origin;
        s.dialog_bottom = sheet.bottom() + s.m.gutter;
    }
    s.painter.origin_y += sheet_way * (1 - shown);
    paint_sheet(s, sheet);
    s.ground = Ground::Surface;
    float const pad = s.m.pad * 1.5F;
    Box& box = s.box();
    box.area = {sheet.x + pad, sheet.y + pad, sheet.w - 2 * pad, 0};
    box.cursor = box.area.y;
    box.pad = pad;
    Node& node = s.add_node(Role::Dialog, id, sheet, dialog.title);
    node.radius = s.m.radius_card;
    s.parent = id;
    heading(Key("dialog-title", key.name), 2, dialog.title);
    if (!dialog.text.empty())
        text(Key("dialog-text", key.name), Text{.text = dialog.text, .tone = Tone::Secondary});
    return Scope(*this);
}

}
