#pragma once

#include "client/ui/controls.h"
#include "client/ui/input.h"
#include "client/ui/key.h"
#include "client/ui/machine_bars.h"
#include "client/ui/page.h"
#include "client/ui/served.h"
#include "client/ui/widgets.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct ImDrawData;

namespace onedoor::ui {

class Frame;
class GlyphAtlas;
struct FrameState;
struct PaintedText;

/// An open container (card, row, columns …): closes when it goes out of scope. Never outlives the
/// frame. `next()` starts the next column of columns().
class [[nodiscard]] Scope {
public:
    explicit Scope(Frame& frame) : m_frame(&frame) {}
    Scope(Scope&& other) noexcept : m_frame(other.m_frame) { other.m_frame = nullptr; }
    Scope(Scope const&) = delete;
    Scope& operator=(Scope const&) = delete;
    Scope& operator=(Scope&&) = delete;
    ~Scope();
    void next();

private:
    Frame* m_frame;
};

/// The page being drawn. Each call draws a thing below the last one and records its semantic node,
/// so reading order is call order. Screens are pure: a frame is drawn up to three times until all
/// measured heights agree, and only the last drawing's answers count.
///
///     ui.begin_page({.route = "/thu-tuc/x", .title = "…"});
///     if (ui.header(…)) …
///     { auto main = ui.main(); ui.heading("title", 1, name); if (ui.button("send", {…})) intent =
///     …; } ui.end_page();
class Frame {
public:
    Frame();
    ~Frame();
    Frame(Frame const&) = delete;
    Frame& operator=(Frame const&) = delete;

    // --- page and landmarks -------------------------------------------------------------------
    void begin_page(Page const& page);
    void end_page();
    HeaderEvent header(Header const& header);
    /// The navy hero under the home page's header; `foot` px of what is inside hang over its edge.
    Scope hero(Key key, Hero const& hero);
    Scope main();
    /// A region above the main part, in its width.
    Scope above_main(Key key, std::string_view label);
    /// What comes next stands where a person who sits reaches it, and what was drawn before keeps
    /// its place; without it the whole main part stands lower.
    void begin_reach();
    Scope footer();
    Scope navigation(Key key, std::string_view label);
    /// Bottom navigation of the phone (elsewhere nothing is drawn: the header has the links).
    void bottom_navigation(Key key, std::string_view label, ListOf<NavigationItem> items);
    /// A form: autofill and Enter work inside. On the phone one per page.
    Scope form(Key key, std::string_view label);
    /// A region with a name that is not drawn.
    Scope section(Key key, std::string_view label);

    // --- layout ---------------------------------------------------------------------------------
    /// Side by side in shares of the width; one below the other on the phone and from 150 % text.
    Scope columns(Key key, ListOf<float> weights);
    /// Equal cells, `count` a row; fewer when cells would get narrower than `min_width` px.
    Scope grid(Key key, int count, float min_width);
    Scope grid(Key key, GridShape shape) { return grid(key, shape.count, shape.min_width); }
    /// The desktop's wide column with a narrow one beside it, `next()` in between; elsewhere one
    /// below the other.
    Scope main_and_side(Key key);
    /// Natural widths side by side, wrapping, centred on one line.
    Scope row(Key key);
    /// Inside row(): what follows stands at the right edge, where there is room.
    void end_of_row();
    Scope card(Key key, CardKind kind = CardKind::Plain);
    /// A list whose direct children are items (row links, cards): announced with its length.
    Scope list(Key key, std::string_view label);
    /// Main buttons of a page: bottom bar on phone and kiosk (the last is the primary), else a row.
    Scope actions(Key key);
    /// Modal: everything else is inert. `dismissed()` says that Esc asked for the safe choice.
    Scope dialog(Key key, DialogOptions const& dialog);
    [[nodiscard]] bool dismissed(Key key) const;
    /// Keys inside are distinct from the same keys outside: one scope per group entry.
    Scope scope(Key key);
    void divider();
    void space(Space space);

    // --- text -----------------------------------------------------------------------------------
    void heading(Key key, int level, std::string_view text);
    void text(Key key, Text const& text);
    void text(Key key, std::string_view text) { this->text(key, Text{.text = text}); }
    void badge(Key key, Badge const& badge);
    void alert(Key key, Alert const& alert);
    void facts(Key key, ListOf<Fact> facts, FactsLook look = FactsLook::Lines);
    /// Its title is the page's h1.
    void outcome(Key key, Outcome const& outcome);
    /// A short code to read out or to copy, in the number size, with its name above.
    void code(Key key, std::string_view label, std::string_view code);
    void steps(Key key, ListOf<Step> steps);
    void stepper(Key key, Stepper const& stepper);
    void progress(Key key, Progress const& progress);
    /// The same as a ring with the words inside it ("2/3").
    void progress_ring(Key key, Progress const& progress);
    void empty_state(Key key, EmptyState const& empty);
    /// Pale blocks in the place of what is still loading; `label` is said and drawn above them.
    void skeleton(Key key, std::string_view label, int lines = 4);
    void qr(Key key, Qr const& qr);
    Scope table(Key key, std::string_view caption, ListOf<Column> columns);
    /// Inside table(). Drawn as the current row when selected.
    void table_row(Key key, ListOf<Cell> cells, RowState state = RowState::Plain);

