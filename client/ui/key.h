#pragma once

#include "client/ui/semantics.h"

#include <string>
#include <string_view>

namespace onedoor::ui {

/// Names a thing on a page, explicitly: never its label (labels are translated), never its index.
/// Rows made from data add the datum's own id: Key("result", procedure.id).
struct Key {
    std::string_view name;
    std::string_view item;

    // Implicit on purpose: ui.button("send", …).
    Key(char const* text) : name(text) {}
    Key(std::string_view text) : name(text) {}
    Key(std::string const& text) : name(text) {}
    Key(std::string_view text, std::string_view datum) : name(text), item(datum) {}
};

/// Id of the page itself.
inline constexpr NodeId document_id = 1;

/// FNV-1a of the scope's hash, the key's name and its item; never 0.
NodeId node_id(NodeId scope, Key const& key);

}
