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

constexpr std::string_view sample_text = "Aa";

// Samples show their own size and colours, whatever the present ones are.
TypeStyle sample_style(FrameState const& s, Sample const& sample) {
    TextSize const size = sample.kind == Sample::Kind::Size ? sample.size : TextSize::Percent100;
    return type_style(TypeRole::H2, s.form, size);
}

float sample_height(FrameState const& s, Sample const& sample) {
    if (sample.kind == Sample::Kind::None)
        return 0;
    return type_style(TypeRole::H2, s.form,
                      sample.kind == Sample::Kind::Size ? TextSize::Percent200
                                                        : TextSize::Percent125)
        .line;
}

void paint_sample(FrameState& s, Rect area, Sample const& sample, Colour ink) {
    Pen pen{FontFamily::Bold, sample_style(s, sample), ink};
    float const width = s.painter.width(pen, sample_text);
    float const y = area.y + (area.h - pen.style.line) / 2;
    if (sample.kind == Sample::Kind::Size)
        return s.painter.text(pen, area.x + (area.w - width) / 2, y, sample_text);
    Tokens const& t = tokens(sample.theme);
    s.painter.fill(area, t.surface, s.m.radius_control / 2);
    s.painter.stroke(area, t.border, 1, s.m.radius_control / 2);
    float const block = pen.style.size * 1.5F;
    float const x = area.x + (area.w - width - block - s.m.gap / 2) / 2;
    pen.colour = sample.theme == ThemeKind::Light ? t.ink : t.primary;
    s.painter.text(pen, x, y, sample_text);
    s.painter.fill({x + width + s.m.gap / 2, area.y + area.h * 0.28F, block, area.h * 0.44F},
                   t.primary, s.m.radius_control / 2);
}

float sign_size(FrameState const& s) {
    return s.m.icon * 0.92F;
}

CardText text_of(FrameState const& s, CardFace const& face, float width) {
    Pen label = s.pen(TypeRole::Body, s.t().ink);
    if (face.is_chosen)
        label.family = FontFamily::Bold;
    Pen const detail = s.pen(TypeRole::Small, s.t().ink2);
    bool const has_sample = face.option.sample.kind != Sample::Kind::None;
    float const beside = has_sample ? s.m.pad : s.m.pad * 2.6F + sign_size(s);
    float const room = width - beside;
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

// The sample above, the label centred below.
void paint_sample_card(FrameState& s, Rect rect, CardFace const& face, Colour ink) {
    float const pad = s.m.pad * 0.75F;
    Sample const& sample = face.option.sample;
    float const height = sample_height(s, sample);
    paint_sample(s, {rect.x + pad, rect.y + pad, rect.w - 2 * pad, height}, sample, ink);
    Pen label = s.pen(TypeRole::Body, ink);
    if (face.is_chosen)
        label.family = FontFamily::Bold;
    float y = rect.y + pad + height + pad / 2;
    for (TextLine const& line : text_of(s, face, rect.w).labels) {
        s.painter.text(label, rect.x + (rect.w - line.width) / 2, y, line.text);
        y += label.style.line;
    }
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
    if (touch.focused)
        s.painter.focus_ring(rect, radius, s.m.ring, s.display.theme);
    if (face.option.sample.kind != Sample::Kind::None)
        return paint_sample_card(s, rect, face, ink);
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
}

// The words of the labels stay whole, and the largest sample fits.
std::size_t sample_columns(FrameState const& s, Choice const& choice, float width) {
    Sample const largest{Sample::Kind::Size, TextSize::Percent200};
    Pen const sample{FontFamily::Bold, sample_style(s, largest), {}};
    Pen const bold{FontFamily::Bold, s.style(TypeRole::Body), {}};
    float widest = s.painter.width(sample, sample_text);
    for (Option const& option : choice.options) {
        std::string_view rest = option.label;
        while (!rest.empty()) {
            std::size_t const end = std::min(rest.find(' '), rest.size());
            widest = std::max(widest, s.painter.width(bold, rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    for (std::size_t columns = choice.options.size(); columns > 1; --columns) {
        auto const count = static_cast<float>(columns);
        bool const is_even = choice.options.size() % columns == 0;
        if (is_even && (width - s.m.gap * (count - 1)) / count >= widest + s.m.pad)
            return columns;
    }
    return 1;
}

// Columns that fit: as many cards a row as keep their labels on one line, three at most.
std::size_t columns_of(FrameState const& s, Choice const& choice, float width) {
    if (!choice.options.empty() && choice.options[0].sample.kind != Sample::Kind::None)
        return sample_columns(s, choice, width);
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
    for (std::size_t begin = 0; begin < choice.options.size(); begin += columns) {
        std::size_t const end = std::min(begin + columns, choice.options.size());
        float height = s.m.control_height;
        for (std::size_t i = begin; i < end; ++i) {
            CardText const text = text_of(s, {choice.options[i], Role::Radio, true}, card_width);
            float const sample = sample_height(s, choice.options[i].sample);
            float const room = sample > 0 ? sample + s.m.pad * 2 : s.m.pad;
            height = std::max(height, text.height + room);
        }
        cards.height += begin > 0 ? gap : 0;
        for (std::size_t i = begin; i < end; ++i) {
            float const x = static_cast<float>(i - begin) * (card_width + gap);
            cards.rects.push_back({x, cards.height, card_width, height});
        }
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
    if (paints_fields(s))
        s.paint_chosen(id, rect, choice);
    ChoiceEvent event = s.select_event(id, choice);
    s.add_select_node(id, rect, choice);
    block.finish();
    if (paints_fields(s) && s.option_sheet.select == id)
        event = option_sheet(choice);
    return event;
}

}
