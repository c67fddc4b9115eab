#include "client/ui/frame_state.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <string>

namespace onedoor::ui {

namespace {

constexpr float cell_pad = 12;

struct CellFace {
    std::vector<TextLine> text, detail;
    float words = 0;
    /// With what a badge or the target of a link needs.
    float height = 0;
};

struct Pens {
    Pen text, detail;
};

Pens pens_of(FrameState const& s, Cell const& cell) {
    Pen text = s.pen(TypeRole::Body, cell.href.empty() ? s.ink() : s.t().primary);
    if (cell.bold || !cell.href.empty())
        text.family = FontFamily::Bold;
    return {text, s.pen(TypeRole::Minimum, s.ink2())};
}

CellFace face_of(FrameState const& s, Cell const& cell, float width) {
    auto const [text, detail] = pens_of(s, cell);
    float const room = width - 2 * cell_pad;
    CellFace face;
    if (!cell.text.empty()) {
        face.text = s.painter.wrap(text, cell.text, room);
        face.height += static_cast<float>(face.text.size()) * text.style.line;
    }
    if (!cell.detail.empty()) {
        face.detail = s.painter.wrap(detail, cell.detail, room);
        face.height += static_cast<float>(face.detail.size()) * detail.style.line;
    }
    face.words = face.height;
    if (!cell.badge.label.empty())
        face.height = std::max(face.height, s.badge_box(cell.badge, room).h);
    if (!cell.href.empty())
        face.height = std::max(face.height, s.m.target_min);
    return face;
}

std::vector<Rect> cell_rects(FrameState const& s, Rect row) {
    float total = 0;
    for (float const weight : s.column_weights)
        total += weight;
    std::vector<Rect> rects;
    float x = row.x;
    for (float const weight : s.column_weights) {
        float const width = row.w * weight / total;
        rects.push_back({x, row.y, width, row.h});
        x += width;
    }
    return rects;
}

// On the phone a row is a small card: its cells one below the other, each after its heading.
bool is_stacked(FrameState const& s) {
    return s.form == FormFactor::Phone || s.display.text_size >= TextSize::Percent150;
}

void draw_cell(FrameState& s, NodeId id, Cell const& cell, Rect rect, Align align) {
    auto const [text, detail] = pens_of(s, cell);
    CellFace const face = face_of(s, cell, rect.w);
    NodeId const outer = s.parent;
    Node& node = s.add_node(Role::Cell, id, rect, cell.href.empty() ? cell.text : "");
    s.set_type(node, text.style);
    node.flags |= align == Align::Right ? flag::right_aligned : 0;
    s.parent = id;
    float y = rect.y + (rect.h - face.words) / 2;
    auto const x_of = [&](TextLine const& line) {
        return align == Align::Right ? rect.right() - cell_pad - line.width : rect.x + cell_pad;
    };
    if (!cell.href.empty()) {
        NodeId const link = node_id(id, "link");
        Rect const target{rect.x + 2, rect.y, rect.w - 4, rect.h};
        Interaction const touch = s.interact(link, target);
        if (touch.focused)
            s.painter.focus_ring(rect.grown(-6), 6, s.m.ring, s.display.theme);
        Node& anchor = s.add_node(Role::Link, link, target, cell.text);
        anchor.extra = s.tree.intern(cell.href);
        anchor.radius = 6;
        if (touch.activated)
            s.follow(cell.href);
    }
    for (TextLine const& line : face.text) {
        s.painter.text(text, x_of(line), y, line.text);
        y += text.style.line;
    }
    for (TextLine const& line : face.detail) {
        s.painter.text(detail, x_of(line), y, line.text);
        y += detail.style.line;
    }
    if (!cell.detail.empty()) {
        Node& words = s.add_node(
            Role::Text, node_id(id, "detail"),
            {rect.x + cell_pad, y - detail.style.line, rect.w - 2 * cell_pad, detail.style.line},
            cell.detail);
        s.set_type(words, detail.style);
    }
    if (!cell.badge.label.empty()) {
        Rect const box = s.badge_box(cell.badge, rect.w - 2 * cell_pad);
        Rect const badge = box.moved(rect.x + cell_pad, rect.y + (rect.h - box.h) / 2);
        s.paint_badge(cell.badge, badge);
        Node& words = s.add_node(Role::Text, node_id(id, "badge"), badge, cell.badge.label);
        s.set_type(words, s.style(TypeRole::Minimum));
    }
    s.parent = outer;
}

}

Scope Frame::table(Key key, std::string_view caption, ListOf<Column> columns) {
    FrameState& s = *m_state;
    NodeId const id = s.id_of(key);
    std::size_t const node = s.add_group(Role::Table, id, caption);
    s.open_column(id, node);
    s.column_weights.clear();
    s.column_aligns.clear();
    s.column_labels.clear();
    for (Column const& column : columns) {
        s.column_weights.push_back(column.weight);
        s.column_aligns.push_back(column.align);
        s.column_labels.emplace_back(column.label);
    }
    bool const is_narrow = is_stacked(s);
    Pen const pen{FontFamily::Bold, s.style(TypeRole::Small), s.ink2()};
    auto const widths = cell_rects(s, {0, 0, s.available_width(), 0});
    std::vector<std::vector<TextLine>> labels;
    std::size_t lines_max = 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        labels.push_back(s.painter.wrap(pen, columns[i].label, widths[i].w - 2 * cell_pad));
        lines_max = std::max(lines_max, labels.back().size());
    }
    float const words = static_cast<float>(lines_max) * pen.style.line;
    float const height = std::max(s.m.table_row * 0.85F, words + cell_pad);
    Rect const row = s.place(is_narrow ? 1 : height, {0, 0});
    NodeId const head = node_id(id, "head");
    s.add_node(Role::Row, head, row);
    s.parent = head;
    if (!is_narrow)
        s.painter.fill(row, s.t().sunken, s.m.radius_control / 2);
    auto const rects = cell_rects(s, row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        float y = row.y + (row.h - static_cast<float>(labels[i].size()) * pen.style.line) / 2;
        bool const is_right = columns[i].align == Align::Right;
        for (TextLine const& line : labels[i]) {
            float const right = rects[i].right() - cell_pad - line.width;
            if (!is_narrow)
                s.painter.text(pen, is_right ? right : rects[i].x + cell_pad, y, line.text);
            y += pen.style.line;
        }
        Node& header =
            s.add_node(Role::ColumnHeader, node_id(head, Key("column", std::to_string(i))),
                       rects[i], columns[i].label);
        s.set_type(header, pen.style);
    }
    s.parent = id;
    return Scope(*this);
}

