#pragma once

#include "client/ui/page.h"
#include "client/ui/paint.h"

#include <cstddef>
#include <limits>
#include <memory>
#include <vector>

struct ImDrawListSplitter;

/// Internal to client/ui: the containers that are open while a page is drawn.
namespace onedoor::ui {

/// What a thing is drawn on; decides its inks.
enum class Ground : std::uint8_t { Page, Surface, Brand };

/// Empty space a thing asks for above and below itself; neighbours share the larger one.
struct Spacing {
    float before = 0, after = 0;
};

/// What covers what.
enum class Level : std::uint8_t { Page, Dialog, Machine };

enum class BoxKind : std::uint8_t {
    Column,
    Row,
    Columns,
    Grid,
    Card,
    Layer,
    Hero,
    Footer,
    KeyScope
};

inline constexpr std::size_t no_node = std::numeric_limits<std::size_t>::max();

/// An open container.
struct Box {
    BoxKind kind = BoxKind::Column;
    NodeId id = 0;
    /// Index of its semantic node, or no_node.
    std::size_t node = no_node;
    Rect area;
    float cursor = 0;
    float after = 0;
    bool is_empty = true;
    // Row: the line being filled. Grid and Columns: the cell or column being filled.
    float line_x = 0, line_y = 0, line_height = 0, gap = 0;
    /// Row: whether the rest stands at the right edge, and its width with a gap behind each.
    bool has_end = false;
    float end_width = 0;
    unsigned line = 0;
    unsigned cell = 0;
    /// Of a bar: how many of its cells are not the page's own.
    unsigned leading = 0;
    /// Columns: one below the other.
    bool is_stacked = false;
    std::vector<float> cell_x, cell_width;
    float bottom = 0;
    // Card and layers: what is put back on closing.
    CardKind card = CardKind::Plain;
    float pad = 0;
    Ground ground = Ground::Page;
    NodeId parent = 0;
    NodeId key_scope = 0;
    Painter painter;
    bool is_fixed = false;
    /// A bar of main buttons: each in its cell, from 150 % text on one below the other.
    bool is_actions = false;
    std::shared_ptr<ImDrawListSplitter> splitter;
};

/// Time in which a look answers the pointer (guide, section 7).
inline constexpr float hover_ms = 120;

/// A look on its way between off (0) and on (1).
struct Movement {
    float begin = 0;
    double begin_seconds = 0;
    bool is_on = false;
    bool is_drawn = true;
};

}
