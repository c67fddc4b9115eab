#include "client/ui/field_block.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

struct FactFace {
    Pen term, value, detail;
    float text_x = 0, link_width = 0;
    bool is_beside = false;
};

FactFace face_of(FrameState const& s, Fact const& fact) {
    FactFace face;
    face.term = s.pen(TypeRole::Small, s.ink2());
    face.value = {FontFamily::Bold, s.style(TypeRole::Body), s.ink()};
    face.detail = s.pen(TypeRole::Body, s.ink2());
    face.text_x = fact.icon ? s.m.icon_large + s.m.pad * 0.75F : 0;
    if (!fact.change_label.empty()) {
        face.link_width =
            s.painter.width(s.pen(TypeRole::Label, s.ink()), fact.change_label) + s.m.icon * 1.5F;
    }
    return face;
}

void set_pen(FrameState const& s, Node& node, Pen const& pen) {
    s.set_type(node, pen.style);
    if (pen.family == FontFamily::Bold)
        node.flags |= flag::bold;
}

void change_link(FrameState& s, NodeId id, Fact const& fact, Rect rect) {
    Pen const pen = s.pen(TypeRole::Label, s.t().primary);
    Interaction const touch = s.interact(id, rect);
    float const y = rect.y + (rect.h - pen.style.line) / 2;
    s.painter.icon(icon::pencil_simple, rect.x, rect.y + (rect.h - s.m.icon_small) / 2,
                   s.m.icon_small, pen.colour);
    s.painter.text(pen, rect.x + s.m.icon_small + 6, y, fact.change_label);
    if (touch.focused)
        s.painter.focus_ring(rect, 6, s.m.ring, s.display.theme);
    std::string name(fact.change_label);
    name.append(": ").append(fact.term);
    Node& node = s.add_node(Role::Link, id, rect, name);
    node.extra = s.tree.intern(fact.change_href);
    node.radius = 6;
    if (touch.activated)
        s.follow(fact.change_href);
}

// Share of the width that the terms of compact facts take.
constexpr float term_share = 0.36F;

void draw_compact_fact(FrameState& s, NodeId list, Fact const& fact) {
    FactFace const face = face_of(s, fact);
    float const width = s.available_width();
    bool const is_beside = !s.is_stacked_layout();
    float const term_room = is_beside ? width * term_share - s.m.gap : width;
    float const x = is_beside ? width * term_share : 0;
    Pen value = face.value;
    value.family = is_beside ? FontFamily::Regular : FontFamily::Bold;
    auto const terms = s.painter.wrap(face.term, fact.term, term_room);
    auto const values = s.painter.wrap(value, fact.value, width - x);
    float const term_height = static_cast<float>(terms.size()) * face.term.style.line;
    float const value_height = static_cast<float>(values.size()) * value.style.line;
    float const height =
        is_beside ? std::max(term_height, value_height) : term_height + value_height;
    Rect const rect = s.place(height, {s.m.gap / 2, 0});
    float const value_y = is_beside ? rect.y : rect.y + term_height;
    float const lift = is_beside ? (value.style.line - face.term.style.line) / 2 : 0;
    s.painter.lines(face.term, rect.x, rect.y + lift, terms);
    s.painter.lines(value, rect.x + x, value_y, values);
    NodeId const group = node_id(list, Key("fact", fact.term));
    NodeId const outer = s.parent;
    s.add_node(Role::DefinitionGroup, group, rect);
    s.parent = group;
    set_pen(s,
            s.add_node(Role::Term, node_id(group, "term"),
                       {rect.x, rect.y + lift, term_room, term_height}, fact.term),
            face.term);
    set_pen(s,
            s.add_node(Role::Definition, node_id(group, "value"),
                       {rect.x + x, value_y, width - x, value_height}, fact.value),
            value);
    s.parent = outer;
}

void draw_fact(FrameState& s, NodeId list, Fact const& fact, bool is_first) {
    FactFace const face = face_of(s, fact);
    float const room = s.available_width() - face.text_x - face.link_width;
    auto const terms = s.painter.wrap(face.term, fact.term, room);
    auto const values = s.painter.wrap(face.value, fact.value, room);
    auto const details = s.painter.wrap(face.detail, fact.detail, room);
    float const term_height = static_cast<float>(terms.size()) * face.term.style.line;
    float const value_height =
        fact.value.empty() ? 0 : static_cast<float>(values.size()) * face.value.style.line;
    float const detail_height =
        fact.detail.empty() ? 0 : static_cast<float>(details.size()) * face.detail.style.line;
    float const space = s.m.gap;
    float const words = term_height + value_height + detail_height;
    float const height = std::max(words, fact.change_label.empty() ? 0 : s.m.target_min);
    Rect const rect = s.place(height, {is_first ? 0 : 2 * space, 0});
    if (!is_first)
        s.painter.line(rect.x, rect.y - space, rect.w, s.t().line);
    s.painter.icon(fact.icon, rect.x, rect.y + 2, s.m.icon_large, s.t().primary);
    NodeId const group = node_id(list, Key("fact", fact.term));
    NodeId const outer = s.parent;
    s.add_node(Role::DefinitionGroup, group, rect);
    s.parent = group;
    float const x = rect.x + face.text_x;
    s.painter.lines(face.term, x, rect.y, terms);
    set_pen(
        s,
        s.add_node(Role::Term, node_id(group, "term"), {x, rect.y, room, term_height}, fact.term),
        face.term);
    NodeId const definition = node_id(group, "value");
    s.add_node(Role::Definition, definition,
               {x, rect.y + term_height, rect.w - face.text_x, height - term_height});
    s.parent = definition;
    float y = rect.y + term_height;
    if (value_height > 0) {
        s.painter.lines(face.value, x, y, values);
        set_pen(
            s,
            s.add_node(Role::Text, node_id(group, "words"), {x, y, room, value_height}, fact.value),
            face.value);
    }
    y += value_height;
    if (detail_height > 0) {
        s.painter.lines(face.detail, x, y, details);
        set_pen(s,
                s.add_node(Role::Text, node_id(group, "detail"), {x, y, room, detail_height},
                           fact.detail),
                face.detail);
    }
    if (!fact.change_label.empty()) {
        change_link(s, node_id(group, "change"), fact,
                    {rect.right() - face.link_width, rect.y, face.link_width, s.m.target_min});
    }
    s.parent = outer;
}

}

