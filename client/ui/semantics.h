#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The semantic tree: what is on the screen, for people who do not look at the picture. The same
/// call of ui::Frame that paints a thing adds its node; the web mirrors the nodes as DOM elements,
/// the kiosk reads and walks them, tests dump them as text.
namespace onedoor::ui {

/// Stable name of a node for as long as its page is shown: hash(route, scopes, explicit key).
using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
    Document,
    Banner,
    Navigation,
    Main,
    Footer,
    Region,
    Form,
    Group,
    Heading,
    Text,
    Label,
    Help,
    Error,
    Button,
    Link,
    TextField,
    TextArea,
    Select,
    Radio,
    Checkbox,
    File,
    Image,
    List,
    OrderedList,
    ListItem,
    Table,
    Row,
    ColumnHeader,
    Cell,
    DefinitionList,
    DefinitionGroup,
    Term,
    Definition,
    Alert,
    Status,
    Progress,
    Dialog,
    Caption,
};

namespace flag {
inline constexpr std::uint16_t checked = 1;
inline constexpr std::uint16_t disabled = 2;
inline constexpr std::uint16_t required = 4;
inline constexpr std::uint16_t invalid = 8;
inline constexpr std::uint16_t expanded = 16;
inline constexpr std::uint16_t current = 32;
inline constexpr std::uint16_t busy = 64;
inline constexpr std::uint16_t bold = 128;
/// Painted at a place of the viewport, not of the scrolled page; so are the node's descendants.
inline constexpr std::uint16_t fixed = 256;
/// A link that leaves this page's program (new tab, download).
inline constexpr std::uint16_t external = 512;
inline constexpr std::uint16_t skip_link = 1024;
inline constexpr std::uint16_t read_only = 2048;
/// Text is centred or right-aligned in its box, so that selecting it matches the picture.
inline constexpr std::uint16_t centred = 4096;
inline constexpr std::uint16_t right_aligned = 8192;
/// Default button of its form: Enter in a field presses it.
inline constexpr std::uint16_t submit = 16384;
/// The machine's own: it and its descendants can be used above every dialog.
inline constexpr std::uint16_t machine = 32768;
}

enum class InputKind : std::uint8_t {
    Text,
    Search,
    Password,
    Email,
    Phone,
    Digits,
    Date,
    OneTimeCode,
    /// Letters and figures that are no language: file codes, account names.
    Code,
};

/// What a press of a button switches, and how it stands.
enum class Switch : std::uint8_t { None, Released, Pressed, Collapsed, Expanded };

/// The language of a node's words, where it is not the page's.
enum class Speech : std::uint8_t { OfPage, Vietnamese, English };

/// Plain data, read by the mirror straight from memory: 18 × 4 bytes + 8 bytes. Strings are offsets
/// into Tree::strings (UTF-8, NUL-terminated, 0 = empty). Rectangles are CSS px: content
/// coordinates of the page, or viewport coordinates below a node with flag::fixed.
struct Node {
    NodeId id = 0;
    NodeId parent = 0;
    /// Label, Help, Error, and a button beside a field: the field they belong to. Otherwise 0.
    NodeId target = 0;
    std::uint32_t label = 0;
    std::uint32_t value = 0;
    std::uint32_t help = 0;
    std::uint32_t error = 0;
    /// Link: address. TextField: autocomplete token, '\n', placeholder. Select: "id\tlabel\n"
    /// lines. Radio: group name. File: accepted types. Document: "name=value;" style variables.
    /// Image: a QR code's squares, row by row, '1' for a dark one.
    std::uint32_t extra = 0;
    /// Fields: raised only when the program, not the person, changed the value.
    std::uint32_t revision = 0;
    float x = 0, y = 0, w = 0, h = 0;
    /// Text size and line height in px; the insets of a field's text from its left and right edge.
    float font_px = 0, line_px = 0, inset_left = 0, inset_right = 0;
    /// Corner radius of a control, for its focus ring.
    float radius = 0;
    std::uint16_t flags = 0;
    Role role = Role::Text;
    /// Headings: 1 to 6. TextArea: rows. Table cells: columns spanned. Button: a Switch.
    std::uint8_t level = 0;
    InputKind input_kind = InputKind::Text;
    Speech speech = Speech::OfPage;
    /// TextField and TextArea: characters at most, 0 = no limit.
    std::uint16_t max_length = 0;
};
static_assert(sizeof(Node) == 80);

/// All nodes of one frame in reading order (= DOM order); parents come before their children.
class Tree {
public:
    Tree() { clear(); }
    void clear();
    std::uint32_t intern(std::string_view text);
    Node& add(Node const& node);

    [[nodiscard]] std::string_view text(std::uint32_t offset) const;
    [[nodiscard]] std::vector<Node> const& nodes() const { return m_nodes; }
    [[nodiscard]] std::string const& strings() const { return m_strings; }
    [[nodiscard]] Node const* find(NodeId id) const;
    Node& at(std::size_t index) { return m_nodes[index]; }
    /// Changes whenever anything a mirror shows changes.
    [[nodiscard]] std::uint64_t hash() const;
    /// One line a node, indented by depth: `button "Gửi hồ sơ" disabled`. No rectangles.
    [[nodiscard]] std::string dump() const;

private:
    std::vector<Node> m_nodes;
    std::string m_strings;
};

std::string_view role_name(Role role);

}
