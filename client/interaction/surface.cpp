#include "client/interaction/surface.h"

#include <algorithm>
#include <cmath>

namespace onedoor::interaction {

namespace {

// Further than this a finger scrolls instead of pressing, in CSS px.
constexpr float drag_min = 16;
// Of the part that is seen, how much a turn of the page brings.
constexpr float turn_share = 0.8F;
// Above and below what is brought into view.
constexpr float view_margin = 24;
// Less of a page below the glass is nobody's loss.
constexpr float hidden_min = 4;

}

Surface::Surface(ui::Frame& frame, float px_per_mm) : m_frame(frame), m_px_per_mm(px_per_mm) {}

Window Surface::window() const {
    return {m_viewport.width, m_viewport.height, m_scroll_y, m_frame.foot_height()};
}

void Surface::touch(Touch touch, float x, float y) {
    float const moved = y - m_y;
    m_x = x;
    m_y = y;
    switch (touch) {
    case Touch::Down: {
        m_is_down = true;
        m_is_scrolling = false;
        m_start_y = y;
        auto const index = node_at(tree(), window(), x, y);
        m_pressed = index ? tree().nodes()[*index].id : 0;
        break;
    }
    case Touch::Move:
        if (!m_is_down)
            break;
        m_is_scrolling = m_is_scrolling || std::fabs(y - m_start_y) > drag_min;
        if (m_is_scrolling) {
            m_pressed = 0;
            scroll_by(-moved);
        }
        break;
    case Touch::Up: {
        auto const index = node_at(tree(), window(), x, y);
        if (m_is_down && index && m_pressed != 0 && tree().nodes()[*index].id == m_pressed) {
            m_shows_focus = m_press == Press::Explored;
            if (m_press == Press::Explored && m_focused != m_pressed)
                focus_on(*index);
            else
                act_on(*index);
        }
        m_is_down = false;
        m_pressed = 0;
        break;
    }
    case Touch::Cancelled:
        m_is_down = false;
        m_pressed = 0;
        break;
    }
}

void Surface::limit_scroll() {
    float const most = std::max(0.0F, m_frame.content_height() - m_viewport.height);
    m_scroll_y = std::clamp(m_scroll_y, 0.0F, most);
}

void Surface::scroll_by(float px) {
    m_scroll_y += px;
    limit_scroll();
}

void Surface::turn_page() {
    float const seen = m_viewport.height - m_frame.foot_height();
    scroll_by(page_turn() == ui::PageTurn::Up ? -m_scroll_y : seen * turn_share);
}

ui::PageTurn Surface::page_turn() const {
    float const most = m_frame.content_height() - m_viewport.height;
    if (most < hidden_min)
        return ui::PageTurn::None;
    return m_scroll_y < most - 1 ? ui::PageTurn::Down : ui::PageTurn::Up;
}

void Surface::scroll_into_view(Node const& node) {
    if ((node.flags & ui::flag::fixed) != 0)
        return;
    float const foot = m_viewport.height - m_frame.foot_height();
    float const above = node.y - view_margin - m_px_per_mm * 10;
    // With what is wrong with it, which stands below.
    float const error = node.error != 0 ? 2 * node.line_px : 0;
    float const below = node.y + node.h + error + view_margin - foot;
    m_scroll_y = std::max(m_scroll_y, below);
    m_scroll_y = std::min(m_scroll_y, std::max(0.0F, above));
    limit_scroll();
}

void Surface::focus_on(std::size_t index) {
    Node const& node = tree().nodes()[index];
    m_focused = node.id;
    scroll_into_view(node);
}

// Into a dialog and back to where one was before it.
void Surface::follow_dialog() {
    std::vector<Node> const& nodes = tree().nodes();
    auto const at = index_of(tree(), m_focused);
    if (at && !is_usable(tree(), *at)) {
        m_covered = m_focused;
        m_focused = 0;
        return;
    }
    auto const before = index_of(tree(), m_covered);
    bool const is_open = std::ranges::find(nodes, ui::Role::Dialog, &Node::role) != nodes.end();
    if (is_open)
        return;
    if (!at && before)
        focus_on(*before);
    m_covered = 0;
}

void Surface::act_on(std::size_t index) {
    Node const& node = tree().nodes()[index];
    m_focused = node.id;
    if (is_field(node))
        return begin_editing(node);
    bool const is_key = (node.target != 0) && (node.flags & ui::flag::fixed) != 0 && is_editing();
    if (is_editing() && !is_key)
        end_editing();
    m_activations.push_back(node.id);
}

// From a heading that was only told, too, on goes to what stands behind it.
void Surface::walk(int direction) {
    std::vector<std::size_t> const all = stops(tree());
    if (all.empty())
        return;
    bool const is_forward = direction > 0;
    auto const at = index_of(tree(), m_focused);
    if (!at)
        return focus_on(is_forward ? all.front() : all.back());
    auto const behind = std::ranges::upper_bound(all, *at);
    auto const here = std::ranges::lower_bound(all, *at);
    if (is_forward)
        focus_on(behind == all.end() ? all.front() : *behind);
    else
        focus_on(here == all.begin() ? all.back() : *(here - 1));
}

void Surface::command(Command command) {
    m_shows_focus = true;
    if (is_editing() && (command_field(command) || command_keys(command)))
        return;
    switch (command) {
    case Command::Previous:
    case Command::Up:
    case Command::Left:
        return walk(-1);
    case Command::Next:
    case Command::Down:
    case Command::Right:
    case Command::SwitchNext:
        return walk(1);
    case Command::Select:
    case Command::Enter:
    case Command::SwitchChoose:
        if (auto const index = index_of(tree(), m_focused))
            act_on(*index);
        return;
    case Command::Escape:
        for (Node const& node : tree().nodes()) {
            if (node.role == ui::Role::Dialog)
                m_dismissed = node.id;
        }
        return;
    case Command::Backspace:
        return;
    }
}

void Surface::prepare(ui::Input& input) {
    input.fields = ui::Fields::Painted;
    limit_scroll();
    input.viewport.scroll_y = m_scroll_y;
    m_viewport = input.viewport;
    auto const pressed = index_of(tree(), m_pressed);
    input.pointer = {};
    input.pointer.down = m_is_down && pressed.has_value();
    input.pointer.inside =
        input.pointer.down && on_glass(tree().nodes()[*pressed], window()).contains(m_x, m_y);
    input.pointer.x = m_x;
    input.pointer.y = m_y;
    input.activations = std::exchange(m_activations, {});
    for (ui::Edit& edit : m_edits)
        input.edits.push_back(std::move(edit));
    m_edits.clear();
    input.dismissed = std::exchange(m_dismissed, 0);
    input.focused = m_shows_focus ? m_focused : 0;
    input.edited = {m_field.id, std::string(m_editing.shown()), m_editing.shown_caret()};
}

bool Surface::learn(ui::Output const& output) {
    bool wants_more = false;
    if (m_drawn_key != ui::KeyPanelEvent::none) {
        press_key(std::exchange(m_drawn_key, ui::KeyPanelEvent::none));
        wants_more = true;
    }
    if (output.focus != 0) {
        if (auto const index = index_of(tree(), output.focus)) {
            focus_on(*index);
            if (is_field(tree().nodes()[*index]) && is_pressable(tree().nodes()[*index]))
                begin_editing(tree().nodes()[*index]);
            wants_more = true;
        }
    }
    follow_dialog();
    auto const field = index_of(tree(), m_field.id);
    if (is_editing() && !field) {
        m_field = {};
        m_editing.wipe();
        wants_more = true;
    } else if (field) {
        reload(tree().nodes()[*field]);
        if (std::exchange(m_wants_view, false)) {
            float const before = m_scroll_y;
            scroll_into_view(tree().nodes()[*field]);
            wants_more = wants_more || before != m_scroll_y;
        }
    }
    float const before = m_scroll_y;
    limit_scroll();
    return wants_more || before != m_scroll_y;
}

}
