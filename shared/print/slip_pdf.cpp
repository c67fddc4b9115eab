#include "shared/print/slip_pdf.h"

#include "shared/print/page_flow.h"
#include "shared/print/qr_code.h"

#include <algorithm>
#include <array>
#include <cairo.h>
#include <string_view>

namespace onedoor::print {

using receipts::Slip;

static constexpr TextStyle office_style{.size = 9, .align = Align::Centre};
static constexpr TextStyle title_style{.size = 14, .align = Align::Centre};
static constexpr TextStyle banner_style{.size = 12, .align = Align::Centre};
static constexpr TextStyle number_style{.size = 36, .align = Align::Centre};
static constexpr TextStyle code_style{.size = 13};
static constexpr TextStyle body_style{.size = 10};
static constexpr TextStyle small_style{.size = 8.5};
static constexpr TextStyle caption_style{.size = 8.5, .align = Align::Centre};

static constexpr double margin = 14 * millimetre;
static constexpr double gap = 3 * millimetre, line_gap = 0.6 * millimetre;
static constexpr double padding = 2 * millimetre;
static constexpr double qr_side = 28 * millimetre;
/// Of a line of checks: the name, beside it what was found.
static constexpr double name_share = 0.6;

static void draw(PageFlow& flow, Span span, TextStyle style) {
    if (span.text.empty())
        return;
    flow.flow(flow.typesetter().set(span, style, flow.width()));
    flow.move_down(line_gap);
}

static void draw_banner(PageFlow& flow, std::string_view text) {
    if (text.empty())
        return;
    flow.move_down(gap);
    TextBlock const block =
        flow.typesetter().set({text, Weight::Bold}, banner_style, flow.width() - 2 * padding);
    double const height = block.height() + 2 * padding;
    flow.reserve(height);
    cairo_rectangle(flow.context(), flow.left(), flow.y(), flow.width(), height);
    cairo_stroke(flow.context());
    block.draw(flow.context(), flow.left() + padding, flow.y() + padding);
    flow.move_down(height + gap);
}

static void draw_lines(PageFlow& flow, std::vector<receipts::Line> const& lines, TextStyle style) {
    for (receipts::Line const& line : lines) {
        std::array<Span, 3> const spans{{{line.label}, {": "}, {line.value, Weight::Bold}}};
        flow.flow(flow.typesetter().set(spans, style, flow.width()));
        flow.move_down(line_gap);
    }
}

static void draw_item(PageFlow& flow, Slip::Item const& item) {
    double const name_width = flow.width() * name_share;
    TextBlock const name = flow.typesetter().set({item.name}, body_style, name_width - padding);
    TextBlock const value =
        flow.typesetter().set({item.value, Weight::Bold}, body_style, flow.width() - name_width);
    double const height = std::max(name.height(), value.height());
    flow.reserve(height);
    name.draw(flow.context(), flow.left(), flow.y());
    value.draw(flow.context(), flow.left() + name_width, flow.y());
    flow.move_down(height);
    draw(flow, {item.remark}, small_style);
    flow.move_down(line_gap);
    flow.rule(flow.left() + flow.width() / 2, flow.width());
    flow.move_down(line_gap);
}

static Result<void> draw_address(PageFlow& flow, Slip const& slip) {
    if (slip.address.empty())
        return {};
    flow.move_down(gap);
    flow.reserve(qr_side + gap);
    double const x = flow.left() + (flow.width() - qr_side) / 2;
    TRY_VOID(draw_qr_code(flow.context(), slip.address, x, flow.y(), qr_side));
    flow.move_down(qr_side + line_gap);
    draw(flow, {slip.address_caption}, caption_style);
    return {};
}

/// The number of pages drawn.
static Result<int> draw_slip(PdfDocument& document, Typesetter const& typesetter, Slip const& slip,
                             Edition edition, int page_count) {
    PageFlow flow(document, typesetter,
                  {.margin_side = margin,
                   .margin_top = margin,
                   .margin_bottom = margin,
                   .continuation = slip.title,
                   .page_count = page_count});
    if (edition == Edition::Copy)
        draw_banner(flow, copy_mark);
    draw(flow, {slip.office}, office_style);
    flow.move_down(gap);
    draw(flow, {slip.title, Weight::Bold}, title_style);
    draw_banner(flow, slip.banner);
    draw(flow, {slip.number, Weight::Bold}, number_style);
    draw_lines(flow, slip.codes, code_style);
    draw_lines(flow, slip.lines, body_style);
    flow.move_down(gap);
    draw(flow, {slip.items_title, Weight::Bold}, body_style);
    flow.move_down(line_gap);
    for (Slip::Item const& item : slip.items)
        draw_item(flow, item);
    TRY_VOID(draw_address(flow, slip));
    flow.move_down(gap);
    for (std::string const& note : slip.notes)
        draw(flow, {note}, small_style);
    return flow.page();
}

Result<core::Bytes> slip_pdf(Slip const& slip, PagePrint const& print) {
    Typesetter const typesetter = TRY(Typesetter::create());
    PdfDocument::Description const description{slip.title, print.created_at};
    PdfDocument draft(print.size, description);
    int const pages = TRY(draw_slip(draft, typesetter, slip, print.edition, 0));
    if (pages == 1)
        return draft.finish();
    PdfDocument numbered(print.size, description);
    TRY(draw_slip(numbered, typesetter, slip, print.edition, pages));
    return numbered.finish();
}

}
