#include "client/ui/frame_state.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace onedoor::ui {

namespace {

// The door with an icon in it, as on the tiles of the home page.
void paint_door(FrameState& s, Icon icon, Rect door) {
    if (s.display.theme == ThemeKind::Contrast)
        s.painter.doorway(door.grown(s.m.border), s.t().line, s.m.radius_control / 2);
    s.painter.doorway(door, s.t().tint, s.m.radius_control / 2);
    s.painter.icon(icon, door.x + (door.w - s.m.door_icon) / 2,
                   door.y + (door.h - s.m.door_icon) / 2 + door.h * 0.03F, s.m.door_icon,
                   s.t().primary);
}

float height_of(std::vector<TextLine> const& lines, Pen const& pen) {
    return static_cast<float>(lines.size()) * pen.style.line;
}

}

void Frame::empty_state(Key key, EmptyState const& empty) {
    FrameState& s = *m_state;
    Pen const title = s.pen(TypeRole::H2, s.ink());
    Pen const body = s.pen(TypeRole::Body, s.ink2());
    bool const is_beside = s.form != FormFactor::Phone && !s.is_stacked_layout();
    float const door_room = is_beside ? s.m.door_width + s.m.pad : 0;
    float const room = std::min(s.available_width() - door_room, s.m.column_width);
    auto const titles = s.painter.wrap(title, empty.title, room);
    auto const lines = s.painter.wrap(body, empty.text, room);
    float const text_height = empty.text.empty() ? 0 : height_of(lines, body) + s.m.gap / 2;
    float const words = height_of(titles, title) + text_height;
    float const door = is_beside ? 0 : s.m.door_height + s.m.gap;
    Rect const rect =
        s.place(is_beside ? std::max(words, s.m.door_height) : door + words, {s.m.gap, s.m.gap});
    paint_door(s, empty.icon, {rect.x, rect.y, s.m.door_width, s.m.door_height});
    float const x = rect.x + door_room;
    float const y = is_beside ? rect.y + (rect.h - words) / 2 : rect.y + door;
    s.painter.lines(title, x, y, titles);
    NodeId const id = s.id_of(key);
    NodeId const outer = s.parent;
    s.add_node(Role::Status, id, rect);
    s.parent = id;
    s.set_type(s.add_node(Role::Text, node_id(id, "title"), {x, y, room, height_of(titles, title)},
                          empty.title),
               title.style);
    if (text_height > 0) {
        float const text_y = y + height_of(titles, title) + s.m.gap / 2;
        s.painter.lines(body, x, text_y, lines);
        s.set_type(s.add_node(Role::Text, node_id(id, "text"),
                              {x, text_y, room, height_of(lines, body)}, empty.text),
                   body.style);
    }
    s.parent = outer;
}

void Frame::outcome(Key key, Outcome const& outcome) {
    FrameState& s = *m_state;
    Tokens const& t = s.t();
    bool const is_ok = outcome.tone == Tone::Ok;
    Pen const title = s.pen(TypeRole::H1, t.ink);
    Pen const body = s.pen(TypeRole::Body, t.ink2);
    bool const is_beside = s.display.text_size < TextSize::Percent150;
    float const share = s.form == FormFactor::Kiosk ? 0.72F : 1.0F;
    Rect door{0, 0, s.m.door_width * share, s.m.door_height * share};
    float const x = is_beside ? door.w + s.m.pad : 0;
    float const top = is_beside ? 0 : door.h + s.m.gap;
    float const room = s.available_width() - x;
    auto const titles = s.painter.wrap(title, outcome.title, room);
    auto const lines = s.painter.wrap(body, outcome.text, room);
    float const title_height = height_of(titles, title);
    float const text_height = outcome.text.empty() ? 0 : height_of(lines, body) + 4;
    Rect const rect =
        s.place(std::max(door.h, top + title_height + text_height), {s.m.gap, s.m.gap});
    door.x = rect.x;
    door.y = rect.y;
    if (s.display.theme == ThemeKind::Contrast)
        s.painter.doorway(door.grown(s.m.border), is_ok ? t.ok_line : t.line,
                          s.m.radius_control / 2);
    s.painter.doorway(door, is_ok ? t.ok_tint : t.tint, s.m.radius_control / 2);
    float const size = door.w * 0.56F;
    s.painter.icon(outcome.icon, door.x + (door.w - size) / 2, door.y + door.h * 0.54F - size / 2,
                   size, is_ok ? t.ok_fill : t.primary);
    s.painter.lines(title, rect.x + x, rect.y + top, titles);
    NodeId const id = s.id_of(key);
    Node& heading = s.add_node(Role::Heading, id, {rect.x + x, rect.y + top, room, title_height},
                               outcome.title);
    heading.level = 1;
    s.set_type(heading, title.style);
    s.focus_heading(id);
    if (text_height <= 0)
        return;
    float const y = rect.y + top + title_height + 4;
    s.painter.lines(body, rect.x + x, y, lines);
    s.set_type(s.add_node(Role::Text, node_id(id, "text"), {rect.x + x, y, room, text_height - 4},
                          outcome.text),
               body.style);
}

