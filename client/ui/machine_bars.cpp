#include "client/ui/machine_bars.h"

#include "client/ui/frame_state.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

// Sizes of the utility bar (guide, section 8): the same at every text size.
constexpr float bar_height = 152;
constexpr float bar_top_pad = 24;
constexpr float item_height = 104;
constexpr float item_width = 132;
constexpr float end_width = 188;
constexpr float item_gap = 16;
constexpr float bar_icon = 36;
constexpr float turn_size = 96;
// Outside the ring of the focus.
constexpr float mark_gap = 10;
constexpr float mark_width = 6;

Pen bar_pen(FrameState const& s, Colour ink) {
    return {FontFamily::Bold, type_style(TypeRole::Minimum, s.form, TextSize::Percent100), ink};
}

/// A layer above every dialog while it lives.
class MachineLayer {
public:
    MachineLayer(FrameState& s, Rect area)
        : m_state(s), m_painter(s.painter), m_parent(s.parent), m_is_fixed(s.is_fixed),
          m_is_in_dialog(s.is_in_dialog) {
        s.open_layer_window(area, Level::Machine);
        s.painter.origin_x = 0;
        s.is_fixed = s.painter.is_fixed = true;
        // What covers the page does not cover the machine.
        s.is_in_dialog = true;
    }
    ~MachineLayer() {
        m_state.painter = m_painter;
        m_state.parent = m_parent;
        m_state.is_fixed = m_is_fixed;
        m_state.is_in_dialog = m_is_in_dialog;
    }
    MachineLayer(MachineLayer const&) = delete;
    MachineLayer& operator=(MachineLayer const&) = delete;

private:
    FrameState& m_state;
    Painter m_painter;
    NodeId m_parent;
    bool m_is_fixed;
    bool m_is_in_dialog;
};

struct ItemLook {
    Colour fill, edge, ink;
};

ItemLook look_of(FrameState const& s, UtilityItem const& item, Interaction const& touch,
                 bool is_end) {
    Tokens const& t = s.t();
    bool const is_on = item.turns == Switch::Pressed || item.turns == Switch::Expanded;
    if (is_end)
        return {touch.pressed ? t.bad_tint : t.surface, t.bad, t.bad};
    if (is_on)
        return {t.primary, t.primary, t.on_primary};
    Colour const edge = s.display.theme == ThemeKind::Contrast ? t.border : t.tint;
    return {touch.pressed ? t.tint_line : t.tint, edge, t.primary};
}

bool utility_item(FrameState& s, NodeId id, Rect rect, UtilityItem const& item, bool is_end) {
    Interaction const touch = s.interact(id, rect);
    ItemLook const look = look_of(s, item, touch, is_end);
    s.painter.fill(rect, look.fill, s.m.radius_control);
    s.painter.stroke(rect, look.edge, 2, s.m.radius_control);
    Pen const pen = bar_pen(s, look.ink);
    float const width = s.painter.width(pen, item.label);
    if (is_end) {
        float const whole = bar_icon + 12 + width;
        float const x = rect.x + (rect.w - whole) / 2;
        s.painter.icon(item.icon, x, rect.y + (rect.h - bar_icon) / 2, bar_icon, look.ink);
        s.painter.text(pen, x + bar_icon + 12, rect.y + (rect.h - pen.style.line) / 2, item.label);
    } else {
        s.painter.icon(item.icon, rect.x + (rect.w - bar_icon) / 2, rect.y + 16, bar_icon,
                       look.ink);
        s.painter.text(pen, rect.x + (rect.w - width) / 2, rect.y + 60, item.label);
    }
    if (touch.focused)
        s.painter.focus_ring(rect, s.m.radius_control, s.m.ring, s.display.theme);
    Node& node = s.add_node(Role::Button, id, rect, item.label);
    node.radius = s.m.radius_control;
    node.level = static_cast<std::uint8_t>(item.turns);
    node.speech = item.speech;
    return touch.activated;
}

