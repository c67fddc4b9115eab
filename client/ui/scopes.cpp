#include "client/ui/frame_state.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <imgui.h>

namespace onedoor::ui {

namespace {

constexpr Spacing block_spacing{16, 16};
// Where a row measures what stands at its end; its lines count from 0.
constexpr unsigned row_end_slot = 1000;
// Narrower pages have no room for a side column.
constexpr float wide_page_min = 900;

// On the band lines stand close together.
Spacing spacing_of(FrameState const& state) {
    return state.ground == Ground::Brand ? Spacing{2, 2} : block_spacing;
}

// Where the next block of the open box begins; nothing is reserved yet.
Rect peek(FrameState& state, Spacing spacing) {
    Box const saved = state.box();
    Rect const rect = state.place(0, spacing);
    state.box() = saved;
    return rect;
}

Box column_at(Rect rect, NodeId id) {
    Box box;
    box.id = id;
    box.area = rect;
    box.cursor = rect.y;
    return box;
}

// A box without a look of its own, its children stacked.
Box plain_column(FrameState& state, NodeId id) {
    return column_at(peek(state, spacing_of(state)), id);
}

void split_background(FrameState& state, Box& box) {
    box.splitter = std::make_shared<ImDrawListSplitter>();
    box.splitter->Split(state.painter.list, 2);
    box.splitter->SetCurrentChannel(state.painter.list, 1);
}

void paint_card(FrameState& state, Box const& card, Rect rect) {
    Tokens const& t = state.t();
    float const radius = state.m.radius_card;
    Painter& painter = state.painter;
    if (card.card == CardKind::Sunken) {
        painter.fill(rect, t.sunken, radius);
        if (state.display.theme == ThemeKind::Contrast)
            painter.stroke(rect, t.line, state.m.card_edge, radius);
        return;
    }
    painter.shadow(rect, radius, Shadow::Card, state.display.theme);
    bool const is_selected = card.card == CardKind::Selected;
    painter.fill(rect, is_selected ? t.tint : t.surface, radius);
    painter.stroke(rect, is_selected ? t.primary : t.line,
                   is_selected ? state.m.border : state.m.card_edge, radius);
}

void merge_background(FrameState& state, Box& box, Rect rect) {
    ImDrawList* const list = state.painter.list;
    box.splitter->SetCurrentChannel(list, 0);
    paint_card(state, box, rect);
    box.splitter->Merge(list);
}

void set_node_rect(FrameState& state, Box const& box, Rect rect) {
    if (box.node == no_node)
        return;
    Node& node = state.tree.at(box.node);
    node.x = rect.x;
    node.y = rect.y;
    node.w = rect.w;
    node.h = rect.h;
}

// The same as was asked for on opening, or the look and the contents part.
Spacing closing_spacing(FrameState const& state, Box const& box) {
    if (box.kind == BoxKind::KeyScope)
        return {0, box.after};
    if (box.kind == BoxKind::Card)
        return {state.m.gap, state.m.gap};
    return spacing_of(state);
}

}

void FrameState::close() {
    Box closed = std::move(boxes.back());
    boxes.pop_back();
    key_scope = closed.key_scope;
    ground = closed.ground;
    if (closed.kind == BoxKind::Row || closed.kind == BoxKind::Grid)
        measure(closed.id, closed.line, closed.line_height);
    if (closed.has_end)
        measure(closed.id, row_end_slot, closed.end_width - closed.gap);
    float const content_bottom =
        closed.kind == BoxKind::Columns ? std::max(closed.bottom, closed.cursor) : closed.cursor;
    float const height = content_bottom + closed.pad - (closed.area.y - closed.pad);
    if (closed.kind == BoxKind::Layer)
        return close_layer(closed, height);
    if (closed.kind == BoxKind::Footer)
        return close_footer(closed, height);
    if (closed.kind == BoxKind::Hero)
        return close_hero(closed);
    parent = closed.parent;
    Rect const rect = place(height, closing_spacing(*this, closed));
    if (closed.splitter)
        merge_background(*this, closed, rect);
    set_node_rect(*this, closed, rect);
}

void FrameState::open_column(NodeId id, std::size_t node) {
    Box column = plain_column(*this, id);
    column.node = node;
    open(std::move(column));
    if (node != no_node)
        parent = tree.nodes()[node].id;
}

Scope::~Scope() {
    if (m_frame != nullptr)
        m_frame->close_scope();
}

void Scope::next() {
    m_frame->next_column();
}

void Frame::close_scope() {
    m_state->close();
}

void Frame::next_column() {
    m_state->next_column();
}

Scope Frame::card(Key key, CardKind kind) {
    FrameState& s = *m_state;
    Rect const rect = peek(s, {s.m.gap, s.m.gap});
    float const pad = s.m.pad * (kind == CardKind::Rows ? 0.35F : 1.0F);
    Box card = column_at({rect.x + s.m.pad, rect.y + pad, rect.w - 2 * s.m.pad, 0}, s.id_of(key));
    card.kind = BoxKind::Card;
    card.card = kind;
    card.pad = pad;
    split_background(s, card);
    s.open(std::move(card));
    s.ground = Ground::Surface;
    return Scope(*this);
}

Scope Frame::row(Key key) {
    FrameState& s = *m_state;
    Box row = plain_column(s, s.id_of(key));
    row.kind = BoxKind::Row;
    row.gap = s.m.gap;
    row.line_x = row.area.x;
    row.line_y = row.area.y;
    s.open(std::move(row));
    return Scope(*this);
}

void Frame::end_of_row() {
    FrameState& s = *m_state;
    Box& row = s.box();
    VERIFY(row.kind == BoxKind::Row);
    float const room = s.measured(row.id, row_end_slot, row.area.w);
    row.has_end = true;
    row.line_x = std::max(row.line_x, row.area.right() - room);
}

namespace {

enum class Stacking { SideBySide, Stacked };

Box columns_box(FrameState& s, NodeId id, ListOf<float> weights, Stacking stacking) {
    VERIFY(!weights.empty());
    Box columns = plain_column(s, id);
    columns.kind = BoxKind::Columns;
    columns.is_stacked = stacking == Stacking::Stacked;
    float const gap = s.m.gap * 1.2F;
    float total = 0;
    for (float const weight : weights)
        total += weight;
    float const room = columns.area.w - gap * static_cast<float>(weights.size() - 1);
    float x = columns.area.x;
    for (float const weight : weights) {
        columns.cell_x.push_back(columns.is_stacked ? columns.area.x : x);
        columns.cell_width.push_back(columns.is_stacked ? columns.area.w : room * weight / total);
        x += room * weight / total + gap;
    }
    return columns;
}

}

Scope Frame::columns(Key key, ListOf<float> weights) {
    FrameState& s = *m_state;
    Stacking const stacking = s.is_stacked_layout() ? Stacking::Stacked : Stacking::SideBySide;
    s.open(columns_box(s, s.id_of(key), weights, stacking));
    return Scope(*this);
}

Scope Frame::main_and_side(Key key) {
    FrameState& s = *m_state;
    bool const is_wide = s.form == FormFactor::Desktop && s.available_width() >= wide_page_min;
    bool const is_beside = is_wide && !s.is_stacked_layout();
    Stacking const stacking = is_beside ? Stacking::SideBySide : Stacking::Stacked;
    s.open(columns_box(s, s.id_of(key), {780.0F, 396.0F}, stacking));
    return Scope(*this);
}

Scope Frame::grid(Key key, int count, float min_width) {
    FrameState& s = *m_state;
    VERIFY(count > 0);
    Box grid = plain_column(s, s.id_of(key));
    grid.kind = BoxKind::Grid;
    grid.gap = s.form == FormFactor::Desktop ? s.m.gap * 0.8F : s.m.gap;
    float const reading = s.style(TypeRole::Body).size /
                          type_style(TypeRole::Body, FormFactor::Phone, TextSize::Percent100).size;
    float const smallest = min_width * reading;
    while (count > 1) {
        auto const cells = static_cast<float>(count);
        if ((grid.area.w - grid.gap * (cells - 1)) / cells >= smallest)
            break;
        count = (count + 1) / 2;
    }
    auto const cells = static_cast<float>(count);
    float const width = (grid.area.w - grid.gap * (cells - 1)) / cells;
    for (int i = 0; i < count; ++i) {
        grid.cell_x.push_back(grid.area.x + static_cast<float>(i) * (width + grid.gap));
        grid.cell_width.push_back(width);
    }
    grid.line_y = grid.bottom = grid.area.y;
    s.open(std::move(grid));
    return Scope(*this);
}

Scope Frame::scope(Key key) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    Box scope = column_at(peek(s, {0, 0}), id);
    scope.kind = BoxKind::KeyScope;
    s.open(std::move(scope));
    s.key_scope = id;
    return Scope(*this);
}

Scope Frame::list(Key key, std::string_view label) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    s.open_column(id, s.add_group(Role::List, id, label));
    return Scope(*this);
}

Scope Frame::form(Key key, std::string_view label) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    s.open_column(id, s.add_group(Role::Form, id, label));
    // Lines of a form stay short enough to read.
    s.box().area.w = std::min(s.box().area.w, s.m.column_width);
    return Scope(*this);
}

Scope Frame::section(Key key, std::string_view label) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    s.open_column(id, s.add_group(Role::Region, id, label));
    return Scope(*this);
}

Scope Frame::navigation(Key key, std::string_view label) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    s.open_column(id, s.add_group(Role::Navigation, id, label));
    return Scope(*this);
}

}
