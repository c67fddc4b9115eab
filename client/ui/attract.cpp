#include "client/ui/frame_state.h"

#include <algorithm>

namespace onedoor::ui {

namespace {

void centred(FrameState& s, Pen const& pen, float y, std::string_view text, NodeId id) {
    float const window = s.input.viewport.width;
    float const room = window - 2 * s.m.gutter;
    auto const lines = s.painter.wrap(pen, text, room);
    float const top = y;
    for (TextLine const& line : lines) {
        s.painter.text(pen, (window - line.width) / 2, y, line.text);
        y += pen.style.line;
    }
    Node& node = s.add_node(Role::Text, id, {s.m.gutter, top, room, y - top}, text);
    s.set_type(node, pen.style);
    node.flags |= flag::centred;
}

}

void Frame::attract(Key key, Attract const& attract) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    Tokens const& t = s.t();
    Viewport const& viewport = s.input.viewport;
    // Covers the header's rule: the whole screen is one door.
    s.painter.fill({0, s.box().cursor - s.m.header_rule, viewport.width, viewport.height}, t.brand);
    float const scale = viewport.width / 1080;
    float const foot = viewport.height * 0.6F + attract.shift;
    s.painter.hero_door(viewport.width / 2 - 140 * 2.95F * scale, foot, 2.95F * scale, t);
    s.painter.fill({s.m.gutter, foot, viewport.width - 2 * s.m.gutter, 6}, t.accent);
    Pen title = s.pen(TypeRole::Number, t.on_brand);
    title.family = FontFamily::Bold;
    Pen other = s.pen(TypeRole::H1, t.on_brand2);
    Pen body = s.pen(TypeRole::H2, t.on_brand2);
    other.family = body.family = FontFamily::Regular;
    float y = foot + s.m.gap * 2.5F;
    centred(s, title, y, attract.title, id);
    y += title.style.line + s.m.gap / 2;
    if (!attract.other_title.empty()) {
        centred(s, other, y, attract.other_title, node_id(id, "other"));
        y += other.style.line + s.m.gap / 2;
    }
    centred(s, body, y, attract.text, node_id(id, "text"));
    y += body.style.line + s.m.gap * 1.5F;
    if (!attract.served.numbers.empty())
        s.paint_served(
            node_id(id, "served"), attract.served,
            {s.m.gutter, y, viewport.width - 2 * s.m.gutter, s.served_height(attract.served)});
    if (!attract.note.empty())
        centred(s, body, viewport.height - s.m.gap * 4 + attract.shift, attract.note,
                node_id(id, "note"));
}

}
