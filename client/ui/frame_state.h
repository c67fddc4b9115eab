#pragma once

#include "client/ui/box.h"
#include "client/ui/frame.h"
#include "client/ui/paint.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct ImDrawData;

/// Internal to client/ui: what a Frame knows between its calls.
namespace onedoor::ui {

struct Interaction {
    bool hovered = false;
    bool pressed = false;
    bool focused = false;
    bool activated = false;
};

/// What the platform last heard from a field, so that only the program's own changes raise the
/// revision.
struct FieldMemory {
    std::string known;
    std::uint32_t revision = 1;
    bool is_seen = false;
};

/// Words that are said when they come or change.
struct News {
    NodeId id = 0;
    std::string text;
    Urgency urgency = Urgency::Polite;
    /// Of one field: said only when it is the only new one, else the summary says enough.
    bool is_field_error = false;
};

/// The list of a select that is open, where selects are painted.
struct OptionSheet {
    NodeId select = 0;
    std::string filter;
    std::size_t page = 0;
};

struct DrawLists;

struct FrameState {
    Fonts fonts;
    Display display;
    FormFactor form = FormFactor::Desktop;
    Metrics m{};
    Input input;
    Tree tree;
    Painter painter;
    Ground ground = Ground::Page;
    std::vector<Box> boxes;
    NodeId key_scope = 0;
    NodeId parent = 0;
    std::string route;
    /// A new page waits for its first heading, which may come only when its data is there.
    bool wants_heading = false;
    bool has_focused_heading = false;
    /// The first page keeps the focus where the browser put it.
    bool has_shown_page = false;
    bool is_fixed = false;
    NodeId main_id = 0;
    /// Upper edges of the main part, and of the first thing in it that can be pressed.
    float main_top = 0, first_target = 0;
    /// Look of a first heading upon the band.
    TypeRole heading_role = TypeRole::Display;
    /// Where the hero's search field begins: the door stands on it.
    float search_top = 0;
    float search_bottom = 0;
    float content_height = 0;
    /// Height of the machine's own bars, of which the utility bar stands at the very foot; the
    /// page's bars stand above it, the keys above those.
    float utility_height = 0;
    float keys_height = 0;
    bool has_utility_bar = false;
    float bottom_bar_height = 0;
    float toast_height = 0;
    NodeId dialog = 0;
    /// The dialog of the last drawing: what lies below it is not hovered.
    NodeId covering = 0;
    bool is_in_dialog = false;
    /// Foot of a dialog that is higher than the window and scrolls with the page.
    float dialog_bottom = 0;
    OptionSheet option_sheet, next_option_sheet;
    OptionSheetWords option_sheet_words;
    BarLead bar_lead;
    BarLeadEvent bar_lead_event = BarLeadEvent::None;
    /// Splits an open bar and draws what leads it; null where nothing does.
    void (*lead_bar)(Frame& frame, FrameState& state, NodeId bar) = nullptr;

    // Passes of one frame.
    int pass = 0;
    bool is_unstable = false;
    std::vector<PaintedText> painted;
    std::shared_ptr<DrawLists> draw_lists;
    std::map<std::pair<NodeId, unsigned>, float> measures;
    std::map<NodeId, FieldMemory> fields;
    std::map<NodeId, Movement> movements;
    std::map<NodeId, unsigned> seen_keys;
    unsigned duplicate_keys = 0;
    std::vector<float> column_weights;
    std::vector<Align> column_aligns;
    std::vector<std::string> column_labels;

    /// Focus asked for by name: the name and every node drawn under it.
    std::string wanted_focus;
    std::vector<NodeId> wanted_nodes;

    /// What this pass and the last frame told; see news.cpp.
    std::vector<News> told, known;

    // Answers.
    Output output;
    std::string pressed_link;
    std::uint64_t last_hash = 0;

    FrameState();
    ~FrameState();

    // draw_lists.cpp: of Dear ImGui its draw lists alone; it has no windows and nothing interacts
    // with it.
    void open_context();
    void close_context();
    /// One pass.
    void begin_drawing();
    void open_page_window();
    /// Above the page, in viewport coordinates.
    void open_layer_window(Rect area, Level level);
    ImDrawData* finish_drawing();

