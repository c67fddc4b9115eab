#include "client/ui/frame_state.h"
#include "client/ui/machine_bars.h"

#include <algorithm>

namespace onedoor::ui {

namespace {

// A square with a caret alone.
bool turn_square(FrameState& s, NodeId id, BarLead const& lead) {
    float const side = s.m.action_height;
    Rect const rect = s.place(side, {}, side);
    Interaction const touch = s.interact(id, rect);
    Tokens const& t = s.t();
    float const radius = s.m.radius_control;
    s.painter.fill(rect, touch.pressed ? t.tint : t.surface, radius);
    s.painter.stroke(rect, t.primary, touch.pressed ? 4 : s.m.border, radius);
    s.painter.icon(lead.direction == PageTurn::Down ? icon::caret_down : icon::caret_up,
                   rect.x + (rect.w - s.m.icon) / 2, rect.y + (rect.h - s.m.icon) / 2, s.m.icon,
                   t.primary);
    if (touch.focused)
        s.painter.focus_ring(rect, radius, s.m.ring, s.display.theme);
    s.add_node(Role::Button, id, rect, lead.turn).radius = radius;
    return touch.activated;
}

void add_cell(Box& bar, float x, float width) {
    bar.cell_x.push_back(x);
    bar.cell_width.push_back(width);
}

void add_cells(Box& bar, std::size_t count, float from, float gap, bool is_stacked) {
    auto const cells = static_cast<float>(std::max<std::size_t>(count, 1));
    float const whole = bar.area.right() - from;
    float const width = is_stacked ? whole : (whole - gap * (cells - 1)) / cells;
    for (float i = 0; i < cells; ++i)
        add_cell(bar, is_stacked ? from : from + i * (width + gap), width);
}

// One main button of ordinary size has room beside the way back; else it gets a line of its own.
void split_led_bar(FrameState& s, Box& bar, std::size_t own) {
    BarLead const& lead = s.bar_lead;
    bool const is_stacked = s.display.text_size >= TextSize::Percent150;
    bool const is_one_line = own == 1 && !is_stacked;
    float const turn_room = lead.turn.empty() ? 0 : s.m.action_height + s.m.gap;
    float x = bar.area.x;
    if (!lead.back.empty()) {
        Pen const pen = s.pen(TypeRole::Title, s.t().primary);
        float const natural =
            s.painter.width({FontFamily::Bold, pen.style, pen.colour}, lead.back) + s.m.icon +
            pen.style.size * 2.2F;
        float const width = is_one_line ? natural : bar.area.w - turn_room;
        add_cell(bar, x, width);
        x += width + s.m.gap;
    }
    if (!lead.turn.empty())
        add_cell(bar, x, s.m.action_height);
    add_cells(bar, own, is_one_line ? x + turn_room : bar.area.x, s.m.gap, is_stacked);
}

void lead_bar(Frame& frame, FrameState& s, NodeId bar_id) {
    BarLead const& lead = s.bar_lead;
    bool const has_back = !lead.back.empty();
    bool const has_turn = !lead.turn.empty();
    unsigned const leading = (has_back ? 1U : 0U) + (has_turn ? 1U : 0U);
    // The page's own buttons, as they were in the last pass.
    auto const own = static_cast<std::size_t>(s.measured(bar_id, 1, 0));
    Box& bar = s.box();
    bar.leading = leading;
    s.bar_lead_event = BarLeadEvent::None;
    if (own == 0)
        add_cells(bar, leading, bar.area.x, s.m.gap, s.display.text_size >= TextSize::Percent150);
    else
        split_led_bar(s, bar, own);
    if (has_back && frame.button("bar-back", {.label = lead.back, .icon = icon::arrow_left}))
        s.bar_lead_event = BarLeadEvent::Back;
    if (!has_turn)
        return;
    bool const is_down = lead.direction == PageTurn::Down;
    bool const turns =
        own > 0 ? turn_square(s, s.id_of("bar-turn"), lead)
                : frame.button("bar-turn",
                               {.label = lead.turn,
                                .trailing_icon = is_down ? icon::caret_down : icon::caret_up});
    if (turns)
        s.bar_lead_event = BarLeadEvent::Turn;
}

}

void Frame::set_bar_lead(BarLead const& lead) {
    m_state->bar_lead = lead;
    m_state->lead_bar = lead_bar;
    m_state->bar_lead_event = BarLeadEvent::None;
}

BarLeadEvent Frame::bar_lead_event() const {
    return m_state->bar_lead_event;
}

}
