#include "client/ui/frame_state.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace onedoor::ui {

namespace {

// The band while it is being filled: things go in from both ends of one line.
struct Band {
    FrameState& s;
    Rect area;
    float left, right;
    float height;
    /// Where words from the left have to end.
    float words_end = 0;

    [[nodiscard]] float middle() const { return area.y + height / 2; }
};

// On the desktop the band is a line of the page, elsewhere it is a row of large targets.
Pen band_pen(FrameState const& s) {
    bool const is_wide = s.form == FormFactor::Desktop || s.form == FormFactor::Counter;
    TypeStyle style = s.style(is_wide ? TypeRole::Body : TypeRole::Label);
    style.bold = true;
    return {FontFamily::Bold, style, s.t().on_brand};
}

void press_look(FrameState& s, Rect rect, Interaction const& touch) {
    if (touch.pressed || touch.hovered)
        s.painter.fill(rect, s.t().brand_hi, s.m.radius_control);
    if (touch.focused)
        s.painter.focus_ring(rect, s.m.radius_control, s.m.ring, s.display.theme);
}

struct BandButton {
    std::string_view name;
    std::string_view label;
    /// Drawn instead of the label where room is short; empty: the icon alone.
    std::string_view short_label;
    Icon icon;
    bool is_compact = false;
    Speech speech = Speech::OfPage;
};

float band_button_width(FrameState const& s, BandButton const& button) {
    Pen const pen = band_pen(s);
    if (!button.is_compact)
        return s.painter.width(pen, button.label) + s.m.icon + 40;
    if (button.short_label.empty())
        return std::max(s.m.target_min, s.m.icon + 20);
    return std::max(s.m.target_min, s.painter.width(pen, button.short_label) + 20);
}

float gap_behind(bool is_compact) {
    return is_compact ? 4.0F : 12.0F;
}

bool band_button(Band& band, BandButton const& button) {
    FrameState& s = band.s;
    float const width = band_button_width(s, button);
    float const height = std::max(s.m.target_min, s.m.icon + 16);
    Rect const rect{band.left, band.middle() - height / 2, width, height};
    band.left += width + gap_behind(button.is_compact);
    NodeId const id = node_id(s.key_scope, Key("header", button.name));
    Interaction const touch = s.interact(id, rect);
    press_look(s, rect, touch);
    Pen const pen = band_pen(s);
    float const text_y = band.middle() - pen.style.line / 2;
    float const icon_y = band.middle() - s.m.icon / 2;
    if (!button.is_compact) {
        s.painter.stroke(rect, s.t().brand_line, 2, s.m.radius_control);
        s.painter.icon(button.icon, rect.x + 16, icon_y, s.m.icon, pen.colour);
        s.painter.text(pen, rect.x + 16 + s.m.icon + 8, text_y, button.label);
    } else if (button.short_label.empty()) {
        s.painter.icon(button.icon, rect.x + (width - s.m.icon) / 2, icon_y, s.m.icon, pen.colour);
    } else {
        float const text_width = s.painter.width(pen, button.short_label);
        s.painter.text(pen, rect.x + (width - text_width) / 2, text_y, button.short_label);
    }
    Node& node = s.add_node(Role::Button, id, rect, button.label);
    node.radius = s.m.radius_control;
    node.speech = button.speech;
    return touch.activated;
}

struct BandWords {
    std::string_view first, second;
    /// Words that belong to a link are read out as the link's name instead.
    bool is_read_aloud = false;
};

void add_words_node(Band& band, std::string_view name, TypeStyle const& style, Rect rect,
                    std::string_view text) {
    Node& node =
        band.s.add_node(Role::Text, node_id(band.s.key_scope, Key("header", name)), rect, text);
    band.s.set_type(node, style);
}

// A bold line and a small one, broken where the room ends; the band grows with them.
void two_lines(Band& band, float x, BandWords const& words) {
    FrameState& s = band.s;
    Pen const bold = s.pen(TypeRole::Title, s.t().on_brand);
    Pen const small = s.pen(TypeRole::Minimum, s.t().on_brand2);
    bool const has_second = !words.second.empty() && s.display.text_size < TextSize::Percent150;
    float const room = std::max(band.words_end - x, 80.0F);
    auto const first = s.painter.wrap(bold, words.first, room);
    auto const second = s.painter.wrap(small, has_second ? words.second : "", room);
    float const first_height = static_cast<float>(first.size()) * bold.style.line;
    float const second_height =
        has_second ? static_cast<float>(second.size()) * small.style.line : 0;
    s.measure(document_id, 4, first_height + second_height + 12);
    float const top = band.middle() - (first_height + second_height) / 2;
    s.painter.lines(bold, x, top, first);
    if (has_second)
        s.painter.lines(small, x, top + first_height, second);
    float width = 0;
    for (auto const* const lines : {&first, &second}) {
        for (TextLine const& line : *lines)
            width = std::max(width, line.width);
    }
    band.left = x + width;
    if (!words.is_read_aloud)
        return;
    add_words_node(band, "title", bold.style, {x, top, width, first_height}, words.first);
    if (has_second)
        add_words_node(band, "detail", small.style, {x, top + first_height, width, second_height},
                       words.second);
}

void back_and_title(Band& band, Header const& header) {
    FrameState& s = band.s;
    float const side = std::max(s.m.target_min, s.m.icon + 16);
    Rect const rect{band.left - 10, band.middle() - side / 2, side, side};
    NodeId const id = node_id(s.key_scope, Key("header", "back"));
    Interaction const touch = s.interact(id, rect);
    press_look(s, rect, touch);
    s.painter.icon(icon::arrow_left, rect.x + (side - s.m.icon) / 2, band.middle() - s.m.icon / 2,
                   s.m.icon, s.t().on_brand);
    Node& node = s.add_node(Role::Link, id, rect, header.back_label);
    node.extra = s.tree.intern(header.back_href);
    node.radius = s.m.radius_control;
    if (touch.activated)
        s.follow(header.back_href);
    two_lines(band, rect.right() + 2, {header.title, header.detail, true});
}

void logo_and_office(Band& band, Header const& header) {
    FrameState& s = band.s;
    float const logo = std::min(band.height * 0.54F, 62.0F);
    float const x = band.left;
    s.painter.logo({x, band.middle() - logo / 2, logo, logo}, s.t());
    float const words_x = x + logo + s.m.gap * 0.8F;
    Pen const title = s.pen(TypeRole::Title, {});
    // Where not even the name has room, the logo stands for it.
    if (words_x + s.painter.width(title, header.product) <= band.words_end)
        two_lines(band, words_x, {header.product, header.office, false});
    else
        band.left = x + logo;
    NodeId const id = node_id(s.key_scope, Key("header", "home"));
    float const reach = std::max(s.m.target_min, s.measured(document_id, 4, 0) - 8);
    Rect const rect{x - 6, band.middle() - reach / 2, std::max(band.left - x + 12, s.m.target_min),
                    reach};
    Interaction const touch = s.interact(id, rect);
    if (touch.focused)
        s.painter.focus_ring(rect, s.m.radius_control, s.m.ring, s.display.theme);
    std::string name(header.home_label);
    if (name.empty())
        name.append(header.product).append(", ").append(header.office);
    Node& node = s.add_node(Role::Link, id, rect, name);
    node.extra = s.tree.intern("/");
    node.radius = s.m.radius_control;
    if (touch.activated)
        s.follow("/");
}

float links_width(FrameState const& s, Header const& header) {
    Pen const pen = band_pen(s);
    float width = 0;
    for (NavigationItem const& item : header.links)
        width += s.painter.width(pen, item.label) + 40;
    return width;
}

constexpr float link_gap = 40;

// How many lines the links take below the band's first one.
int lines_of_links(FrameState const& s, Header const& header, float room) {
    Pen const pen = band_pen(s);
    int lines = 1;
    float x = 0;
    for (NavigationItem const& item : header.links) {
        float const width = s.painter.width(pen, item.label);
        if (x > 0 && x + width > room) {
            ++lines;
            x = 0;
        }
        x += width + link_gap;
    }
    return lines;
}

void header_links(FrameState& s, Rect line, Header const& header) {
    if (header.links.empty())
        return;
    float const left = line.x;
    float const end = line.right() + 1;
    NodeId const outer = s.parent;
    NodeId const group = node_id(s.key_scope, Key("header", "links"));
    s.add_node(Role::Navigation, group,
               {line.x - 8, line.y, std::min(links_width(s, header) - 24, line.w + 16), line.h},
               header.navigation_label);
    s.parent = group;
    Pen const pen = band_pen(s);
    float x = line.x;
    for (NavigationItem const& item : header.links) {
        float const width = s.painter.width(pen, item.label);
        if (x > left && x + width > end) {
            x = left;
            line.y += line.h;
        }
        Rect const rect{x - 8, line.y + (line.h - s.m.target_min) / 2, width + 16, s.m.target_min};
        NodeId const id = node_id(group, Key("item", item.href));
        Interaction const touch = s.interact(id, rect);
        press_look(s, rect, touch);
        s.painter.text(pen, x, line.y + (line.h - pen.style.line) / 2, item.label);
        if (item.current)
            s.painter.fill({x, line.y + line.h - 6, width, 3}, s.t().accent);
        Node& node = s.add_node(Role::Link, id, rect, item.label);
        node.extra = s.tree.intern(item.href);
        node.flags |= item.current ? flag::current : 0;
        node.radius = s.m.radius_control;
        if (touch.activated)
            s.follow(item.href);
        x += width + link_gap;
    }
    s.parent = outer;
}

std::array<std::pair<BandButton, HeaderEvent>, 3> buttons_of(Header const& header,
                                                             bool is_compact) {
    return {
        {{{"display", header.display_label, {}, icon::text_aa, is_compact}, HeaderEvent::Display},
         {{"language", header.language_label, header.language_short, icon::globe, is_compact,
           header.language_speech},
          HeaderEvent::Language},
         {{"account", header.account_label, {}, icon::user, is_compact}, HeaderEvent::Account}}};
}

float buttons_width(FrameState const& s, Header const& header, bool is_compact) {
    float total = 0;
    for (auto const& [button, meaning] : buttons_of(header, is_compact)) {
        if (!button.label.empty())
            total += band_button_width(s, button) + gap_behind(is_compact);
    }
    return total;
}

float clock_width(FrameState const& s, HeaderClock const& clock) {
    Pen const time = s.pen(TypeRole::H2, {});
    Pen const date = s.pen(TypeRole::Minimum, {});
    return std::max(s.painter.width(time, clock.time), s.painter.width(date, clock.date));
}

void band_clock(Band& band, HeaderClock const& clock) {
    FrameState& s = band.s;
    Pen const time{FontFamily::Bold, s.style(TypeRole::H2), s.t().on_brand};
    Pen const date = s.pen(TypeRole::Minimum, s.t().on_brand2);
    float const width = clock_width(s, clock);
    float const x = band.right - width;
    float const height = time.style.line + date.style.line;
    float const top = band.middle() - height / 2;
    s.painter.text(time, band.right - s.painter.width(time, clock.time), top, clock.time);
    s.painter.text(date, band.right - s.painter.width(date, clock.date), top + time.style.line,
                   clock.date);
    std::string words(clock.time);
    words.append(", ").append(clock.date);
    add_words_node(band, "clock", date.style, {x, top, width, height}, words);
}

HeaderEvent band_buttons(Band& band, Header const& header, bool is_compact) {
    band.left = band.right - buttons_width(band.s, header, is_compact) + gap_behind(is_compact);
    HeaderEvent event = HeaderEvent::None;
    for (auto const& [button, meaning] : buttons_of(header, is_compact)) {
        if (!button.label.empty() && band_button(band, button))
            event = meaning;
    }
    return event;
}

}

