#include "shared/print/sheet_parts.h"

#include <algorithm>
#include <ranges>

namespace onedoor::print {

namespace {

/// Rows stay in one piece; the heading is repeated on every page.
class Table {
public:
    Table(PageFlow& flow, std::vector<receipts::Column> const& columns, TextStyle style);

    void add_heading();
    /// In one piece, or line by line over several pages when no page has room for it.
    void add_row(std::vector<std::string> const& cells);
    /// The heading and one row of one line.
    [[nodiscard]] double least_height() const;

private:
    struct Cell {
        double x = 0;
        double width = 0;
        double height = 0;
    };

    [[nodiscard]] TextBlock block_of(std::string_view text, Weight weight, Align align,
                                     double width) const;
    [[nodiscard]] double heading_height(std::size_t begin, std::size_t end) const;
    [[nodiscard]] double group_height(std::size_t begin, std::size_t end) const;
    [[nodiscard]] double heading_height() const;
    [[nodiscard]] double span_width(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::size_t group_end(std::size_t begin) const;
    /// As many lines of every cell as fit; how far each cell has come is in `next_lines`.
    void add_part(std::vector<TextBlock> const& blocks, std::vector<std::size_t>& next_lines);
    void draw_cell(TextBlock const& block, Cell cell, double y) const;
    void draw_headings(std::size_t begin, std::size_t end, double y, double height) const;

    PageFlow& m_flow;
    std::vector<receipts::Column> const& m_columns;
    TextStyle m_style;
    std::vector<double> m_lefts;
    std::vector<double> m_widths;
};

}

Table::Table(PageFlow& flow, std::vector<receipts::Column> const& columns, TextStyle style)
    : m_flow(flow), m_columns(columns), m_style(style) {
    double fixed = 0;
    double sharing = 0;
    for (receipts::Column const& column : columns) {
        fixed += column.width_mm * millimetre;
        sharing += column.width_mm == 0;
    }
    double const share = sharing == 0 ? 0 : std::max(0.0, flow.width() - fixed) / sharing;
    double left = flow.left();
    for (receipts::Column const& column : columns) {
        double const width = column.width_mm == 0 ? share : column.width_mm * millimetre;
        m_lefts.push_back(left);
        m_widths.push_back(width);
        left += width;
    }
}

TextBlock Table::block_of(std::string_view text, Weight weight, Align align, double width) const {
    TextStyle style = m_style;
    style.align = align;
    return m_flow.typesetter().set({text, weight}, style, width - 2 * cell_padding);
}

double Table::span_width(std::size_t begin, std::size_t end) const {
    return m_lefts[end - 1] + m_widths[end - 1] - m_lefts[begin];
}

/// Behind the last column of the group that begins here; one behind when there is no group.
std::size_t Table::group_end(std::size_t begin) const {
    std::size_t end = begin + 1;
    if (!m_columns[begin].group.empty())
        while (end < m_columns.size() && m_columns[end].group == m_columns[begin].group)
            ++end;
    return end;
}

double Table::heading_height(std::size_t begin, std::size_t end) const {
    double height = 0;
    for (std::size_t i = begin; i < end; ++i)
        height = std::max(
            height,
            block_of(m_columns[i].heading, Weight::Bold, Align::Centre, m_widths[i]).height());
    return height + 2 * cell_padding;
}

double Table::group_height(std::size_t begin, std::size_t end) const {
    if (m_columns[begin].group.empty())
        return 0;
    return block_of(m_columns[begin].group, Weight::Bold, Align::Centre, span_width(begin, end))
               .height() +
           2 * cell_padding;
}

double Table::heading_height() const {
    double height = 0;
    for (std::size_t begin = 0; begin < m_columns.size(); begin = group_end(begin)) {
        std::size_t const end = group_end(begin);
        height = std::max(height, group_height(begin, end) + heading_height(begin, end));
    }
    return height;
}

double Table::least_height() const {
    return heading_height() +
           block_of("A", Weight::Regular, Align::Left, m_widths.front()).height() +
           2 * cell_padding;
}

void Table::draw_cell(TextBlock const& block, Cell cell, double y) const {
    cairo_rectangle(m_flow.context(), cell.x, y, cell.width, cell.height);
    cairo_stroke(m_flow.context());
    block.draw(m_flow.context(), cell.x + cell_padding, y + (cell.height - block.height()) / 2);
}

void Table::draw_headings(std::size_t begin, std::size_t end, double y, double height) const {
    for (std::size_t i = begin; i < end; ++i)
        draw_cell(block_of(m_columns[i].heading, Weight::Bold, Align::Centre, m_widths[i]),
                  {m_lefts[i], m_widths[i], height}, y);
}

void Table::add_heading() {
    double const height = heading_height();
    for (std::size_t begin = 0; begin < m_columns.size(); begin = group_end(begin)) {
        std::size_t const end = group_end(begin);
        double const above = group_height(begin, end);
        if (above > 0)
            draw_cell(block_of(m_columns[begin].group, Weight::Bold, Align::Centre,
                               span_width(begin, end)),
                      {m_lefts[begin], span_width(begin, end), above}, m_flow.y());
        draw_headings(begin, end, m_flow.y() + above, height - above);
    }
    m_flow.move_down(height);
}

void Table::add_row(std::vector<std::string> const& cells) {
    std::vector<TextBlock> blocks;
    double height = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Align const align = m_columns[i].is_centred ? Align::Centre : Align::Left;
        blocks.push_back(block_of(cells[i], Weight::Regular, align, m_widths[i]));
        height = std::max(height, blocks.back().height());
    }
    height += 2 * cell_padding;
    if (height > m_flow.page_height() - heading_height()) {
        std::vector<std::size_t> next_lines(blocks.size());
        auto const is_left = [&](std::size_t i) { return next_lines[i] < blocks[i].line_count(); };
        while (std::ranges::any_of(std::views::iota(std::size_t{0}, blocks.size()), is_left))
            add_part(blocks, next_lines);
        return;
    }
    if (m_flow.reserve(height))
        add_heading();
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        draw_cell(blocks[i], {m_lefts[i], m_widths[i], height}, m_flow.y());
    m_flow.move_down(height);
}

void Table::add_part(std::vector<TextBlock> const& blocks, std::vector<std::size_t>& next_lines) {
    double const line = blocks.front().line_height(0);
    if (m_flow.reserve(line + 2 * cell_padding))
        add_heading();
    double const room = m_flow.rest() - 2 * cell_padding;
    double height = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        double y = 0;
        for (std::size_t& next = next_lines[i];
             next < blocks[i].line_count() && y + blocks[i].line_height(next) <= room; ++next) {
            blocks[i].draw_line(m_flow.context(), next, m_lefts[i] + cell_padding,
                                m_flow.y() + cell_padding + y);
            y += blocks[i].line_height(next);
        }
        height = std::max(height, y);
    }
    height += 2 * cell_padding;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        cairo_rectangle(m_flow.context(), m_lefts[i], m_flow.y(), m_widths[i], height);
    cairo_stroke(m_flow.context());
    m_flow.move_down(height);
}

void draw_table(PageFlow& flow, receipts::SheetTable const& table, TextStyle style) {
    Table drawn(flow, table.columns, style);
    flow.move_down(line_gap);
    flow.reserve(drawn.least_height());
    drawn.add_heading();
    for (std::vector<std::string> const& row : table.rows)
        drawn.add_row(row);
    flow.move_down(section_gap);
}

}
