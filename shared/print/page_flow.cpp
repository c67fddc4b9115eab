#include "shared/print/page_flow.h"

#include <cairo.h>
#include <cmath>
#include <utility>

namespace onedoor::print {

static constexpr TextStyle margin_style{.size = 7};
/// Light enough for what stands over it.
static constexpr double mark_grey = 0.87;

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
    if (!m_frame.mark.empty())
        draw_mark();
    draw_margins();
    if (m_page > 1) {
        TextBlock const block = m_typesetter->set({m_frame.continuation}, margin_style, width());
        block.draw(context(), left(), m_y);
        m_y += block.height() + 2 * millimetre;
    }
    m_page_top = m_y;
}

void PageFlow::draw_margins() {
    auto const middle_of = [this](TextBlock const& block) {
        return foot() + (m_frame.margin_bottom - block.height()) / 2;
    };
    if (!m_frame.foot.empty()) {
        TextBlock const block = m_typesetter->set({m_frame.foot}, margin_style, width());
        block.draw(context(), left(), middle_of(block));
    }
    if (m_frame.page_count > 1) {
        std::string const number =
            "Trang " + std::to_string(m_page) + "/" + std::to_string(m_frame.page_count);
        TextBlock const block = m_typesetter->set({number}, margin_style, width());
        block.draw(context(), left() + width() - block.width(), middle_of(block));
    }
}

void PageFlow::draw_mark() {
    double const page_width = m_document->size().width / m_frame.scale;
    double const page_height = m_document->size().height / m_frame.scale;
    std::string_view const words =
        std::string_view(m_frame.mark).substr(0, m_frame.mark.find(" ("));
    TextStyle const across{.size = page_width / 7, .align = Align::Centre};
    TextBlock const large = m_typesetter->set({words, Weight::Bold}, across, page_width);
    cairo_save(context());
    cairo_translate(context(), page_width / 2, page_height / 2);
    cairo_rotate(context(), -std::atan2(page_height, page_width));
    cairo_set_source_rgb(context(), mark_grey, mark_grey, mark_grey);
    large.draw(context(), -page_width / 2, -large.height() / 2);
    cairo_restore(context());

    TextStyle line = margin_style;
    line.align = Align::Centre;
    TextBlock const block = m_typesetter->set({m_frame.mark, Weight::Bold}, line, width());
    block.draw(context(), left(), (m_frame.margin_top - block.height()) / 2);
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