void Frame::skeleton(Key key, std::string_view label, int lines) {
    FrameState& s = *m_state;
    constexpr std::array shares{0.62F, 1.0F, 0.86F, 0.94F, 0.7F};
    Pen const pen = s.pen(TypeRole::Small, s.ink2());
    float const bar = s.style(TypeRole::Body).size;
    float const step = bar + s.m.gap;
    Rect const rect =
        s.place(pen.style.line + s.m.gap + step * static_cast<float>(lines), {s.m.gap, s.m.gap});
    s.painter.text(pen, rect.x, rect.y, label);
    Colour const block = s.display.theme == ThemeKind::Contrast ? s.t().off_line : s.t().off;
    float y = rect.y + pen.style.line + s.m.gap;
    for (int i = 0; i < lines; ++i) {
        float const share = shares[static_cast<std::size_t>(i) % shares.size()];
        s.painter.fill({rect.x, y, rect.w * share, bar}, block, s.m.radius_control / 2);
        y += step;
    }
    Node& node =
        s.add_node(Role::Status, s.id_of(key), {rect.x, rect.y, rect.w, pen.style.line}, label);
    s.set_type(node, pen.style);
    node.flags |= flag::busy;
}

void Frame::progress_ring(Key key, Progress const& progress) {
    FrameState& s = *m_state;
    Pen const words = s.pen(TypeRole::Label, s.ink());
    float const width = s.m.ring * 2;
    float const room = s.painter.width(words, progress.text) + 4 * width;
    float const side = std::max(room, s.m.control_height * 1.3F);
    Rect const rect = s.place(side, {s.m.gap, s.m.gap}, side);
    float const share = std::clamp(progress.value, 0.0F, 1.0F);
    s.painter.ring(rect.x + side / 2, rect.y + side / 2, side / 2, width, s.t().line);
    if (share > 0)
        s.painter.arc(rect, width, 0, share, s.t().primary);
    s.painter.text(words, rect.x + (side - s.painter.width(words, progress.text)) / 2,
                   rect.y + (side - words.style.line) / 2, progress.text);
    Node& node = s.add_node(Role::Progress, s.id_of(key), rect, progress.label);
    node.value = s.tree.intern(std::to_string(static_cast<int>(share * 100)));
    node.help = s.tree.intern(progress.text);
}

bool Frame::toast(Key key, Toast const& toast) {
    FrameState& s = *m_state;
    Tokens const& t = s.t();
    NodeId const id = s.id_of(key);
    Pen const body = s.pen(TypeRole::Body, t.surface);
    Pen const label = s.pen(TypeRole::Label, t.surface);
    Viewport const& viewport = s.input.viewport;
    float const width = std::min(s.m.dialog_width * 1.1F, viewport.width - 2 * s.m.gutter);
    float const pad = s.m.pad;
    float const button =
        toast.button_label.empty() ? 0 : s.painter.width(label, toast.button_label) + 2 * pad;
    float const x = pad * 1.75F + s.m.icon;
    auto const lines = s.painter.wrap(body, toast.text, width - x - button - pad);
    float const height = std::max(s.m.control_height * 1.25F, height_of(lines, body) + pad);
    float const foot = s.measured(document_id, 1, 0) + s.m.gap;
    Rect const area{(viewport.width - width) / 2, viewport.height - foot - height, width, height};
    Painter const outer_painter = s.painter;
    bool const was_fixed = std::exchange(s.is_fixed, true);
    s.painter.is_fixed = true;
    NodeId const outer = s.parent;
    s.open_layer_window(area.grown(s.m.control_height), Level::Page);
    s.painter.shadow(area, s.m.radius_control, Shadow::Dialog, s.display.theme);
    s.painter.fill(area, t.ink, s.m.radius_control);
    s.painter.icon(toast.icon, area.x + pad, area.y + (height - s.m.icon) / 2, s.m.icon, t.surface);
    float const y = area.y + (height - height_of(lines, body)) / 2;
    s.painter.lines(body, area.x + x, y, lines);
    s.add_node(Role::Status, id, area);
    s.parent = id;
    s.set_type(s.add_node(Role::Text, node_id(id, "text"),
                          {area.x + x, y, width - x - button - pad, height_of(lines, body)},
                          toast.text),
               body.style);
    s.tell(id, toast.text);
    s.toast_height = height + 2 * s.m.gap;
    bool is_pressed = false;
    if (button > 0) {
        Rect const rect{area.right() - button, area.y, button, height};
        NodeId const press = node_id(id, "button");
        Interaction const touch = s.interact(press, rect);
        s.painter.text(label, rect.x + pad, rect.y + (height - label.style.line) / 2,
                       toast.button_label);
        if (touch.focused)
            s.painter.focus_ring(rect.grown(-4), s.m.radius_control, s.m.ring, s.display.theme);
        Node& node = s.add_node(Role::Button, press, rect, toast.button_label);
        node.radius = s.m.radius_control;
        is_pressed = touch.activated;
    }
    s.painter = outer_painter;
    s.is_fixed = was_fixed;
    s.parent = outer;
    return is_pressed;
}

}
