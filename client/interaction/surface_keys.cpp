#include "client/interaction/surface.h"
#include "client/keyboard/names.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::interaction {

using keyboard::Key;
using keyboard::KeyKind;
using keyboard::Purpose;
using ui::InputKind;

namespace {

// Around the keys, in px.
constexpr float view_pad = 16;

Purpose purpose_of(InputKind kind) {
    switch (kind) {
    case InputKind::Text:
    case InputKind::Search:
        return Purpose::Words;
    case InputKind::Password:
        return Purpose::Secret;
    case InputKind::Email:
        return Purpose::Email;
    case InputKind::Phone:
        return Purpose::Phone;
    case InputKind::Digits:
    case InputKind::OneTimeCode:
        return Purpose::Digits;
    case InputKind::Date:
        return Purpose::Date;
    case InputKind::Code:
        break;
    }
    return Purpose::Code;
}

keyboard::Lines lines_of(Node const& node) {
    if (node.role == ui::Role::TextArea)
        return keyboard::Lines::Multiple;
    return node.input_kind == InputKind::Search ? keyboard::Lines::Search : keyboard::Lines::Single;
}

ui::Icon icon_of(KeyKind kind) {
    switch (kind) {
    case KeyKind::Backspace:
        return ui::icon::backspace;
    case KeyKind::Shift:
        return ui::icon::arrow_fat_up;
    default:
        return {};
    }
}

ui::PanelKey::Look look_of(keyboard::Keyboard const& keys, Key const& key) {
    if (key.kind == KeyKind::Shift && keys.shift() != keyboard::Shift::Off)
        return ui::PanelKey::Look::Active;
    if (key.kind == KeyKind::Enter)
        return ui::PanelKey::Look::Active;
    bool const is_letter = key.kind == KeyKind::Character || key.kind == KeyKind::Space;
    return is_letter ? ui::PanelKey::Look::Letter : ui::PanelKey::Look::Function;
}

char32_t last_character(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80U) {
    }
    return text.empty() ? 0 : text::decode_valid(text, at).code_point;
}

std::optional<keyboard::Direction> direction_of(Command command) {
    switch (command) {
    case Command::Up:
        return keyboard::Direction::Up;
    case Command::Down:
        return keyboard::Direction::Down;
    case Command::Left:
    case Command::Previous:
        return keyboard::Direction::Left;
    case Command::Right:
    case Command::Next:
        return keyboard::Direction::Right;
    default:
        return std::nullopt;
    }
}

}

void Surface::begin_editing(Node const& node) {
    if (m_field.id == node.id)
        return;
    if (is_editing())
        end_editing();
    std::string_view const hints = tree().text(node.extra);
    bool const is_area = node.role == ui::Role::TextArea;
    m_field = {node.id, node.revision, node.input_kind, hints.starts_with("name\n")};
    auto const lines = lines_of(node);
    std::size_t const most = node.max_length != 0 ? node.max_length
                             : is_area            ? limits::long_text_answer_characters_max
                                                  : limits::text_answer_characters_max;
    Purpose const purpose = purpose_of(node.input_kind);
    m_keyboard.open(purpose, lines);
    m_editing.begin(tree().text(node.value), {purpose, lines, most});
    m_editing.set_method(m_keyboard.method());
    m_scan.restart();
    m_wants_view = true;
    capitalise();
}

void Surface::end_editing(Leaving leaving) {
    m_edits.push_back(
        {m_field.id, std::string(m_editing.text()), true, leaving == Leaving::Submitted});
    m_field = {};
    m_editing.wipe();
}

// The program changed the value itself: what was typed before no longer counts.
void Surface::reload(Node const& node) {
    if (node.revision == m_field.revision)
        return;
    m_field.revision = node.revision;
    m_editing.begin(tree().text(node.value),
                    {purpose_of(node.input_kind), lines_of(node),
                     node.max_length != 0 ? node.max_length : limits::text_answer_characters_max});
    m_editing.set_method(m_keyboard.method());
}

