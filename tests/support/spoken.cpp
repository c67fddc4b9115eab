#include "tests/support/spoken.h"

#include <algorithm>
#include <map>
#include <vector>

namespace onedoor::testing {

using ui::Node;
using ui::NodeId;
using ui::Role;

namespace {

class Speech {
public:
    explicit Speech(ui::Tree const& tree) : m_tree(tree) {
        for (Node const& node : tree.nodes()) {
            m_children[node.parent].push_back(&node);
            if (node.role == Role::Help || node.role == Role::Error)
                add_word(m_descriptions[node.target], text(node));
        }
    }

    std::string tell() {
        for (Node const& node : m_tree.nodes()) {
            if (node.role != Role::Document)
                continue;
            m_lines = "title \"" + text(node) + "\" in " + std::string(m_tree.text(node.value));
            m_lines += '\n';
            walk_children(node, 0);
        }
        return m_lines;
    }

private:
    // A browser's tree has one space where a text has several, a hard one or a new line.
    [[nodiscard]] std::string text(Node const& node) const {
        std::string plain(m_tree.text(node.label));
        constexpr std::string_view hard_space = "\u00A0";
        for (std::size_t at = plain.find(hard_space); at != std::string::npos;
             at = plain.find(hard_space, at))
            plain.replace(at, hard_space.size(), " ");
        std::ranges::replace(plain, '\n', ' ');
        auto const repeated = std::ranges::unique(
            plain, [](char first, char second) { return first == ' ' && second == ' '; });
        plain.erase(repeated.begin(), repeated.end());
        return plain;
    }

    static void add_word(std::string& line, std::string_view word) {
        line.append(line.empty() || word.empty() ? "" : " ").append(word);
    }

    std::vector<Node const*> const& children(Node const& node) { return m_children[node.id]; }

    void walk_children(Node const& node, std::size_t depth) {
        std::size_t const count = members(node);
        std::size_t place = 0;
        for (Node const* child : children(node)) {
            bool const is_member = child->role == Role::ListItem || child->role == Role::Radio;
            std::string where;
            if (is_member)
                where = std::to_string(++place) + " of " + std::to_string(count);
            walk(*child, depth, where);
        }
    }

    std::size_t members(Node const& node) {
        return static_cast<std::size_t>(
            std::ranges::count_if(children(node), [](Node const* child) {
                return child->role == Role::ListItem || child->role == Role::Radio;
            }));
    }

    // A label is said as the name of its field; a file field's name says more than its label.
    [[nodiscard]] bool is_said_by_its_field(Node const& label) const {
        Node const* const field = m_tree.find(label.target);
        return field != nullptr && text(*field) == text(label);
    }

    void walk(Node const& node, std::size_t depth, std::string const& place) {
        switch (node.role) {
        case Role::DefinitionGroup:
            return walk_children(node, depth);
        case Role::Label:
            if (is_said_by_its_field(node))
                return;
            if (m_tree.find(node.target) == nullptr)
                return add(depth, "text \"" + text(node) + '"');
            add(depth, "label");
            return add(depth + 1, "text \"" + text(node) + '"');
        default:
            break;
        }
        add(depth, line(node, place));
        if (node.role == Role::Definition && !text(node).empty())
            add(depth + 1, "text \"" + text(node) + '"');
        for (Node const* child : children(node)) {
            if (node.role == Role::Cell && child->role == Role::Text)
                continue;
            if (node.role == Role::Cell)
                walk(*child, depth + 1, {});
        }
        if (node.role != Role::Cell)
            walk_children(node, depth + 1);
    }

    void add(std::size_t depth, std::string const& words) {
        m_lines.append(2 * depth, ' ').append(words).append("\n");
    }

    std::string name(Node const& node) {
        std::string words = text(node);
        if (node.role == Role::Cell)
            for (Node const* child : children(node))
                add_word(words, text(*child));
        return words;
    }