    // layout.cpp
    [[nodiscard]] Box& box() { return boxes.back(); }
    [[nodiscard]] float available_width() const;
    /// Reserves room for the next thing: full width where boxes stack, `width` in a row.
    Rect place(float height, Spacing spacing, float width);
    Rect place(float height, Spacing spacing) { return place(height, spacing, available_width()); }
    void open(Box box);
    void open_column(NodeId id, std::size_t node);
    void close();
    void close_layer(Box const& closed, float height);
    void close_footer(Box const& closed, float height);
    void close_hero(Box const& closed);
    void next_column();
    /// The value measured under this name in the last pass; `now` differs → one more pass.
    float measured(NodeId id, unsigned slot, float fallback) const;
    void measure(NodeId id, unsigned slot, float now);
    [[nodiscard]] bool is_stacked_layout() const;
    [[nodiscard]] bool is_in_row() const;

    // nodes.cpp
    NodeId id_of(Key const& key);
    /// A child of the open parent; below a list an item is put around it.
    Node& add_node(Role role, NodeId id, Rect rect, std::string_view label = {});
    std::size_t add_group(Role role, NodeId id, std::string_view label);
    void set_type(Node& node, TypeStyle const& style) const;

    // news.cpp
    void tell(NodeId id, std::string_view text, Urgency urgency = Urgency::Polite);
    void tell_error(NodeId id, std::string_view text);
    void announce_news();

    /// A new page begins at its first heading.
    void focus_heading(NodeId id);
    [[nodiscard]] NodeId focus_by_name() const;

    // interact.cpp
    Interaction interact(NodeId id, Rect rect, ControlState state = ControlState::Enabled);
    [[nodiscard]] bool was_activated(NodeId id) const;
    [[nodiscard]] Edit const* edit_of(NodeId id) const;
    /// The pointer is over the rectangle; for looks of things that are not pressed themselves.
    [[nodiscard]] bool is_hovered(Rect rect) const;
    [[nodiscard]] bool is_focused(NodeId id) const;
    [[nodiscard]] bool is_edited(NodeId id) const { return id != 0 && input.edited.id == id; }
    void follow(std::string_view href);
    /// How far a look has gone over to "on", 0 to 1, asking for frames while it moves; at once with
    /// reduced motion.
    float moved(NodeId id, bool is_on, float ms);
    void forget_movements();

    // Inks and pens for what lies on the present ground.
    [[nodiscard]] Tokens const& t() const { return tokens(display.theme); }
    [[nodiscard]] TypeStyle style(TypeRole role) const {
        return type_style(role, form, display.text_size);
    }
    [[nodiscard]] Pen pen(TypeRole role, Colour colour) const;
    [[nodiscard]] Colour ink() const;
    [[nodiscard]] Colour ink2() const;
    [[nodiscard]] Colour ink_of(Tone tone) const;

    // text_widgets.cpp
    /// Width and height of a badge in `room` px: its label takes several lines where it has to.
    [[nodiscard]] Rect badge_box(Badge const& badge, float room) const;
    void paint_badge(Badge const& badge, Rect rect);
    // choices.cpp and select.cpp
    ChoiceEvent choice_cards(Key const& key, Choice const& choice, Role role,
                             ListOf<std::string_view> values);
    [[nodiscard]] ChoiceEvent select_event(NodeId id, Choice const& choice) const;
    void add_select_node(NodeId id, Rect rect, Choice const& choice);
    // painted_fields.cpp
    void paint_chosen(NodeId id, Rect rect, Choice const& choice);
    // files.cpp
    [[nodiscard]] float file_height(FileField const& field) const;
    [[nodiscard]] std::vector<TextLine> choose_lines(FileField const& field, float width) const;
    void add_file_node(NodeId id, Rect rect, FileField const& field);
    FileEvent chosen_file(NodeId id, FileField const& field, Rect rect);
    // fields.cpp
    bool search_button(NodeId field, Rect rect, std::string_view label);
    // served.cpp
    [[nodiscard]] float served_height(Served const& served) const;
    void paint_served(NodeId id, Served const& served, Rect card);
    // link_cards.cpp
    void paint_highlights(Pen const& title, Rect area, RowLink const& row);
};

}
