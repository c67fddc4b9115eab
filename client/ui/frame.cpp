#include "client/ui/frame.h"

#include "client/ui/frame_state.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <utility>

namespace onedoor::ui {

namespace {

// Drawing thrice settles every page: heights of rows, what depends on them, and once more when
// there were more letters than room for them.
constexpr int passes_max = 4;

void add_variable(std::string& variables, std::string_view name, Colour colour) {
    variables += name;
    variables += '=';
    variables += css_colour(colour);
    variables += ';';
}

// What the mirror's style sheet needs to know of the theme.
std::string theme_variables(FrameState const& s) {
    Tokens const& t = s.t();
    std::string text;
    add_variable(text, "bg", t.bg);
    add_variable(text, "surface", t.surface);
    add_variable(text, "ink", t.ink);
    add_variable(text, "ink2", t.ink2);
    add_variable(text, "border", t.border);
    add_variable(text, "brand", t.brand);
    add_variable(text, "on-brand", t.on_brand);
    add_variable(text, "primary", t.primary);
    add_variable(text, "off", t.on_off);
    bool const is_light = s.display.theme == ThemeKind::Light;
    add_variable(text, "ring-inner", is_light ? t.focus_a : t.focus_b);
    add_variable(text, "ring-outer", is_light ? t.focus_b : t.focus_a);
    text += is_light ? "ring-inner-px=4;ring-outer-px=6;" : "ring-inner-px=2;ring-outer-px=6;";
    text += s.display.theme == ThemeKind::Light ? "scheme=light;" : "scheme=dark;";
    text +=
        "bar-px=" + std::to_string(static_cast<int>(s.bottom_bar_height + s.toast_height)) + ";";
    return text;
}

FormFactor form_of_page(FrameState const& s, Page const& page) {
    Viewport const& viewport = s.input.viewport;
    FormFactor const form = form_factor_of(viewport.width, viewport.height);
    bool const is_wide = viewport.width >= 900;
    if (page.audience == Page::Audience::Staff && form == FormFactor::Desktop && is_wide)
        return FormFactor::Counter;
    return form;
}

void add_skip_link(FrameState& s, std::string_view label) {
    if (label.empty())
        return;
    float const width = std::min(320.0F, s.input.viewport.width - 16);
    Node& node = s.add_node(Role::Link, node_id(s.key_scope, "skip"), {8, 8, width, 48}, label);
    node.extra = s.tree.intern("#main");
    node.flags |= flag::skip_link;
    s.set_type(node, s.style(TypeRole::Label));
}

}

FrameState::FrameState() {
    open_context();
}

FrameState::~FrameState() {
    close_context();
}

Frame::Frame() : m_state(std::make_unique<FrameState>()) {}
Frame::~Frame() = default;

void Frame::set_fonts(FontFiles const& files) {
    m_state->fonts.set_files(files);
}

void Frame::set_display(Display const& display) {
    m_state->display = display;
}

GlyphAtlas& Frame::glyphs() {
    return m_state->fonts.atlas();
}

float Frame::density() const {
    return m_state->input.viewport.density;
}

void Frame::begin_frame(Input const& input) {
    FrameState& s = *m_state;
    s.input = input;
    s.pass = 0;
    s.is_unstable = true;
    s.option_sheet = s.next_option_sheet;
    s.pressed_link.clear();
    s.fonts.set_density(input.viewport.density);
}

bool Frame::begin_pass() {
    FrameState& s = *m_state;
    bool const is_full = s.fonts.is_full();
    if ((!s.is_unstable && !is_full) || s.pass == passes_max)
        return false;
    if (is_full)
        s.fonts.start_over();
    ++s.pass;
    s.is_unstable = false;
    s.output = {};
    s.next_option_sheet = s.option_sheet;
    s.begin_drawing();
    return true;
}

Output Frame::end_frame() {
    FrameState& s = *m_state;
    std::uint64_t const hash = s.tree.hash();
    s.output.tree_changed = hash != s.last_hash;
    s.last_hash = hash;
    if (NodeId const wanted = s.focus_by_name(); wanted != 0)
        s.output.focus = wanted;
    s.wanted_focus.clear();
    s.announce_news();
    s.forget_movements();
    s.has_shown_page = true;
    if (s.has_focused_heading)
        s.wants_heading = false;
    return s.output;
}

void Frame::begin_page(Page const& page) {
    FrameState& s = *m_state;
    s.form = form_of_page(s, page);
    s.m = metrics(s.form, s.display);
    if (s.input.viewport.head > 0)
        s.m = low(s.m);
    s.tree.clear();
    s.seen_keys.clear();
    s.wanted_nodes.clear();
    s.told.clear();
    s.duplicate_keys = 0;
    s.boxes.clear();
    s.ground = Ground::Page;
    s.is_fixed = false;
    s.covering = std::exchange(s.dialog, 0);
    s.is_in_dialog = false;
    s.dialog_bottom = 0;
    s.utility_height = s.measured(document_id, 5, 0);
    s.keys_height = 0;
    s.has_utility_bar = false;
    s.parent = 0;
    if (s.pass == 1) {
        if (s.route != page.route) {
            s.wants_heading = s.has_shown_page;
            s.option_sheet = s.next_option_sheet = {};
        }
        s.route = page.route;
    }
    s.has_focused_heading = false;
    s.key_scope = node_id(0, Key("page", page.route));
    s.open_page_window();
    s.painter.fonts = &s.fonts;
    s.painter.is_fixed = false;
    s.painted.clear();
    s.painter.origin_x = 0;
    s.painter.visible = {0, 0, s.input.viewport.width, s.input.viewport.height};
    s.painter.fill({0, -s.painter.origin_y, s.input.viewport.width, s.input.viewport.height},
                   s.t().bg);
    Node& root = s.add_node(Role::Document, document_id, {}, page.title);
    root.value = s.tree.intern(page.language);
    root.extra = s.tree.intern(theme_variables(s));
    root.h = s.content_height;
    s.parent = document_id;
    s.bottom_bar_height = s.utility_height;
    s.toast_height = 0;
    add_skip_link(s, page.skip_label);
    Box box;
    box.id = document_id;
    box.area = {0, 0, s.input.viewport.width, 0};
    s.open(std::move(box));
}

void Frame::end_page() {
    FrameState& s = *m_state;
    VERIFY(s.boxes.size() == 1);
    float const bottom = s.box().cursor + s.bottom_bar_height + s.toast_height;
    s.boxes.clear();
    s.content_height = std::max({bottom, s.dialog_bottom, s.input.viewport.height});
    s.measure(document_id, 0, s.content_height);
    s.measure(document_id, 1, s.bottom_bar_height);
    // Bars that this page has not drawn leave no room for themselves.
    s.measure(document_id, 5, s.has_utility_bar ? s.utility_height : 0);
    s.measure(document_id, 6, s.keys_height);
    if (s.input.viewport.head > 0)
        s.measure(document_id, 7,
                  std::clamp(s.first_target - s.main_top, 0.0F, s.input.viewport.head));
}

ImDrawData* Frame::drawing() {
    return m_state->finish_drawing();
}

void Frame::announce(std::string_view text, Urgency urgency) {
    m_state->output.announcements.push_back({std::string(text), urgency == Urgency::Assertive});
}

void Frame::focus(Key key) {
    m_state->output.focus = node_id(m_state->key_scope, key);
}

void Frame::focus_named(std::string_view name) {
    m_state->wanted_focus = name;
}

void Frame::draw_again_in(int ms) {
    int& again = m_state->output.again_in_ms;
    again = again < 0 ? ms : std::min(again, ms);
}

FormFactor Frame::form_factor() const {
    return m_state->form;
}

Display const& Frame::display() const {
    return m_state->display;
}

float Frame::available_width() const {
    return m_state->available_width();
}

std::vector<PaintedText> const& Frame::log_text(float stretch) {
    m_state->painter.log = &m_state->painted;
    m_state->painter.stretch = stretch;
    // What was measured before no longer holds.
    m_state->measures.clear();
    return m_state->painted;
}

Tree const& Frame::tree() const {
    return m_state->tree;
}

float Frame::content_height() const {
    return m_state->content_height;
}

float Frame::foot_height() const {
    return m_state->bottom_bar_height;
}

bool Frame::has_page_bar() const {
    return m_state->bottom_bar_height > m_state->utility_height;
}

bool Frame::has_dialog() const {
    return m_state->dialog != 0;
}

void Frame::set_option_sheet_words(OptionSheetWords const& words) {
    m_state->option_sheet_words = words;
}

unsigned Frame::duplicate_keys() const {
    return m_state->duplicate_keys;
}

std::optional<std::string> Frame::navigation() const {
    if (m_state->pressed_link.empty())
        return std::nullopt;
    return m_state->pressed_link;
}

bool Frame::dismissed(Key key) const {
    NodeId const id = node_id(m_state->key_scope, key);
    return m_state->input.dismissed != 0 && m_state->input.dismissed == id;
}

}
