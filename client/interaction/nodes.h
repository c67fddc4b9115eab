#pragma once

#include "client/ui/paint.h"
#include "client/ui/semantics.h"

#include <optional>
#include <vector>

/// Where a finger and the keys go in the semantic tree: what is not in it cannot be pressed.
namespace onedoor::interaction {

using ui::Node;
using ui::NodeId;

/// The part of the page that is seen, in CSS px.
struct Window {
    float width = 0, height = 0;
    float scroll_y = 0;
    /// At the foot, covered by bars.
    float foot = 0;
};

/// Acts when it is pressed, and is enabled.
bool is_pressable(Node const& node);
/// Text is typed into it.
bool is_field(Node const& node);

/// Its rectangle on the glass.
ui::Rect on_glass(Node const& node, Window const& window);

/// The pressable node under a point of the glass. Below a bar nothing of the page is reached, and
/// below a dialog only what belongs to it or to the machine.
std::optional<std::size_t> node_at(ui::Tree const& tree, Window const& window, float x, float y);

/// Whether no dialog lies over the node.
bool is_usable(ui::Tree const& tree, std::size_t index);

/// Everything the keys can stand on, in reading order, under the same rule for dialogs.
std::vector<std::size_t> stops(ui::Tree const& tree);

/// Index of a node; nothing when it is not drawn.
std::optional<std::size_t> index_of(ui::Tree const& tree, NodeId id);

}
