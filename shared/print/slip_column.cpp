#include "shared/print/slip_column.h"

#include "shared/core/wipe.h"
#include "shared/print/qr_code.h"
#include "shared/print/slip.h"
#include "shared/qr/qr.h"

#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <utility>

namespace onedoor::print {

static constexpr double dots_per_point = slip_dots_per_inch / 72;
/// A millimetre: letters reach a little over the edge of their line.
static constexpr std::size_t margin_dots = 8;
static constexpr double line_width = 2 / dots_per_point;
/// Points; nothing that fits on a slip is wider.
static constexpr double width_without_end = 10'000;
static constexpr double frame_padding = 4, column_gap = 6;
/// Of a row, for its value.
static constexpr double value_share_max = 0.45;
/// Three quarters of a millimetre: read by every telephone.
static constexpr std::size_t module_dots_max = 6;
static constexpr std::size_t quiet_modules_both = 8;

static std::size_t dots(double points) {
    return static_cast<std::size_t>(std::ceil(points * dots_per_point));
}

SlipColumn::SlipColumn(Typesetter const& typesetter, std::size_t width_dots)
    : m_typesetter(&typesetter), m_width_dots(width_dots),
      m_width(static_cast<double>(width_dots - 2 * margin_dots) / dots_per_point) {}

SlipColumn::~SlipColumn() {
    for (QrCode& code : m_qr_codes)
        core::wipe(code.text);
}

void SlipColumn::place(TextBlock block, double x) {
    double const height = block.height();
    m_texts.push_back({std::move(block), x, m_y});
    m_y += height;
}

void SlipColumn::add(Span span, TextStyle style) {
    if (!span.text.empty())
        place(m_typesetter->set(span, style, m_width));
}

void SlipColumn::add_heading(Span span, double size) {
    if (!span.text.empty())
        place(m_typesetter->set_heading(span, {.size = size, .align = Align::Centre}, m_width));
}

void SlipColumn::add_large(Span span, double size) {
    if (span.text.empty())
        return;
    auto const at_size = [&] { return m_typesetter->set(span, {.size = size}, m_width); };
    if (at_size().line_count() > 1) {
        // Widths grow with the size: each size tried loads a font.
        double const whole = m_typesetter->set(span, {.size = size}, width_without_end).width();
        size = std::floor(2 * size * m_width / whole) / 2;
        while (size > slip_text_size && at_size().line_count() > 1)
            size -= 0.5;
    }
    add(span, {.size = std::max(size, slip_text_size), .align = Align::Centre});
}

void SlipColumn::add_row(Span name, Span value, double size) {
    TextBlock right = m_typesetter->set(value, {.size = size}, m_width * value_share_max);
    double const right_x = m_width - right.width();
    double const top = m_y, below = m_y + right.height();
    place(std::move(right), right_x);
    m_y = top;
    place(m_typesetter->set(name, {.size = size}, right_x - column_gap));
    m_y = std::max(m_y, below);
}

void SlipColumn::add_framed(Span span, double size) {
    if (span.text.empty())
        return;
    double const top = m_y, inset = line_width + frame_padding;
    m_y += inset;
    place(m_typesetter->set_heading(span, {.size = size, .align = Align::Centre},
                                    m_width - 2 * inset),
          inset);
    m_y += inset;
    m_boxes.push_back({top, m_y - top});
}

void SlipColumn::add_rule() {
    m_boxes.push_back({m_y});
    m_y += line_width;
}

Result<void> SlipColumn::add_qr_code(std::string_view text) {
    if (text.empty())
        return {};
    qr::Code const code = TRY(qr::encode(text));
    std::size_t const modules = static_cast<std::size_t>(code.side) + quiet_modules_both;
    std::size_t const module = std::min(module_dots_max, m_width_dots / modules);
    if (module == 0)
        return fail("qr.too_long");
    std::size_t const top = dots(m_y), side = module * modules;
    m_qr_codes.push_back({std::string(text), top, side});
    m_y = static_cast<double>(top + side) / dots_per_point;
    return {};
}

std::size_t SlipColumn::height_dots() const {
    return dots(m_y);
}

void SlipColumn::draw_box(cairo_t* context, Box const& box) const {
    if (box.height == 0) {
        cairo_rectangle(context, 0, box.y, m_width, line_width);
        return cairo_fill(context);
    }
    cairo_set_line_width(context, line_width);
    cairo_rectangle(context, line_width / 2, box.y + line_width / 2, m_width - line_width,
                    box.height - line_width);
    cairo_stroke(context);
}

Result<void> SlipColumn::draw(cairo_t* context) const {
    for (QrCode const& code : m_qr_codes)
        TRY_VOID(draw_qr_code(
            context, code.text, static_cast<double>((m_width_dots - code.side_dots) / 2),
            static_cast<double>(code.top_dots), static_cast<double>(code.side_dots)));
    cairo_translate(context, margin_dots, 0);
    cairo_scale(context, dots_per_point, dots_per_point);
    for (Box const& box : m_boxes)
        draw_box(context, box);
    for (Text const& text : m_texts)
        text.block.draw(context, text.x, text.y);
    return {};
}

}
