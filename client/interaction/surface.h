#pragma once

#include "client/interaction/nodes.h"
#include "client/keyboard/editing.h"
#include "client/keyboard/keyboard.h"
#include "client/keyboard/walk.h"
#include "client/ui/frame.h"
#include "shared/core/wipe.h"
#include "shared/text/language.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace onedoor::interaction {

enum class Touch : std::uint8_t { Down, Move, Up, Cancelled };

/// Of keypad, switches and a keyboard on the table.
enum class Command : std::uint8_t {
    /// The thing before or behind in reading order.
    Previous,
    Next,
    /// On the keys on the glass, otherwise as Previous and Next.
    Up,
    Down,
    Left,
    Right,
    /// Presses what the focus stands on.
    Select,
    /// Leaves keys or dialog.
    Escape,
    /// Of a keyboard on the table.
    Backspace,
    Enter,
    /// Two switches: goes on, over rows of keys first; chooses.
    SwitchNext,
    SwitchChoose,
};

/// Explored: a first touch only puts the focus on a thing, so that it is spoken; a second one
/// presses it.
enum class Press : std::uint8_t { Direct, Explored };

/// What a key did to the field, for the voice. Overwritten before its memory is let go.
struct Echo {
    keyboard::Key key;
    keyboard::Purpose purpose = keyboard::Purpose::Words;
    keyboard::Outcome outcome = keyboard::Outcome::Unchanged;
    /// What Backspace took away; 0 = a mark, or nothing. Of a secret always 0.
    char32_t erased = 0;
    /// The word before the caret, where the key gave it a mark or ended it. Of a secret always
    /// empty.
    std::string word;

    ~Echo() { core::wipe(word); }
};

/// What a person does at the machine, as presses and edits of the nodes that were drawn. A press
/// counts when it begins and ends on the same node; one that moves further scrolls. The text of a
/// field lies in one place while keys change it and is overwritten when the field is left.
///
/// Each frame: prepare() before it, with everything since the last one; the keys are drawn in it;
/// learn() after it.
class Surface {
public:
    explicit Surface(ui::Frame& frame, float px_per_mm = 4);
    Surface(Surface const&) = delete;
    Surface& operator=(Surface const&) = delete;

    void touch(Touch touch, float x, float y);
    void scroll_by(float px);
    void scroll_to_top() { m_scroll_y = 0; }
    /// Brings the next part of a long page.
    void turn_page();
    void command(Command command);
    /// UTF-8 from a keyboard on the table.
    void type(std::string_view text);
    void set_press(Press press) { m_press = press; }

    void prepare(ui::Input& input);
    /// Inside the page, behind its bars: the keys of the field that is edited.
    void draw_keys(ui::Frame& frame, text::Language language);
    /// Acts on what was drawn; true when another frame is needed at once.
    bool learn(ui::Output const& output);

    [[nodiscard]] NodeId focused() const { return m_focused; }
    [[nodiscard]] bool is_editing() const { return m_field.id != 0; }
    [[nodiscard]] keyboard::Keyboard const& keyboard() const { return m_keyboard; }
    [[nodiscard]] ui::PageTurn page_turn() const;
    /// Of the keys since the last call, in their order.
    std::vector<Echo> take_echoes() { return std::exchange(m_echoes, {}); }
    /// The row of keys, or the key, that two switches have come to since the last call.
    std::optional<keyboard::RowScan> take_scan() { return std::exchange(m_new_scan, {}); }
    [[nodiscard]] Window window() const;
    /// Of the keys that were drawn, in their order, as indexes of the tree.
    [[nodiscard]] std::vector<std::size_t> key_nodes() const;

private:
    struct Field {
        NodeId id = 0;
        std::uint32_t revision = 0;
        ui::InputKind kind = ui::InputKind::Text;
        bool is_name = false;
    };

    [[nodiscard]] ui::Tree const& tree() const { return m_frame.tree(); }
    void act_on(std::size_t index);
    void begin_editing(Node const& node);
    enum class Leaving : std::uint8_t { Left, Submitted };
    void end_editing(Leaving leaving = Leaving::Left);
    void reload(Node const& node);
    void go_to_next_field();
    void apply(keyboard::Key const& key);
    void note_echo(Echo echo, std::size_t characters_before);
    void press_key(std::size_t index);
    void capitalise();
    bool command_field(Command command);
    bool command_keys(Command command);
    void walk(int direction);
    void focus_on(std::size_t index);
    void follow_dialog();
    void scroll_into_view(Node const& node);
    void limit_scroll();

    ui::Frame& m_frame;
    ui::Viewport m_viewport;
    float m_px_per_mm;
    float m_scroll_y = 0;
    Press m_press = Press::Direct;

    // The finger.
    bool m_is_down = false, m_is_scrolling = false;
    NodeId m_pressed = 0;
    float m_x = 0, m_y = 0, m_start_y = 0;

    NodeId m_focused = 0;
    /// Where the keys stood when a dialog came over it.
    NodeId m_covered = 0;
    bool m_shows_focus = false;
    std::vector<NodeId> m_activations;
    std::vector<ui::Edit> m_edits;
    NodeId m_dismissed = 0;

    Field m_field;
    /// What the application was last told, or told itself.
    bool m_is_edited = false;
    bool m_wants_view = false;
    keyboard::Editing m_editing;
    keyboard::Keyboard m_keyboard;
    keyboard::RowScan m_scan;
    std::vector<Echo> m_echoes;
    std::optional<keyboard::RowScan> m_new_scan;
    std::size_t m_drawn_key = ui::KeyPanelEvent::none;
};

}