void Frame::facts(Key key, ListOf<Fact> facts, FactsLook look) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    s.open_column(id, s.add_group(Role::DefinitionList, id, {}));
    bool is_first = true;
    for (Fact const& fact : facts) {
        if (look == FactsLook::Compact)
            draw_compact_fact(s, id, fact);
        else
            draw_fact(s, id, fact, is_first);
        is_first = false;
    }
    s.close();
}

void Frame::qr(Key key, Qr const& qr) {
    FrameState& s = *m_state;
    constexpr float quiet_modules = 4;
    float const size = std::min(qr.size, s.available_width());
    Rect const rect = s.place(size, {s.m.gap, s.m.gap}, size);
    float const module = size / (static_cast<float>(qr.side) + 2 * quiet_modules);
    // A code is black on white in every theme, or cameras do not read it.
    s.painter.fill(rect, rgb(0xFFFFFF), 8);
    std::string dots(qr.modules.size(), '0');
    for (int y = 0; y < qr.side; ++y) {
        for (int x = 0; x < qr.side; ++x) {
            auto const at = static_cast<std::size_t>(y * qr.side + x);
            if (qr.modules[at] == 0)
                continue;
            dots[at] = '1';
            s.painter.fill({rect.x + (quiet_modules + static_cast<float>(x)) * module,
                            rect.y + (quiet_modules + static_cast<float>(y)) * module,
                            module + 0.05F, module + 0.05F},
                           rgb(0x000000));
        }
    }
    Node& node = s.add_node(Role::Image, s.id_of(key), rect, qr.label);
    node.extra = s.tree.intern(dots);
}

void Frame::progress(Key key, Progress const& progress) {
    FrameState& s = *m_state;
    Pen const label = s.pen(TypeRole::Label, s.ink());
    Pen const words = s.pen(TypeRole::Small, s.ink2());
    float const bar = s.m.progress_bar;
    Rect const rect = s.place(label.style.line + bar + 8, {s.m.gap, s.m.gap});
    s.painter.text(label, rect.x, rect.y, progress.label);
    s.painter.text(words, rect.right() - s.painter.width(words, progress.text),
                   rect.y + (label.style.line - words.style.line) / 2, progress.text);
    Rect const track{rect.x, rect.bottom() - bar, rect.w, bar};
    float const share = std::clamp(progress.value, 0.0F, 1.0F);
    s.painter.fill(track, s.t().off_line, bar / 2);
    s.painter.fill({track.x, track.y, std::max(bar, track.w * share), bar}, s.t().primary, bar / 2);
    Node& node = s.add_node(Role::Progress, s.id_of(key), rect, progress.label);
    node.value = s.tree.intern(std::to_string(static_cast<int>(share * 100)));
    node.help = s.tree.intern(progress.text);
}

FileEvent Frame::file_field(Key key, FileField const& field) {
    FrameState& s = *m_state;
    Tokens const& t = s.t();
    NodeId const id = s.id_of(key);
    bool const has_file = !field.file_name.empty();
    FieldBlock block(s, id, {field.label, field.help, field.error}, s.file_height(field));
    Rect const rect = block.control();
    FileEvent event;
    if (has_file) {
        event = s.chosen_file(id, field, rect);
    } else {
        Interaction const touch = s.interact(id, rect, field.state);
        bool const is_lit = s.is_hovered(rect) && field.state == ControlState::Enabled;
        s.painter.fill(rect, is_lit || touch.pressed ? t.tint : t.surface, s.m.radius_control);
        Colour const edge = field.error.empty() ? t.primary : t.bad_fill;
        s.painter.stroke(rect, edge, s.m.border, s.m.radius_control);
        Pen const pen = s.pen(TypeRole::Title, t.primary);
        auto const lines = s.choose_lines(field, rect.w);
        float words = 0;
        for (TextLine const& line : lines)
            words = std::max(words, line.width);
        float const x = rect.x + (rect.w - words - s.m.icon - 10) / 2;
        s.painter.icon(icon::camera, x, rect.y + (rect.h - s.m.icon) / 2, s.m.icon, t.primary);
        float const height = static_cast<float>(lines.size()) * pen.style.line;
        s.painter.lines(pen, x + s.m.icon + 10, rect.y + (rect.h - height) / 2, lines);
        s.add_file_node(id, rect, field);
    }
    for (ChosenFile const& file : s.input.files) {
        if (file.id == id)
            event = {true, false, file.handle, file.name, file.type, file.size, file.flaw};
    }
    block.finish();
    return event;
}

}