HeaderEvent Frame::header(Header const& header) {
    FrameState& s = *m_state;
    float const window = s.input.viewport.width;
    float const growth = std::max(1.0F, scale_of(s.display.text_size) * 0.75F);
    bool const is_phone = s.form == FormFactor::Phone;
    float const widest = std::min(s.m.container_width, window - 2 * s.m.gutter);
    float const edge = is_phone ? s.m.gutter : (window - widest) / 2;
    float const line_height = std::max(s.m.header_height * growth, s.measured(document_id, 4, 0));
    float const top = s.box().cursor;
    float const room = window - 2 * edge;
    float const logo_room = s.measured(document_id, 3, 240);
    bool const is_compact = is_phone || logo_room + buttons_width(s, header, false) > room;
    bool const has_links = !is_phone && !header.links.empty();
    float const buttons = buttons_width(s, header, is_compact);
    bool const is_two_lines = has_links && logo_room + 60 + links_width(s, header) + buttons > room;
    auto const lines = static_cast<float>(is_two_lines ? lines_of_links(s, header, room) : 0);
    float const height = line_height + lines * s.m.target_min + (is_two_lines ? 8.0F : 0.0F);

    NodeId const id = node_id(s.key_scope, "banner");
    s.painter.fill({0, top, window, height}, s.t().brand);
    s.painter.fill({0, top + height, window, s.m.header_rule}, s.t().accent);
    NodeId const outer = s.parent;
    s.add_node(Role::Banner, id, {0, top, window, height});
    s.parent = id;
    Band band{s, {edge, top, room, height}, edge, window - edge, line_height};
    if (is_phone)
        band.right += 8;
    bool const has_clock = !header.clock.time.empty();
    band.words_end = band.right - buttons - 8 - (has_clock ? clock_width(s, header.clock) + 24 : 0);
    if (is_phone && !header.back_href.empty())
        back_and_title(band, header);
    else
        logo_and_office(band, header);
    s.measure(document_id, 3, band.left - edge);
    if (has_links && is_two_lines)
        header_links(s, {edge, top + line_height, room, s.m.target_min}, header);
    else if (has_links)
        header_links(s, {band.left + 52, top, band.words_end - band.left - 52, line_height},
                     header);
    HeaderEvent const event = band_buttons(band, header, is_compact);
    if (has_clock)
        band_clock(band, header.clock);
    s.parent = outer;
    s.box().cursor = top + height + s.m.header_rule;
    s.box().is_empty = true;
    return event;
}

}
