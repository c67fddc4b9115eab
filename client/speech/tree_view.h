#pragma once

#include "client/speech/utterance.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace onedoor::speech {

/// The nodes of one tree by their places: children, rows of ancestors, members of lists. Valid as
/// long as the tree is not drawn anew.
class TreeView {
public:
    explicit TreeView(ui::Tree const& tree);

    [[nodiscard]] ui::Tree const& tree() const { return m_tree; }
    [[nodiscard]] std::string_view label(ui::Node const& node) const {
        return m_tree.text(node.label);
    }
    [[nodiscard]] ui::Node const* find(ui::NodeId id) const;
    [[nodiscard]] std::vector<ui::Node const*> const& children(ui::NodeId id) const;
    /// From the node's parent up to the document.
    [[nodiscard]] std::vector<ui::Node const*> ancestors(ui::Node const& node) const;
    /// Label, Help or Error lines that belong to this node.
    [[nodiscard]] std::vector<ui::Node const*> const& lines_of(ui::NodeId target) const;
    [[nodiscard]] ui::Node const* document() const;
    /// The one in front, nullptr = none.
    [[nodiscard]] ui::Node const* dialog() const;
    /// Not covered by a dialog.
    [[nodiscard]] bool is_reachable(ui::Node const& node) const;
    [[nodiscard]] Language language_of(ui::Node const& node) const;

    struct Place {
        std::size_t number = 0, count = 0;
    };
    /// Of an item in its list, an option in its group or a row below its header; count 0 = none.
    [[nodiscard]] Place place_of(ui::Node const& node) const;
    /// Children that count as members: items, options, rows without the header.
    [[nodiscard]] std::size_t member_count(ui::Node const& node, ui::Role role) const;
    [[nodiscard]] bool is_header_row(ui::Node const& row) const;

    /// Said elsewhere: a field's own label, help and error, the caption of a table.
    [[nodiscard]] bool is_said_with_another(ui::Node const& node) const;

private:
    ui::Tree const& m_tree;
    std::unordered_map<ui::NodeId, ui::Node const*> m_nodes;
    std::unordered_map<ui::NodeId, std::vector<ui::Node const*>> m_children, m_lines;
    ui::Node const* m_dialog = nullptr;
    Language m_language = Language::Vietnamese;
};

}
