#include "shared/print/qr_code.h"
#include "shared/print/sheet_parts.h"

#include <algorithm>

namespace onedoor::print {

static constexpr TextStyle date_style{.size = 8, .slant = Slant::Italic};
static constexpr double left_head_share = 0.44;
/// Decree 30/2020, appendix I: half as long as the agency's name, as long as the motto.
static constexpr double agency_rule_share = 0.5;
static constexpr double motto_rule_share = 1;
/// A code that also holds a signature has three times the modules.
static constexpr double qr_side = 20 * millimetre;
static constexpr double large_qr_side = 26 * millimetre;
static constexpr std::size_t small_code_bytes_max = 106;

void HeadingColumn::add(Span span, TextStyle style) {
    if (span.text.empty())
        return;
    TextBlock const block = m_flow.typesetter().set_heading(span, style, m_width);
    block.draw(m_flow.context(), m_x, m_y);
    m_y += block.height();
    m_text_width = block.width();
}

void HeadingColumn::add_rule(double share) {
    m_y += 1.1 * millimetre;
    cairo_t* context = m_flow.context();
    cairo_move_to(context, centre() - m_text_width * share / 2, m_y);
    cairo_line_to(context, centre() + m_text_width * share / 2, m_y);
    cairo_stroke(context);
    m_y += 0.8 * millimetre;
}

Result<void> draw_head(PageFlow& flow, receipts::Sheet const& sheet) {
    double const left_width = flow.width() * left_head_share;
    HeadingColumn left(flow, flow.left(), left_width);
    left.add({sheet.parent_agency}, head_style);
    left.add({sheet.unit, Weight::Bold}, head_style);
    left.add_rule(agency_rule_share);
    left.add({sheet.number_line}, head_style);
    left.add({sheet.code_line, Weight::Bold}, head_style);

    HeadingColumn right(flow, flow.left() + left_width, flow.width() - left_width);
    right.add({receipts::country_line, Weight::Bold}, head_style);
    right.add({receipts::motto_line, Weight::Bold}, head_style);
    right.add_rule(motto_rule_share);
    if (sheet.head == receipts::Head::Letter)
        right.add({sheet.place_and_date}, date_style);
    if (!sheet.code.empty()) {
        double const side = sheet.code.size() > small_code_bytes_max ? large_qr_side : qr_side;
        TRY_VOID(
            draw_qr_code(flow.context(), sheet.code, right.centre() - side / 2, right.y(), side));
        right.move_down(side);
    }
    flow.move_down(std::max(left.y(), right.y()) - flow.y());
    return {};
}

}
