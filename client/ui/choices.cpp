#include "client/ui/field_block.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

struct CardFace {
    Option const& option;
    Role role = Role::Radio;
    bool is_chosen = false;
    bool is_invalid = false;
};

struct CardText {
    std::vector<TextLine> labels, details;
    float height = 0;
};

float sign_size(FrameState const& s) {
    return s.m.icon * 0.92F;
}

CardText text_of(FrameState const& s, CardFace const& face, float width) {
    Pen label = s.pen(TypeRole::Body, s.t().ink);
    if (face.is_chosen)
        label.family = FontFamily::Bold;
    Pen const detail = s.pen(TypeRole::Small, s.t().ink2);
    float const room = width - s.m.pad * 2.6F - sign_size(s);
    CardText text;
    text.labels = s.painter.wrap(label, face.option.label, room);
    text.height = static_cast<float>(text.labels.size()) * label.style.line;
    if (!face.option.detail.empty()) {
        text.details = s.painter.wrap(detail, face.option.detail, room);
        text.height += static_cast<float>(text.details.size()) * detail.style.line;
    }
    return text;
}

void paint_sign(FrameState& s, Rect box, CardFace const& face, Colour ink) {
    float const cx = box.x + box.w / 2;
    float const cy = box.y + box.h / 2;
    if (face.role == Role::Radio) {
        s.painter.ring(cx, cy, box.w / 2, 2, ink);
        if (face.is_chosen)
            s.painter.circle(cx, cy, box.w * 0.28F, ink);
        return;
    }
    if (face.is_chosen)
        s.painter.icon(icon::check_square_fill, box.x - 2, box.y - 2, box.w + 4, ink);
    else
        s.painter.stroke(box, ink, 2, 3);
}

void paint_card(FrameState& s, Rect rect, CardFace const& face, Interaction const& touch) {
    Tokens const& t = s.t();
    float const radius = s.m.radius_control;
    bool const is_contrast = s.display.theme == ThemeKind::Contrast;
    Colour fill = t.surface;
    Colour edge = face.is_invalid ? t.bad_fill : t.border;
    Colour ink = t.ink;
    Colour sign = t.border;
    if (face.option.disabled) {
        fill = t.off;
        edge = t.off_line;
        ink = sign = t.on_off;
    } else if (face.is_chosen) {
        fill = is_contrast ? t.primary : t.tint;
        edge = t.primary;
        ink = is_contrast ? t.on_primary : t.on_tint;
        sign = is_contrast ? t.on_primary : t.primary;
    } else if (touch.hovered || touch.pressed) {
        edge = t.primary;
        fill = touch.pressed ? t.tint : t.surface;
    }
    s.painter.fill(rect, fill, radius);
    float const width = s.m.border + (face.is_chosen ? s.m.selected_extra : 0);
    s.painter.stroke(rect, edge, width, radius);
    float const size = sign_size(s);
    paint_sign(s, {rect.x + s.m.pad, rect.y + (rect.h - size) / 2, size, size}, face, sign);
    CardText const text = text_of(s, face, rect.w);
    Pen label = s.pen(TypeRole::Body, ink);
    if (face.is_chosen)
        label.family = FontFamily::Bold;
    float const x = rect.x + s.m.pad * 1.6F + size;
    float const y = rect.y + (rect.h - text.height) / 2;
    s.painter.lines(label, x, y, text.labels);
    Pen const detail = s.pen(TypeRole::Small, face.is_chosen && is_contrast ? ink : t.ink2);
    s.painter.lines(detail, x, y + static_cast<float>(text.labels.size()) * label.style.line,
                    text.details);
    if (touch.focused)
        s.painter.focus_ring(rect, radius, s.m.ring, s.display.theme);
}

// Columns that fit: as many cards a row as keep their labels on one line, three at most.
std::size_t columns_of(FrameState const& s, Choice const& choice, float width) {
    if (choice.arrangement == Arrangement::Stacked || s.display.text_size >= TextSize::Percent150)
        return 1;
    Pen const bold{FontFamily::Bold, s.style(TypeRole::Body), {}};
    float widest = 0;
    for (Option const& option : choice.options) {
        if (!option.detail.empty())
            return 1;
        widest = std::max(widest, s.painter.width(bold, option.label));
    }
    widest += s.m.pad * 2.7F + sign_size(s);
    std::size_t columns = std::min<std::size_t>(choice.options.size(), 3);
    while (columns > 1) {
        auto const count = static_cast<float>(columns);
        if ((width - s.m.gap * (count - 1)) / count >= widest &&
            choice.options.size() % columns == 0)
            break;
        --columns;
    }
    return std::max<std::size_t>(columns, 1);
}

struct Cards {
    std::vector<Rect> rects;
    float height = 0;
};