void Frame::table_row(Key key, ListOf<Cell> cells, RowState state) {
    FrameState& s = *m_state;
    VERIFY(cells.size() == s.column_weights.size());
    NodeId const id = s.id_of(key);
    bool const is_narrow = is_stacked(s);
    float height = is_narrow ? cell_pad : s.m.table_row;
    auto widths = cell_rects(s, {0, 0, s.available_width(), 0});
    Pen const label = s.pen(TypeRole::Minimum, s.ink2());
    auto const label_lines = [&](std::size_t column) {
        return s.painter.wrap(label, s.column_labels[column], s.available_width() - 2 * cell_pad);
    };
    auto const label_height = [&](std::size_t column) {
        return static_cast<float>(label_lines(column).size()) * label.style.line;
    };
    for (std::size_t i = 0; i < cells.size(); ++i) {
        float const width = is_narrow ? s.available_width() : widths[i].w;
        CellFace const face = face_of(s, cells[i], width);
        bool const is_blank = face.height <= 0;
        if (is_narrow)
            height += is_blank ? 0 : face.height + label_height(i) + 6;
        else
            height = std::max(height, face.height + cell_pad);
    }
    Rect const row = s.place(height, {0, 0});
    if (state == RowState::Selected) {
        s.painter.fill(row, s.t().tint);
        s.painter.fill({row.x, row.y, 4, row.h}, s.t().primary);
    }
    bool const is_first = s.box().cell++ == 0;
    if (!is_first)
        s.painter.line(row.x, row.y - 1, row.w, s.t().line);
    NodeId const outer = s.parent;
    Node& node = s.add_node(Role::Row, id, row);
    node.flags |= state == RowState::Selected ? flag::current : 0;
    s.parent = id;
    auto rects = cell_rects(s, row);
    float y = row.y + cell_pad / 2;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Rect rect = rects[i];
        if (is_narrow) {
            float const cell_height = face_of(s, cells[i], row.w).height;
            if (cell_height > 0) {
                s.painter.lines(label, row.x + cell_pad, y, label_lines(i));
                y += label_height(i);
            }
            rect = {row.x, y, row.w, cell_height};
            y += cell_height > 0 ? cell_height + 6 : 0;
        }
        Align const align = is_narrow ? Align::Left : s.column_aligns[i];
        draw_cell(s, node_id(id, Key("cell", std::to_string(i))), cells[i], rect, align);
    }
    s.parent = outer;
}

}
