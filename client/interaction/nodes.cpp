#include "client/interaction/nodes.h"

#include <algorithm>
#include <map>

namespace onedoor::interaction {

using ui::Role;

namespace {

bool has(Node const& node, std::uint16_t flags) {
    return (node.flags & flags) != 0;
}

/// What can be used at all: with an open dialog, what is in it or is the machine's.
std::vector<bool> usable(ui::Tree const& tree) {
    std::vector<Node> const& nodes = tree.nodes();
    std::map<NodeId, bool> is_inside;
    bool const is_modal =
        std::ranges::any_of(nodes, [](Node const& node) { return node.role == Role::Dialog; });
    std::vector<bool> result;
    for (Node const& node : nodes) {
        bool const is_free = !is_modal || node.role == Role::Dialog ||
                             has(node, ui::flag::machine) || is_inside[node.parent];
        is_inside[node.id] = is_free;
        result.push_back(is_free);
    }
    return result;
}

}

bool is_field(Node const& node) {
    return node.role == Role::TextField || node.role == Role::TextArea;
}

bool is_pressable(Node const& node) {
    if (has(node, ui::flag::disabled | ui::flag::busy | ui::flag::skip_link))
        return false;
    switch (node.role) {
    case Role::Button:
    case Role::Link:
    case Role::Select:
    case Role::Radio:
    case Role::Checkbox:
    case Role::File:
        return true;
    case Role::TextField:
    case Role::TextArea:
        return !has(node, ui::flag::read_only);
    default:
        return false;
    }
}

ui::Rect on_glass(Node const& node, Window const& window) {
    float const shift = has(node, ui::flag::fixed) ? 0 : window.scroll_y;
    return {node.x, node.y - shift, node.w, node.h};
}

std::optional<std::size_t> node_at(ui::Tree const& tree, Window const& window, float x, float y) {
    std::vector<Node> const& nodes = tree.nodes();
    std::vector<bool> const can_use = usable(tree);
    bool const is_under_bars = y >= window.height - window.foot;
    for (std::size_t i = nodes.size(); i-- > 0;) {
        if (!can_use[i] || !is_pressable(nodes[i]) || !on_glass(nodes[i], window).contains(x, y))
            continue;
        if (is_under_bars && !has(nodes[i], ui::flag::fixed))
            continue;
        return i;
    }
    return std::nullopt;
}

std::vector<std::size_t> stops(ui::Tree const& tree) {
    std::vector<Node> const& nodes = tree.nodes();
    std::vector<bool> const can_use = usable(tree);
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (can_use[i] && is_pressable(nodes[i]))
            result.push_back(i);
    }
    return result;
}

bool is_usable(ui::Tree const& tree, std::size_t index) {
    return usable(tree)[index];
}

std::optional<std::size_t> index_of(ui::Tree const& tree, NodeId id) {
    std::vector<Node> const& nodes = tree.nodes();
    auto const found = std::ranges::find(nodes, id, &Node::id);
    if (id == 0 || found == nodes.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - nodes.begin());
}

}