void time_pill(FrameState& s, NodeId id, float x, float y, UtilityBar const& bar) {
    if (bar.time_left.empty())
        return;
    bool const is_short = bar.time_tone == Tone::Warn;
    Pen const pen = bar_pen(s, is_short ? s.t().warn : s.t().ink2);
    float const ring = 28;
    float const width = s.painter.width(pen, bar.time_left) + ring + 12 + 40;
    Rect const pill{x, y + (item_height - 56) / 2, width, 56};
    s.painter.fill(pill, is_short ? s.t().warn_tint : s.t().sunken, pill.h / 2);
    Rect const circle{pill.x + 18, pill.y + (pill.h - ring) / 2, ring, ring};
    s.painter.ring(circle.x + ring / 2, circle.y + ring / 2, ring / 2 - 2, 4, s.t().off_line);
    s.painter.arc(circle, 4, 0, std::clamp(bar.time_share, 0.0F, 1.0F),
                  is_short ? s.t().warn : s.t().primary);
    s.painter.text(pen, circle.right() + 12, pill.y + (pill.h - pen.style.line) / 2, bar.time_left);
    s.set_type(s.add_node(Role::Text, node_id(id, "time"), pill, bar.time_left), pen.style);
}

Colour key_fill(FrameState const& s, PanelKey const& key, Interaction const& touch) {
    Tokens const& t = s.t();
    if (key.look == PanelKey::Look::Active)
        return touch.pressed ? t.primary_press : t.primary;
    if (touch.pressed)
        return t.tint_line;
    return key.look == PanelKey::Look::Letter ? t.surface : t.tint;
}

void paint_key(FrameState& s, Rect rect, PanelKey const& key, Interaction const& touch) {
    Tokens const& t = s.t();
    float const radius = 12;
    s.painter.fill(rect, key_fill(s, key, touch), radius);
    s.painter.stroke(rect, touch.pressed ? t.primary : t.line, touch.pressed ? 3.0F : 1.0F, radius);
    Colour const ink = key.look == PanelKey::Look::Active ? t.on_primary : t.ink;
    bool const is_word = text::character_count(key.label) > 1;
    TypeStyle const style =
        type_style(is_word ? TypeRole::Minimum : TypeRole::H2, s.form, TextSize::Percent100);
    Pen const pen{is_word ? FontFamily::Bold : FontFamily::Regular, style, ink};
    if (key.icon) {
        s.painter.icon(key.icon, rect.x + (rect.w - bar_icon) / 2, rect.y + (rect.h - bar_icon) / 2,
                       bar_icon, ink);
    } else {
        float const up = key.help.empty() ? 0 : 12;
        s.painter.text(pen, rect.x + (rect.w - s.painter.width(pen, key.label)) / 2,
                       rect.y + (rect.h - style.line) / 2 - up, key.label);
    }
    Pen const small{FontFamily::Regular,
                    type_style(TypeRole::Minimum, s.form, TextSize::Percent100),
                    key.look == PanelKey::Look::Active ? t.on_primary : t.ink2};
    if (!key.help.empty())
        s.painter.text(small, rect.x + (rect.w - s.painter.width(small, key.help)) / 2,
                       rect.bottom() - small.style.line - 2, key.help);
    if (touch.focused)
        s.painter.focus_ring(rect, radius, s.m.ring, s.display.theme);
}

}

UtilityEvent Frame::utility_bar(Key key, UtilityBar const& bar) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    Viewport const& viewport = s.input.viewport;
    Rect const area{0, viewport.height - bar_height, viewport.width, bar_height};
    MachineLayer const layer(s, area);
    s.painter.fill(area, s.t().surface);
    s.painter.line(0, area.y, area.w, s.t().line);
    Node& group = s.add_node(Role::Navigation, id, area, bar.label);
    group.flags |= flag::machine;
    s.parent = group.id;
    float const y = area.y + bar_top_pad;
    UtilityEvent event;
    Rect const end{s.m.gutter, y, end_width, item_height};
    if (utility_item(s, node_id(id, "end"), end, bar.end, /*is_end=*/true))
        event.pressed = 0;
    time_pill(s, id, end.right() + item_gap, y, bar);
    auto const count = static_cast<float>(bar.items.size());
    float x = area.w - s.m.gutter - count * item_width - (count - 1) * item_gap;
    std::size_t index = 1;
    for (UtilityItem const& item : bar.items) {
        NodeId const item_id = node_id(id, Key("item", std::to_string(index)));
        if (utility_item(s, item_id, {x, y, item_width, item_height}, item, /*is_end=*/false))
            event.pressed = index;
        x += item_width + item_gap;
        ++index;
    }
    s.utility_height = bar_height;
    s.has_utility_bar = true;
    return event;
}

