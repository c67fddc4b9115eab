#pragma once

#include "shared/print/page_flow.h"
#include "shared/receipts/sheet.h"

#include <cairo.h>

/// Parts of printed forms, each drawn from PageFlow::y() on.
namespace onedoor::print {

inline constexpr TextStyle head_style{.size = 8};
inline constexpr TextStyle subtitle_style{.size = 8.5};
inline constexpr TextStyle body_style{.size = 9};
inline constexpr TextStyle note_style{.size = 7.5};
inline constexpr double line_gap = 0.3 * millimetre;
inline constexpr double section_gap = 1.5 * millimetre;
inline constexpr double cell_padding = 0.9 * millimetre;

/// Headings one below the other, which do not break over pages.
class HeadingColumn {
public:
    HeadingColumn(PageFlow& flow, double x, double width)
        : m_flow(flow), m_x(x), m_width(width), m_y(flow.y()) {}

    [[nodiscard]] double y() const { return m_y; }
    [[nodiscard]] double x() const { return m_x; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double centre() const { return m_x + m_width / 2; }
    void move_down(double distance) { m_y += distance; }
    /// Nothing for an empty text.
    void add(Span span, TextStyle style);
    /// A line of this share of the width of the text above it.
    void add_rule(double share);

private:
    PageFlow& m_flow;
    double m_x;
    double m_width;
    double m_y;
    double m_text_width = 0;
};

/// Fails with "qr.too_long".
Result<void> draw_head(PageFlow& flow, receipts::Sheet const& sheet);
void draw_table(PageFlow& flow, receipts::SheetTable const& table, TextStyle style);
void draw_signatures(PageFlow& flow, receipts::Signatures const& signatures);

}
