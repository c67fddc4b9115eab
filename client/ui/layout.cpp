#include "client/ui/frame_state.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace onedoor::ui {

namespace {

constexpr float layout_tolerance = 0.5F;

Rect place_in_row(FrameState& state, Box& row, float height, float width) {
    float const limit = row.area.right();
    bool const is_line_empty = row.line_x <= row.area.x;
    if (!is_line_empty && row.line_x + width > limit + layout_tolerance) {
        state.measure(row.id, row.line, row.line_height);
        row.line_y += row.line_height + row.gap * 0.75F;
        row.line_x = row.area.x;
        row.line_height = 0;
        ++row.line;
    }
    float const line_height = std::max(height, state.measured(row.id, row.line, height));
    Rect const rect{row.line_x, row.line_y + (line_height - height) / 2, width, height};
    row.line_x += width + row.gap;
    row.end_width += row.has_end ? width + row.gap : 0;
    row.line_height = std::max(row.line_height, height);
    row.cursor = row.line_y + std::max(row.line_height, line_height);
    return rect;
}

Rect place_in_grid(FrameState& state, Box& grid, float height) {
    auto const count = static_cast<unsigned>(grid.cell_x.size());
    unsigned const column = grid.cell % count;
    if (column == 0 && grid.cell != 0) {
        state.measure(grid.id, grid.line, grid.line_height);
        grid.line_y = grid.bottom + grid.gap;
        grid.line_height = 0;
        ++grid.line;
    }
    ++grid.cell;
    grid.line_height = std::max(grid.line_height, height);
    float const cell_height = std::max(height, state.measured(grid.id, grid.line, height));
    grid.bottom = std::max(grid.bottom, grid.line_y + cell_height);
    grid.cursor = grid.bottom;
    return {grid.cell_x[column], grid.line_y, grid.cell_width[column], cell_height};
}

Rect place_in_actions(FrameState& state, Box& bar, float height) {
    std::size_t const cell = std::min<std::size_t>(bar.cell, bar.cell_x.size() - 1);
    // A cell that does not stand to the right of the last one begins a line.
    if (bar.cell > 0 && bar.cell_x[cell] <= bar.line_x)
        bar.line_y = bar.cursor + state.m.gap;
    bar.line_x = bar.cell_x[cell];
    ++bar.cell;
    bar.cursor = std::max(bar.cursor, bar.line_y + height);
    return {bar.cell_x[cell], bar.line_y, bar.cell_width[cell], height};
}

}

float FrameState::available_width() const {
    Box const& b = boxes.back();
    if (b.is_actions)
        return b.cell_width[std::min<std::size_t>(b.cell, b.cell_width.size() - 1)];
    if (b.kind == BoxKind::Grid)
        return b.cell_width[b.cell % b.cell_x.size()];
    if (b.kind == BoxKind::Columns)
        return b.cell_width[b.cell];
    return b.area.w;
}

bool FrameState::is_stacked_layout() const {
    return form == FormFactor::Phone || display.text_size >= TextSize::Percent150;
}

bool FrameState::is_in_row() const {
    return boxes.back().kind == BoxKind::Row;
}

Rect FrameState::place(float height, Spacing spacing, float width) {
    Box& b = box();
    if (b.kind == BoxKind::Row)
        return place_in_row(*this, b, height, std::min(width, b.area.w));
    if (b.kind == BoxKind::Grid)
        return place_in_grid(*this, b, height);
    if (b.is_actions)
        return place_in_actions(*this, b, height);
    float const gap = b.is_empty ? 0 : std::max(spacing.before, b.after);
    float x = b.area.x;
    if (b.kind == BoxKind::Columns)
        x = b.cell_x[b.cell];
    Rect const rect{x, b.cursor + gap, width, height};
    b.cursor = rect.bottom();
    b.after = spacing.after;
    b.is_empty = false;
    return rect;
}

void FrameState::open(Box opened) {
    opened.ground = ground;
    opened.parent = parent;
    opened.key_scope = key_scope;
    opened.painter = painter;
    opened.is_fixed = is_fixed;
    boxes.push_back(std::move(opened));
}

float FrameState::measured(NodeId id, unsigned slot, float fallback) const {
    auto const found = measures.find({id, slot});
    return found == measures.end() ? fallback : found->second;
}

void FrameState::measure(NodeId id, unsigned slot, float now) {
    auto const [entry, is_new] = measures.try_emplace({id, slot}, now);
    if (!is_new && std::fabs(entry->second - now) < layout_tolerance)
        return;
    entry->second = now;
    is_unstable = true;
}

void FrameState::next_column() {
    Box& b = box();
    VERIFY(b.kind == BoxKind::Columns);
    b.bottom = std::max(b.bottom, b.cursor);
    if (b.cell + 1 < b.cell_x.size())
        ++b.cell;
    if (b.is_stacked) {
        b.after = m.gap;
        return;
    }
    b.cursor = b.area.y;
    b.is_empty = true;
    b.after = 0;
}

}