KeyPanelEvent Frame::key_panel(Key key, KeyPanel const& panel) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    Viewport const& viewport = s.input.viewport;
    float const foot = s.dialog != 0 ? s.utility_height : s.bottom_bar_height;
    Rect const area{0, viewport.height - foot - panel.height, viewport.width, panel.height};
    MachineLayer const layer(s, area);
    s.painter.fill(area, s.t().sunken);
    s.painter.line(0, area.y, area.w, s.t().line);
    Node& group = s.add_node(Role::Group, id, area, panel.label);
    group.flags |= flag::machine;
    s.parent = group.id;
    KeyPanelEvent event;
    std::size_t index = 0;
    for (PanelKey const& panel_key : panel.keys) {
        NodeId const key_id = node_id(id, Key("key", std::to_string(index)));
        Rect const rect = panel_key.rect.moved(area.x, area.y);
        Interaction const touch = s.interact(key_id, rect);
        paint_key(s, rect, panel_key, touch);
        Node& node = s.add_node(Role::Button, key_id, rect, panel_key.name);
        node.radius = 12;
        node.target = id;
        if (touch.activated)
            event.pressed = index;
        ++index;
    }
    s.bottom_bar_height += panel.height;
    s.keys_height = panel.height;
    return event;
}

void Frame::mark_spoken(NodeId id) {
    FrameState& s = *m_state;
    Node const* const node = id == 0 ? nullptr : s.tree.find(id);
    bool const is_part_of_page = node == nullptr || node->role == Role::Document ||
                                 node->role == Role::Main || node->role == Role::Banner ||
                                 node->role == Role::Navigation || node->role == Role::Footer;
    if (is_part_of_page)
        return;
    bool const is_fixed = (node->flags & flag::fixed) != 0;
    Viewport const& viewport = s.input.viewport;
    float const foot = is_fixed ? 0 : s.bottom_bar_height;
    Rect const rect{node->x, is_fixed ? node->y : node->y - viewport.scroll_y, node->w, node->h};
    float const radius = node->radius;
    MachineLayer const layer(s, {0, 0, viewport.width, viewport.height - foot});
    // Light around dark, so that it is seen on every ground.
    s.painter.stroke(rect.grown(mark_gap + mark_width), s.t().surface, mark_width,
                     radius + mark_gap + mark_width);
    s.painter.stroke(rect.grown(mark_gap), s.t().primary, mark_width, radius + mark_gap);
}

bool Frame::page_turn(Key key, PageTurn turn, std::string_view label) {
    if (turn == PageTurn::None)
        return false;
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    Viewport const& viewport = s.input.viewport;
    Rect const rect{viewport.width - s.m.gutter - turn_size,
                    viewport.height - s.bottom_bar_height - s.m.gap - turn_size, turn_size,
                    turn_size};
    MachineLayer const layer(s, rect.grown(s.m.gap));
    Interaction const touch = s.interact(id, rect);
    s.painter.shadow(rect, turn_size / 2, Shadow::Tile, s.display.theme);
    s.painter.fill(rect, touch.pressed ? s.t().primary_press : s.t().primary, turn_size / 2);
    float const size = s.m.icon_large;
    s.painter.icon(turn == PageTurn::Down ? icon::caret_down : icon::caret_up,
                   rect.x + (turn_size - size) / 2, rect.y + (turn_size - size) / 2, size,
                   s.t().on_primary);
    if (touch.focused)
        s.painter.focus_ring(rect, turn_size / 2, s.m.ring, s.display.theme);
    Node& node = s.add_node(Role::Button, id, rect, label);
    node.radius = turn_size / 2;
    return touch.activated;
}

}
