#include "client/speech/tree_view.h"

#include <algorithm>

namespace onedoor::speech {

using ui::Node;
using ui::NodeId;
using ui::Role;

namespace {

std::vector<Node const*> const no_nodes;

bool is_line(Role role) {
    return role == Role::Label || role == Role::Help || role == Role::Error;
}

}

TreeView::TreeView(ui::Tree const& tree) : m_tree(tree) {
    for (Node const& node : tree.nodes()) {
        m_nodes.emplace(node.id, &node);
        m_children[node.parent].push_back(&node);
        if (is_line(node.role) && node.target != 0)
            m_lines[node.target].push_back(&node);
        if (node.role == Role::Dialog)
            m_dialog = &node;
        if (node.role == Role::Document && tree.text(node.value) == "en")
            m_language = Language::English;
    }
}

Node const* TreeView::find(NodeId id) const {
    auto const found = m_nodes.find(id);
    return id == 0 || found == m_nodes.end() ? nullptr : found->second;
}

std::vector<Node const*> const& TreeView::children(NodeId id) const {
    auto const found = m_children.find(id);
    return found == m_children.end() ? no_nodes : found->second;
}

std::vector<Node const*> const& TreeView::lines_of(NodeId target) const {
    auto const found = m_lines.find(target);
    return found == m_lines.end() ? no_nodes : found->second;
}

std::vector<Node const*> TreeView::ancestors(Node const& node) const {
    std::vector<Node const*> found;
    for (Node const* each = find(node.parent); each != nullptr; each = find(each->parent))
        found.push_back(each);
    return found;
}

Node const* TreeView::document() const {
    auto const found = std::ranges::find(m_tree.nodes(), Role::Document, &Node::role);
    return found == m_tree.nodes().end() ? nullptr : &*found;
}

Node const* TreeView::dialog() const {
    return m_dialog;
}

bool TreeView::is_reachable(Node const& node) const {
    if (m_dialog == nullptr || &node == m_dialog)
        return true;
    auto const above = ancestors(node);
    return std::ranges::find(above, m_dialog) != above.end();
}

Language TreeView::language_of(Node const& node) const {
    switch (node.speech) {
    case ui::Speech::Vietnamese:
        return Language::Vietnamese;
    case ui::Speech::English:
        return Language::English;
    case ui::Speech::OfPage:
        break;
    }
    return m_language;
}

bool TreeView::is_header_row(Node const& row) const {
    return std::ranges::any_of(children(row.id),
                               [](Node const* child) { return child->role == Role::ColumnHeader; });
}

std::size_t TreeView::member_count(Node const& node, Role role) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(children(node.id), [&](Node const* child) {
            return child->role == role && !(role == Role::Row && is_header_row(*child));
        }));
}

TreeView::Place TreeView::place_of(Node const& node) const {
    bool const is_row = node.role == Role::Row && !is_header_row(node);
    bool const is_choice = node.role == Role::Radio || node.role == Role::Checkbox;
    Node const* const parent = find(node.parent);
    bool const is_counted = node.role == Role::ListItem || is_row ||
                            (is_choice && parent != nullptr && parent->role == Role::Group);
    Place place;
    if (!is_counted || parent == nullptr)
        return place;
    for (Node const* sibling : children(parent->id)) {
        if (sibling->role != node.role || (is_row && is_header_row(*sibling)))
            continue;
        ++place.count;
        if (sibling == &node)
            place.number = place.count;
    }
    return place;
}

bool TreeView::is_said_with_another(Node const& node) const {
    if (node.role == Role::Caption)
        return true;
    Node const* const owner = is_line(node.role) ? find(node.target) : nullptr;
    if (owner == nullptr)
        return false;
    return node.role != Role::Label || label(*owner).starts_with(label(node));
}

}
