#pragma once

#include "client/phrases/phrases.h"
#include "client/speech/tree_view.h"

#include <string_view>

/// The parts an utterance about one node is made of. For reading.cpp.
namespace onedoor::speech {

/// Writes the parts of one utterance; empty words add nothing.
class Writer {
public:
    Writer(TreeView const& view, Language language, ui::NodeId node)
        : m_view(view), m_language(language), m_utterance{node, {}} {}

    /// Words of the kiosk.
    void say(phrases::Key key, Break before = Break::Comma);
    void say(phrases::Key key, std::initializer_list<phrases::Parameter> parameters);
    /// Words of the page, in the node's language.
    void tell(ui::Node const& node, std::string_view words, Break before = Break::Comma);
    void name(ui::Node const& node, Break before = Break::Comma) {
        tell(node, m_view.label(node), before);
    }
    /// Field, button, link, option and so on, with all that belongs to it.
    void control(ui::Node const& node);
    void heading(ui::Node const& node);
    void states(ui::Node const& node);
    void value(ui::Node const& node);
    void error_and_help(ui::Node const& node);
    /// "2 trên 5", where there is such a place.
    void place(ui::Node const& node);
    void progress(ui::Node const& node);

    [[nodiscard]] Utterance take() { return std::move(m_utterance); }
    [[nodiscard]] bool is_empty() const { return m_utterance.parts.empty(); }

private:
    void field_role(ui::Node const& node);
    void role(ui::Node const& node);
    void field_value(ui::Node const& node);

    TreeView const& m_view;
    Language m_language;
    Utterance m_utterance;
};

[[nodiscard]] bool is_control(ui::Role role);

}
