#include "client/ui/frame_state.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

constexpr std::size_t per_line_max = 4;
// A number is smaller here than alone on a page (guide, section 2: 60/76).
constexpr float number_share = 60.0F / 88;

struct Look {
    Pen title, note, number, counter, detail;
    std::size_t per_line = 1;
    float cell_height = 0;
};

Look look_of(FrameState const& s, Served const& served) {
    Tokens const& t = s.t();
    Look look{s.pen(TypeRole::Title, t.ink), s.pen(TypeRole::Small, t.ink2),
              s.pen(TypeRole::Number, t.ink), s.pen(TypeRole::Label, t.ink),
              s.pen(TypeRole::Small, t.ink2)};
    look.number.style.size *= number_share;
    look.number.style.line *= number_share;
    bool const is_large = s.display.text_size >= TextSize::Percent150;
    look.per_line = std::min(served.numbers.size(), is_large ? per_line_max / 2 : per_line_max);
    bool const has_detail = std::ranges::any_of(
        served.numbers, [](ServedNumber const& one) { return !one.detail.empty(); });
    look.cell_height = look.number.style.line + look.counter.style.line +
                       (has_detail ? look.detail.style.line : 0);
    return look;
}

std::size_t lines_of(Look const& look, Served const& served) {
    return (served.numbers.size() + look.per_line - 1) / look.per_line;
}

void paint_number(FrameState& s, NodeId id, Look const& look, ServedNumber const& one, Rect cell) {
    float y = cell.y;
    s.painter.text(look.number, cell.x, y, one.number);
    y += look.number.style.line;
    s.painter.text(look.counter, cell.x, y, one.counter);
    y += look.counter.style.line;
    if (!one.detail.empty())
        s.painter.lines(look.detail, cell.x, y,
                        {s.painter.wrap(look.detail, one.detail, cell.w).front()});
    std::string words(one.counter);
    words.append(": ").append(one.number);
    if (!one.detail.empty())
        words.append(", ").append(one.detail);
    s.set_type(s.add_node(Role::Text, id, cell, words), look.counter.style);
}

void paint_head(FrameState& s, NodeId id, Look const& look, Served const& served, Rect room) {
    Rect const head{room.x, room.y, room.w, look.title.style.line};
    float const icon_room = s.m.icon + look.title.style.size * 0.4F;
    s.painter.icon(icon::megaphone, room.x, head.y + (head.h - s.m.icon) / 2, s.m.icon,
                   s.t().primary);
    s.painter.text(look.title, room.x + icon_room, head.y, served.title);
    float const width = s.painter.width(look.note, served.note);
    float const title_width = s.painter.width(look.title, served.title);
    // Large letters have no room for both.
    bool const has_note = icon_room + title_width + s.m.gap + width <= room.w;
    if (has_note)
        s.painter.text(look.note, room.right() - width,
                       head.y + (head.h - look.note.style.line) / 2, served.note);
    std::string words(served.title);
    if (!served.note.empty())
        words.append(", ").append(served.note);
    s.set_type(s.add_node(Role::Text, node_id(id, "title"), head, words), look.title.style);
}

}

float FrameState::served_height(Served const& served) const {
    Look const look = look_of(*this, served);
    auto const lines = static_cast<float>(lines_of(look, served));
    return m.pad * 1.5F + look.title.style.line + lines * (look.cell_height + m.gap / 2);
}

void FrameState::paint_served(NodeId id, Served const& served, Rect card) {
    Look const look = look_of(*this, served);
    painter.shadow(card, m.radius_card, Shadow::Card, display.theme);
    painter.fill(card, t().surface, m.radius_card);
    painter.stroke(card, t().line, m.card_edge, m.radius_card);
    Rect const room{card.x + m.pad, card.y + m.pad * 0.75F, card.w - 2 * m.pad, 0};
    paint_head(*this, id, look, served, room);
    float const width = room.w / static_cast<float>(look.per_line);
    float const top = room.y + look.title.style.line + m.gap / 2;
    for (std::size_t i = 0; i < served.numbers.size(); ++i) {
        std::size_t const column = i % look.per_line;
        Rect const cell{room.x + static_cast<float>(column) * width,
                        top +
                            static_cast<float>(i / look.per_line) * (look.cell_height + m.gap / 2),
                        width - m.gap, look.cell_height};
        if (column > 0)
            painter.fill({cell.x - m.gap / 2 - 1, cell.y + 4, 1, cell.h - 8}, t().line);
        NodeId const number = node_id(id, Key("number", served.numbers[i].counter));
        paint_number(*this, number, look, served.numbers[i],
                     {cell.x + (column > 0 ? m.gap / 2 : 0), cell.y, cell.w, cell.h});
    }
}

void Frame::served(Key key, Served const& served) {
    FrameState& s = *m_state;
    Rect const card = s.place(s.served_height(served), {s.m.gap, s.m.gap});
    s.paint_served(s.id_of(key), served, card);
}

}