    static std::string role(Node const& node) {
        switch (node.role) {
        case Role::Heading:
            return "heading " + std::to_string(node.level);
        case Role::Help:
        case Role::Error:
            return "text";
        case Role::Footer:
            return "contentinfo";
        case Role::TextField:
            return node.input_kind == ui::InputKind::Search ? "searchbox" : "textbox";
        case Role::TextArea:
            return "textbox";
        case Role::Select:
            return "combobox";
        case Role::File:
            return "button";
        case Role::Image:
            return "picture";
        case Role::OrderedList:
            return "list";
        case Role::DefinitionList:
            return "definitions";
        case Role::Alert:
            return "note";
        case Role::Progress:
            return "progressbar";
        default:
            return std::string(ui::role_name(node.role));
        }
    }

    std::string line(Node const& node, std::string const& place) {
        std::string words = role(node);
        if (std::string const said = name(node); !said.empty())
            words += " \"" + said + '"';
        if (node.role == Role::List || node.role == Role::OrderedList)
            add_word(words, "of " + std::to_string(members(node)));
        add_word(words, place);
        add_states(words, node);
        add_value(words, node);
        NodeId const described = node.role == Role::Button ? node.target : node.id;
        if (std::string const& help = m_descriptions[described]; described != 0 && !help.empty())
            add_word(words, "(" + help + ")");
        return words;
    }

    void add_states(std::string& words, Node const& node) const {
        auto const has = [&node](std::uint16_t flag) { return (node.flags & flag) != 0; };
        if (node.role == Role::Radio || node.role == Role::Checkbox)
            add_word(words, has(ui::flag::checked) ? "checked" : "not checked");
        auto const turns = static_cast<ui::Switch>(node.role == Role::Button ? node.level : 0);
        if (turns == ui::Switch::Collapsed || turns == ui::Switch::Expanded)
            add_word(words, turns == ui::Switch::Expanded ? "expanded" : "collapsed");
        if (is_required(node))
            add_word(words, "required");
        if (has(ui::flag::invalid) && node.role != Role::Group)
            add_word(words, "invalid");
        if (has(ui::flag::read_only))
            add_word(words, "read only");
        if (node.role == Role::TextArea)
            add_word(words, "several lines");
        if (has(ui::flag::disabled) || has(ui::flag::busy))
            add_word(words, "disabled");
        if (has(ui::flag::busy))
            add_word(words, "busy");
        if (turns == ui::Switch::Pressed || turns == ui::Switch::Released)
            add_word(words, turns == ui::Switch::Pressed ? "pressed" : "not pressed");
        if (has(ui::flag::current) && node.role != Role::Text)
            add_word(words, node.role == Role::Link       ? "current page"
                            : node.role == Role::ListItem ? "current step"
                                                          : "current");
        if (node.speech != ui::Speech::OfPage)
            add_word(words, node.speech == ui::Speech::English ? "in en" : "in vi");
    }

    [[nodiscard]] bool is_required(Node const& node) const {
        Node const* const owner = node.role == Role::Radio ? m_tree.find(node.parent) : &node;
        return node.role != Role::Group && (owner->flags & ui::flag::required) != 0;
    }

    void add_value(std::string& words, Node const& node) const {
        std::string value(m_tree.text(node.value));
        if (node.role == Role::Select)
            value = chosen(node, value);
        bool const is_field = node.role == Role::TextField || node.role == Role::TextArea ||
                              node.role == Role::Select || node.role == Role::Progress;
        if (is_field && !value.empty())
            add_word(words, "= \"" + value + '"');
    }

    // "id\tlabel\n" lines.
    [[nodiscard]] std::string chosen(Node const& node, std::string const& id) const {
        std::string_view const options = m_tree.text(node.extra);
        std::string const wanted = '\n' + id + '\t';
        std::string const all = '\n' + std::string(options);
        std::size_t const at = all.find(wanted);
        if (at == std::string::npos)
            return {};
        std::size_t const begin = at + wanted.size();
        return all.substr(begin, all.find('\n', begin) - begin);
    }

    ui::Tree const& m_tree;
    std::map<NodeId, std::vector<Node const*>> m_children;
    std::map<NodeId, std::string> m_descriptions;
    std::string m_lines;
};

}

std::string spoken(ui::Tree const& tree) {
    return Speech(tree).tell();
}

}
