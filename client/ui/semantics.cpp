#include "client/ui/semantics.h"

#include "client/ui/key.h"
#include "shared/core/verify.h"

#include <array>
#include <cstring>
#include <string>

namespace onedoor::ui {

namespace {

constexpr std::uint64_t fnv_offset = 14695981039346656037ULL;
constexpr std::uint64_t fnv_prime = 1099511628211ULL;

std::uint64_t mix(std::uint64_t hash, std::string_view bytes) {
    for (char const c : bytes)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * fnv_prime;
    return hash;
}

void append_flags(std::string& line, std::uint16_t flags) {
    constexpr std::array<std::pair<std::uint16_t, std::string_view>, 9> names{
        {{flag::checked, "checked"},
         {flag::disabled, "disabled"},
         {flag::required, "required"},
         {flag::invalid, "invalid"},
         {flag::expanded, "expanded"},
         {flag::current, "current"},
         {flag::busy, "busy"},
         {flag::external, "external"},
         {flag::read_only, "read-only"}}};
    for (auto const& [bit, name] : names) {
        if ((flags & bit) != 0) {
            line += ' ';
            line += name;
        }
    }
}

/// By Switch.
constexpr std::array<std::string_view, 5> switch_words{"", " released", " pressed", " collapsed",
                                                       " expanded"};

void append_quoted(std::string& line, std::string_view prefix, std::string_view text) {
    if (text.empty())
        return;
    line += prefix;
    line += '"';
    line += text;
    line += '"';
}

}

std::string_view role_name(Role role) {
    constexpr std::array<std::string_view, 38> names{"document",
                                                     "banner",
                                                     "navigation",
                                                     "main",
                                                     "footer",
                                                     "region",
                                                     "form",
                                                     "group",
                                                     "heading",
                                                     "text",
                                                     "label",
                                                     "help",
                                                     "error",
                                                     "button",
                                                     "link",
                                                     "textbox",
                                                     "textarea",
                                                     "select",
                                                     "radio",
                                                     "checkbox",
                                                     "file",
                                                     "image",
                                                     "list",
                                                     "ordered-list",
                                                     "listitem",
                                                     "table",
                                                     "row",
                                                     "columnheader",
                                                     "cell",
                                                     "definition-list",
                                                     "definition-group",
                                                     "term",
                                                     "definition",
                                                     "alert",
                                                     "status",
                                                     "progress",
                                                     "dialog",
                                                     "caption"};
    return names[static_cast<std::size_t>(role)];
}

NodeId node_id(NodeId scope, Key const& key) {
    std::uint32_t hash = 2166136261U ^ scope;
    auto const add = [&hash](std::string_view text) {
        for (char const c : text)
            hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
        hash = (hash ^ 0xFFU) * 16777619U;
    };
    add(key.name);
    add(key.item);
    return hash == 0 ? 1 : hash;
}

void Tree::clear() {
    m_nodes.clear();
    m_strings.assign(1, '\0');
}

std::uint32_t Tree::intern(std::string_view text) {
    if (text.empty())
        return 0;
    auto const offset = static_cast<std::uint32_t>(m_strings.size());
    for (char const c : text) {
        if (c != '\0')
            m_strings += c;
    }
    m_strings += '\0';
    return offset;
}

Node& Tree::add(Node const& node) {
    return m_nodes.emplace_back(node);
}

std::string_view Tree::text(std::uint32_t offset) const {
    VERIFY(offset < m_strings.size());
    return m_strings.c_str() + offset;
}

Node const* Tree::find(NodeId id) const {
    for (Node const& node : m_nodes) {
        if (node.id == id)
            return &node;
    }
    return nullptr;
}

std::uint64_t Tree::hash() const {
    auto const* bytes = reinterpret_cast<char const*>(m_nodes.data());
    return mix(mix(fnv_offset, {bytes, m_nodes.size() * sizeof(Node)}), m_strings);
}

std::string Tree::dump() const {
    std::string lines;
    std::vector<std::pair<NodeId, std::size_t>> depths{{0, 0}};
    for (Node const& node : m_nodes) {
        std::size_t depth = 0;
        for (auto const& [id, value] : depths) {
            if (id == node.parent)
                depth = value;
        }
        depths.emplace_back(node.id, depth + 1);
        lines.append(depth * 2, ' ');
        lines += role_name(node.role);
        if (node.role == Role::Heading)
            lines += std::to_string(node.level);
        append_quoted(lines, " ", text(node.label));
        append_quoted(lines, " = ", text(node.value));
        append_flags(lines, node.flags);
        if (node.role == Role::Button)
            lines += switch_words[node.level];
        if (node.role == Role::Link)
            append_quoted(lines, " -> ", text(node.extra));
        append_quoted(lines, " help ", text(node.help));
        append_quoted(lines, " error ", text(node.error));
        lines += '\n';
    }
    return lines;
}

}
