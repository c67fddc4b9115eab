#include "shared/print/page_flow.h"

#include <cairo.h>
#include <utility>

namespace onedoor::print {

static constexpr TextStyle margin_style{.size = 7};

PageFlow::PageFlow(PdfDocument& document, Typesetter const& typesetter, Frame frame)
    : m_document(&document), m_typesetter(&typesetter), m_frame(std::move(frame)) {
    cairo_scale(context(), m_frame.scale, m_frame.scale);
    begin_page();
}

double PageFlow::width() const {
    return m_document->size().width / m_frame.scale - 2 * m_frame.margin_side;
}

double PageFlow::foot() const {
    return m_document->size().height / m_frame.scale - m_frame.margin_bottom;
}

void PageFlow::begin_page() {
    cairo_set_source_rgb(context(), 0, 0, 0);
    cairo_set_line_width(context(), 0.6);
    m_y = m_frame.margin_top;
    if (m_frame.page_count > 1) {
        std::string const number =
            "Trang " + std::to_string(m_page) + "/" + std::to_string(m_frame.page_count);
        TextStyle style = margin_style;
        style.align = Align::Centre;
        TextBlock const block = m_typesetter->set({number}, style, width());
        block.draw(context(), left(), foot() + (m_frame.margin_bottom - block.height()) / 2);
    }
    if (m_page > 1) {
        TextBlock const block = m_typesetter->set({m_frame.continuation}, margin_style, width());
        block.draw(context(), left(), m_y);
        m_y += block.height() + 2 * millimetre;
    }
}

bool PageFlow::reserve(double height) {
    if (m_y + height <= foot())
        return false;
    m_document->next_page();
    ++m_page;
    begin_page();
    return true;
}

void PageFlow::flow(TextBlock const& block) {
    for (std::size_t line = 0; line < block.line_count(); ++line) {
        reserve(block.line_height(line));
        block.draw_line(context(), line, left(), m_y);
        m_y += block.line_height(line);
    }
}

void PageFlow::rule(double centre, double width) {
    cairo_move_to(context(), centre - width / 2, m_y);
    cairo_line_to(context(), centre + width / 2, m_y);
    cairo_stroke(context());
}

}