// Names are written with capitals.
void Surface::capitalise() {
    std::string_view const text = m_editing.text().substr(0, m_editing.caret());
    if (m_field.is_name && (text.empty() || text.ends_with(' ')))
        m_keyboard.shift_once();
}

void Surface::go_to_next_field() {
    std::vector<Node> const& nodes = tree().nodes();
    auto const at = index_of(tree(), m_field.id);
    bool const is_search = m_field.kind == InputKind::Search;
    // The keys go; whoever stood on one of them stands on the field again.
    m_focused = m_field.id;
    end_editing(is_search ? Leaving::Submitted : Leaving::Left);
    if (!at || is_search)
        return;
    for (std::size_t i = *at + 1; i < nodes.size(); ++i) {
        if (is_field(nodes[i]) && is_pressable(nodes[i])) {
            m_focused = nodes[i].id;
            return begin_editing(nodes[i]);
        }
        // What is chosen is not typed: the person goes on from there.
        if (nodes[i].role == ui::Role::Select || nodes[i].role == ui::Role::Radio)
            return focus_on(i);
    }
}

// A key that only adds itself says all; where it changed what stood there, the word does.
void Surface::note_echo(Echo echo, std::size_t characters_before) {
    std::string_view const text = m_editing.text().substr(0, m_editing.caret());
    std::size_t const characters = text::character_count(text);
    std::string written;
    if (echo.key.kind == KeyKind::Character)
        text::append(written, echo.key.character);
    bool const is_added = characters == characters_before + 1 && text.ends_with(written);
    bool const is_shorter = characters < characters_before;
    bool const is_secret = echo.purpose == Purpose::Secret;
    if (!is_shorter || is_secret)
        echo.erased = 0;
    bool const is_word_told = echo.key.kind == KeyKind::Space ||
                              (echo.key.kind == KeyKind::Character && !is_added) ||
                              (echo.key.kind == KeyKind::Backspace && !is_shorter);
    if (echo.purpose == Purpose::Words && echo.outcome == keyboard::Outcome::Changed &&
        is_word_told) {
        std::string_view const word = text.substr(0, text.find_last_not_of(' ') + 1);
        echo.word = word.substr(word.find_last_of(" \n") + 1);
    }
    m_echoes.push_back(std::move(echo));
}

void Surface::apply(Key const& key) {
    std::string_view const text = m_editing.text().substr(0, m_editing.caret());
    Echo echo{.key = key, .purpose = m_keyboard.purpose()};
    if (key.kind == KeyKind::Backspace)
        echo.erased = last_character(text);
    std::size_t const characters = text::character_count(text);
    keyboard::Outcome const outcome = m_editing.apply(key);
    echo.outcome = outcome;
    note_echo(std::move(echo), characters);
    switch (outcome) {
    case keyboard::Outcome::Changed:
        m_edits.push_back({m_field.id, std::string(m_editing.text()), false, false});
        capitalise();
        break;
    case keyboard::Outcome::Next:
        go_to_next_field();
        break;
    case keyboard::Outcome::Closed:
        m_focused = m_field.id;
        end_editing();
        break;
    case keyboard::Outcome::Unchanged:
    case keyboard::Outcome::Full:
        break;
    }
}

void Surface::press_key(std::size_t index) {
    if (!is_editing() || index >= m_keyboard.keys().size())
        return;
    Key const key = m_keyboard.activate(index);
    if (key.kind == KeyKind::Method)
        m_editing.set_method(m_keyboard.method());
    apply(key);
}

void Surface::type(std::string_view text) {
    if (!is_editing())
        return;
    for (std::size_t at = 0; at < text.size();) {
        auto const [character, bytes] = text::decode_valid(text, at);
        apply(character == ' ' ? Key{KeyKind::Space, 0} : Key{KeyKind::Character, character});
        at += bytes;
    }
}