// Rectangles of all cards relative to the top left corner of the group.
Cards arrange(FrameState const& s, Choice const& choice, float width) {
    Cards cards;
    std::size_t const columns = columns_of(s, choice, width);
    auto const count = static_cast<float>(columns);
    float const gap = s.m.gap * 0.8F;
    float const card_width = (width - gap * (count - 1)) / count;
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
        std::size_t const column = i % columns;
        if (column == 0 && i > 0)
            cards.height += gap;
        CardText const text = text_of(s, {choice.options[i], Role::Radio, true}, card_width);
        float const height = std::max(s.m.control_height, text.height + s.m.pad);
        cards.rects.push_back(
            {static_cast<float>(column) * (card_width + gap), cards.height, card_width, height});
        if (column + 1 == columns || i + 1 == choice.options.size())
            cards.height += height;
    }
    return cards;
}

void add_card_node(FrameState& s, NodeId id, Rect rect, CardFace const& face) {
    std::string name(face.option.label);
    if (!face.option.detail.empty())
        name.append(", ").append(face.option.detail);
    Node& node = s.add_node(face.role, id, rect, name);
    node.value = s.tree.intern(face.option.id);
    node.radius = s.m.radius_control;
    node.flags |= face.is_chosen ? flag::checked : 0;
    node.flags |= face.option.disabled ? flag::disabled : 0;
    node.flags |= face.is_invalid ? flag::invalid : 0;
    s.set_type(node, s.style(TypeRole::Body));
}

}

ChoiceEvent FrameState::choice_cards(Key const& key, Choice const& choice, Role role,
                                     ListOf<std::string_view> values) {
    NodeId const id = id_of(key);
    Cards const cards = arrange(*this, choice, available_width());
    NodeId const outer = parent;
    std::size_t const group = add_group(Role::Group, id, choice.label);
    tree.at(group).flags |= choice.required ? flag::required : 0;
    tree.at(group).level = choice.is_question ? 1 : 0;
    tree.at(group).help = tree.intern(choice.help);
    tree.at(group).error = tree.intern(choice.error);
    parent = id;
    FieldBlock block(*this, id,
                     {choice.label, choice.help, choice.error,
                      choice.is_question ? TypeRole::H1 : TypeRole::Label},
                     cards.height);
    Rect const area = block.control();
    ChoiceEvent event;
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
        Option const& option = choice.options[i];
        Rect const rect = cards.rects[i].moved(area.x, area.y);
        NodeId const card = node_id(id, Key("option", option.id));
        bool const is_chosen = std::ranges::find(values, option.id) != values.end();
        ControlState const control = option.disabled ? ControlState::Disabled : choice.state;
        Interaction const touch = interact(card, rect, control);
        CardFace const face{option, role, is_chosen, !choice.error.empty()};
        paint_card(*this, rect, face, touch);
        add_card_node(*this, card, rect, face);
        if (touch.activated)
            event = {true, option.id};
    }
    block.finish();
    parent = outer;
    Node& node = tree.at(group);
    node.x = area.x;
    node.y = area.y;
    node.w = area.w;
    node.h = area.h;
    return event;
}

ChoiceEvent Frame::radio_cards(Key key, Choice const& choice) {
    if (choice.value.empty())
        return m_state->choice_cards(key, choice, Role::Radio, {});
    return m_state->choice_cards(key, choice, Role::Radio, {choice.value});
}

ChoiceEvent Frame::checkbox_cards(Key key, Choice const& choice, ListOf<std::string_view> values) {
    return m_state->choice_cards(key, choice, Role::Checkbox, values);
}

bool Frame::checkbox(Key key, Checkbox const& checkbox) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    Option const option{"on", checkbox.label, checkbox.detail,
                        checkbox.state == ControlState::Disabled};
    CardFace const face{option, Role::Checkbox, checkbox.check == Check::On,
                        !checkbox.error.empty()};
    float const height =
        std::max(s.m.control_height,
                 text_of(s, {option, Role::Checkbox, true}, s.available_width()).height + s.m.pad);
    FieldBlock block(s, id, {{}, {}, checkbox.error}, height);
    Interaction const touch = s.interact(id, block.control(), checkbox.state);
    paint_card(s, block.control(), face, touch);
    add_card_node(s, id, block.control(), face);
    Node& node = s.tree.at(s.tree.nodes().size() - 1);
    node.flags |= checkbox.required ? flag::required : 0;
    node.error = s.tree.intern(checkbox.error);
    block.finish();
    return touch.activated;
}

ChoiceEvent Frame::select(Key key, Choice const& choice) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    FieldBlock block(s, id, {choice.label, choice.help, choice.error}, s.m.control_height);
    Rect const rect = block.control();
    Interaction touch;
    touch.hovered = s.is_hovered(rect) && choice.state == ControlState::Enabled;
    paint_field_frame(s, rect, touch, !choice.error.empty(), choice.state);
    s.painter.icon(icon::caret_down, rect.right() - s.m.pad - s.m.icon,
                   rect.y + (rect.h - s.m.icon) / 2, s.m.icon, s.ink2());
    bool const is_direct = s.input.interactivity == Interactivity::Direct;
    ChoiceEvent const event =
        is_direct ? s.select_directly(id, rect, choice) : s.select_event(id, choice);
    s.add_select_node(id, rect, choice);
    block.finish();
    return event;
}

}