    // --- controls -------------------------------------------------------------------------------
    bool button(Key key, Button const& button);
    /// A pressed link is followed through navigation(); the answer is for those who want to know.
    bool link(Key key, Link const& link);
    bool link(Key key, std::string_view label, std::string_view href) {
        return link(key, Link{.label = label, .href = href});
    }
    bool tile(Key key, Tile const& tile);
    bool row_link(Key key, RowLink const& row);
    bool card_link(Key key, CardLink const& card);
    FieldEvent text_field(Key key, TextField const& field);
    /// The large search field with its icon; `button_label` is drawn inside at the right on wide
    /// screens. submitted = Enter or the button.
    FieldEvent search_field(Key key, TextField const& field, std::string_view button_label);
    /// A short list of addresses of which one is open, drawn as tabs; inside navigation().
    void tabs(Key key, std::string_view label, ListOf<NavigationItem> items);
    /// A message at the foot that is no part of the page: what went well and can be undone, what is
    /// on offer; never the only carrier of a result. The page gets room below, so that it covers
    /// nothing for good. After the bars at the foot. True when the button was pressed.
    bool toast(Key key, Toast const& toast);
    ChoiceEvent select(Key key, Choice const& choice);
    ChoiceEvent radio_cards(Key key, Choice const& choice);
    /// Several may be on; the event names the option that was pressed.
    ChoiceEvent checkbox_cards(Key key, Choice const& choice, ListOf<std::string_view> values);
    bool checkbox(Key key, Checkbox const& checkbox);
    FileEvent file_field(Key key, FileField const& field);

    // --- for a machine of the office
    // --------------------------------------------------------------
    UtilityEvent utility_bar(Key key, UtilityBar const& bar);
    /// Before the utility bar of the same page, after its own bars.
    KeyPanelEvent key_panel(Key key, KeyPanel const& panel);
    /// The rest of a page that has a header alone.
    void attract(Key key, Attract const& attract);
    /// Outlines what is being said, for those who look and listen; after everything else.
    void mark_spoken(NodeId id);
    /// The cell that was pressed.
    std::optional<std::size_t> glass_test(Key key, GlassTest const& test);
    void served(Key key, Served const& served);
    bool page_turn(Key key, PageTurn turn, std::string_view label);
    /// Of the pages from now on; the words outlive them.
    void set_bar_lead(BarLead const& lead);
    /// What was pressed of it; after the page's bar.
    [[nodiscard]] BarLeadEvent bar_lead_event() const;
    /// The words have to outlive the frames.
    void set_option_sheet_words(OptionSheetWords const& words);

    // --- for the screen -------------------------------------------------------------------------
    [[nodiscard]] FormFactor form_factor() const;
    [[nodiscard]] Display const& display() const;
    /// Width left for the next thing, in px.
    [[nodiscard]] float available_width() const;
    /// Said by screen readers, drawn nowhere. Say a thing once, when it happens.
    void announce(std::string_view text, Urgency urgency = Urgency::Polite);
    /// Moves the focus once this frame is on the screen (first field with an error, new dialog).
    void focus(Key key);
    /// The same for the control drawn under this name or datum, wherever it is on the page; asked
    /// for before the page is drawn.
    void focus_named(std::string_view name);
    /// Asks to be drawn again after so many ms (a clock, a countdown, a spinner).
    void draw_again_in(int ms);

    // --- for the platform -----------------------------------------------------------------------
    void set_fonts(FontFiles const& files);
    void set_display(Display const& display);
    /// One frame: begin_frame, a drawing each time begin_pass() says so, end_frame.
    void begin_frame(Input const& input);
    [[nodiscard]] bool begin_pass();
    Output end_frame();
    /// What the frame drew, for the renderer, until the next begin_frame.
    ImDrawData* drawing();
    [[nodiscard]] Tree const& tree() const;
    [[nodiscard]] float content_height() const;
    /// px at the foot of the window that bars cover.
    [[nodiscard]] float foot_height() const;
    /// The glyph texture; the renderer uploads what changed. Texture coordinates of the drawing
    /// are its pixels.
    [[nodiscard]] GlyphAtlas& glyphs();
    /// Device pixels per CSS px of the present frame.
    [[nodiscard]] float density() const;
    /// Keys used twice on this page: a mistake of the screen.
    [[nodiscard]] unsigned duplicate_keys() const;
    /// The address of the link pressed in this frame, to be pushed to history.
    [[nodiscard]] std::optional<std::string> navigation() const;
    /// Whether the page has drawn a bar of its own at the foot.
    [[nodiscard]] bool has_page_bar() const;
    /// Whether a dialog was drawn on it.
    [[nodiscard]] bool has_dialog() const;
    /// Tests: from now on each line of text is written down, as if it were `stretch` times as wide.
    std::vector<PaintedText> const& log_text(float stretch = 1);

private:
    friend class Scope;
    void close_scope();
    void next_column();
    ChoiceEvent option_sheet(Choice const& choice);
    void navigation_rows(Key key, std::string_view label, ListOf<NavigationItem> items);
    std::unique_ptr<FrameState> m_state;
};

}
