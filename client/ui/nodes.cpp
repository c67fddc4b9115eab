#include "client/ui/frame_state.h"

#include <algorithm>

namespace onedoor::ui {

namespace {

bool is_list(Role role) {
    return role == Role::List || role == Role::OrderedList;
}

}

NodeId FrameState::id_of(Key const& key) {
    NodeId const id = node_id(key_scope, key);
    if (!wanted_focus.empty() && (key.name == wanted_focus || key.item == wanted_focus))
        wanted_nodes.push_back(id);
    unsigned const seen = seen_keys[id]++;
    if (seen == 0)
        return id;
    ++duplicate_keys;
    return node_id(id, Key("again", std::to_string(seen)));
}

Node& FrameState::add_node(Role role, NodeId id, Rect rect, std::string_view label) {
    if (!is_fixed && role >= Role::Button && role <= Role::File)
        first_target = std::min(first_target, rect.y);
    NodeId owner = parent;
    Node const* const above = tree.find(parent);
    if (above != nullptr && is_list(above->role) && role != Role::ListItem) {
        Node item;
        item.id = owner = node_id(id, "item");
        item.parent = parent;
        item.role = Role::ListItem;
        item.x = rect.x;
        item.y = rect.y;
        item.w = rect.w;
        item.h = rect.h;
        tree.add(item);
    }
    Node node;
    node.id = id;
    node.parent = owner;
    node.role = role;
    node.x = rect.x;
    node.y = rect.y;
    node.w = rect.w;
    node.h = rect.h;
    node.label = tree.intern(label);
    if (is_fixed)
        node.flags |= flag::fixed;
    return tree.add(node);
}

std::size_t FrameState::add_group(Role role, NodeId id, std::string_view label) {
    add_node(role, id, {}, label);
    return tree.nodes().size() - 1;
}

void FrameState::focus_heading(NodeId id) {
    if (!wants_heading || has_focused_heading)
        return;
    output.focus = id;
    has_focused_heading = true;
}

NodeId FrameState::focus_by_name() const {
    for (NodeId const id : wanted_nodes) {
        Node const* const node = tree.find(id);
        if (node == nullptr)
            continue;
        switch (node->role) {
        case Role::TextField:
        case Role::TextArea:
        case Role::Select:
        case Role::Checkbox:
        case Role::File:
        case Role::Group:
        case Role::Button:
        case Role::Alert:
            return id;
        default:
            break;
        }
    }
    return 0;
}

void FrameState::set_type(Node& node, TypeStyle const& style) const {
    node.font_px = style.size;
    node.line_px = style.line;
    if (style.bold)
        node.flags |= flag::bold;
}

Pen FrameState::pen(TypeRole role, Colour colour) const {
    TypeStyle const type = style(role);
    return {type.bold ? FontFamily::Bold : FontFamily::Regular, type, colour};
}

Colour FrameState::ink() const {
    return ground == Ground::Brand ? t().on_brand : t().ink;
}

Colour FrameState::ink2() const {
    return ground == Ground::Brand ? t().on_brand2 : t().ink2;
}

Colour FrameState::ink_of(Tone tone) const {
    switch (tone) {
    case Tone::Normal:
        return ink();
    case Tone::Secondary:
        return ink2();
    case Tone::Info:
        return t().primary;
    case Tone::Ok:
        return t().ok;
    case Tone::Warn:
        return t().warn;
    case Tone::Bad:
        break;
    }
    return t().bad;
}

}