void Surface::draw_keys(ui::Frame& frame, text::Language language) {
    if (!is_editing())
        return;
    float const height = keyboard::height_wanted(m_keyboard.purpose(), m_px_per_mm) + view_pad * 2;
    m_keyboard.place({0, view_pad, m_viewport.width, height - view_pad * 2}, m_px_per_mm);
    std::size_t const count = m_keyboard.keys().size();
    std::vector<std::string> words;
    words.reserve(count * 2);
    std::vector<ui::PanelKey> keys;
    for (std::size_t i = 0; i < count; ++i) {
        keyboard::PlacedKey const& placed = m_keyboard.keys()[i];
        words.push_back(keyboard::label(m_keyboard, i, language));
        words.push_back(keyboard::spoken_name(m_keyboard, i, language));
        bool const has_marks = m_keyboard.purpose() == Purpose::Words;
        keys.push_back({.rect = {placed.rect.x, placed.rect.y, placed.rect.w, placed.rect.h},
                        .label = words[words.size() - 2],
                        .help = has_marks
                                    ? keyboard::mark_help(placed.key.character, m_keyboard.method())
                                    : std::string_view(),
                        .name = words.back(),
                        .icon = icon_of(placed.key.kind),
                        .look = look_of(m_keyboard, placed.key)});
    }
    ui::KeyPanelEvent const event = frame.key_panel(
        "keys", {.label = keyboard::title(language), .height = height, .keys = keys});
    m_drawn_key = event.pressed;
}

std::vector<std::size_t> Surface::key_nodes() const {
    std::vector<Node> const& nodes = tree().nodes();
    auto const panel = std::ranges::find_if(nodes, [](Node const& node) {
        return node.role == ui::Role::Group && (node.flags & ui::flag::machine) != 0;
    });
    std::vector<std::size_t> keys;
    for (std::size_t i = 0; panel != nodes.end() && i < nodes.size(); ++i) {
        if (nodes[i].parent == panel->id)
            keys.push_back(i);
    }
    return keys;
}

// Of a keyboard on the table; false for what is no matter of the field.
bool Surface::command_field(Command command) {
    switch (command) {
    case Command::Enter:
        apply({KeyKind::Enter, 0});
        return true;
    case Command::Backspace:
        apply({KeyKind::Backspace, 0});
        return true;
    case Command::Escape:
        apply({KeyKind::Close, 0});
        return true;
    default:
        return false;
    }
}

// Arrows and switches on the keys; false for what is no matter of theirs.
bool Surface::command_keys(Command command) {
    std::vector<std::size_t> const nodes = key_nodes();
    std::span<keyboard::PlacedKey const> const keys = m_keyboard.keys();
    if (nodes.size() != keys.size() || keys.empty())
        return false;
    auto const found = std::ranges::find_if(
        nodes, [this](std::size_t index) { return tree().nodes()[index].id == m_focused; });
    bool const is_on_keys = found != nodes.end();
    auto const at = static_cast<std::size_t>(is_on_keys ? found - nodes.begin() : 0);
    if (auto const direction = direction_of(command)) {
        focus_on(nodes[is_on_keys ? keyboard::neighbour(keys, at, *direction) : 0]);
        return true;
    }
    switch (command) {
    case Command::SwitchNext: {
        m_scan.go_on(keys);
        auto const row = std::ranges::find(keys, m_scan.row(), &keyboard::PlacedKey::row);
        auto const first = static_cast<std::size_t>(row - keys.begin());
        focus_on(nodes[m_scan.key().value_or(first)]);
        m_new_scan = m_scan;
        return true;
    }
    case Command::SwitchChoose:
        if (auto const key = m_scan.choose(keys)) {
            press_key(*key);
            m_scan.restart();
        } else if (m_scan.key()) {
            focus_on(nodes[*m_scan.key()]);
            m_new_scan = m_scan;
        }
        return true;
    case Command::Select:
        press_key(at);
        return true;
    default:
        return false;
    }
}

}
