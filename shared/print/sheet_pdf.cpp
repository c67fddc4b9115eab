#include "shared/print/sheet_pdf.h"

#include "shared/print/sheet_parts.h"

#include <array>

namespace onedoor::print {

using receipts::Paper;
using receipts::TextWeight;

static constexpr TextStyle title_style{.size = 12};
static constexpr TextStyle table_style{.size = 8.5};
static constexpr TextStyle narrow_table_style{.size = 7.5};
/// Six columns or more do not fit with letters of the usual size.
static constexpr std::size_t wide_columns_max = 5;

/// A form that is a little too long is drawn smaller rather than on two sheets; below the last of
/// these the notes would be smaller than 6.5 points.
static constexpr std::array one_page_scales{1.0, 0.94, 0.88};

static constexpr std::string_view between_lines = "     ";

static PageSize size_of(Paper paper) {
    return paper == Paper::A5 ? a5 : a4_landscape;
}

static void draw_title(PageFlow& flow, receipts::Sheet const& sheet) {
    Typesetter const& typesetter = flow.typesetter();
    flow.flow(typesetter.set_heading({sheet.title, Weight::Bold}, title_style, flow.width()));
    if (!sheet.subtitle.empty())
        flow.flow(typesetter.set_heading({sheet.subtitle}, subtitle_style, flow.width()));
    flow.move_down(section_gap);
}

namespace {

/// Draws one block of a sheet.
struct BlockDrawer {
    PageFlow& flow;

    void operator()(receipts::LineRow const& row) const {
        std::vector<Span> spans;
        for (receipts::Line const& line : row.lines) {
            if (!spans.empty())
                spans.push_back({between_lines});
            spans.insert(spans.end(), {{line.label}, {" "}, {line.value, Weight::Bold}});
        }
        flow.flow(flow.typesetter().set(spans, body_style, flow.width()));
        flow.move_down(line_gap);
    }

    void operator()(receipts::Paragraph const& paragraph) const {
        bool const is_strong =
            paragraph.weight == TextWeight::Strong || paragraph.weight == TextWeight::StrongNote;
        bool const is_note =
            paragraph.weight == TextWeight::Note || paragraph.weight == TextWeight::StrongNote;
        flow.flow(
            flow.typesetter().set({paragraph.text, is_strong ? Weight::Bold : Weight::Regular},
                                  is_note ? note_style : body_style, flow.width()));
        flow.move_down(line_gap);
    }

    void operator()(receipts::SheetTable const& table) const {
        draw_table(flow, table,
                   table.columns.size() > wide_columns_max ? narrow_table_style : table_style);
    }

    void operator()(receipts::Signatures const& signatures) const {
        draw_signatures(flow, signatures);
    }

    void operator()(receipts::HorizontalRule) const {
        flow.reserve(12 * millimetre);
        flow.move_down(section_gap);
        flow.rule(flow.left() + flow.width() / 2, flow.width());
        flow.move_down(section_gap);
    }
};

struct Fit {
    double scale = 1;
    int page_count = 0;
};

}

/// The number of pages drawn.
static Result<int> draw_sheet(PdfDocument& document, Typesetter const& typesetter,
                              receipts::Sheet const& sheet, Fit fit) {
    PageFlow flow(document, typesetter,
                  {.margin_side = 10 * millimetre,
                   .margin_top = 9 * millimetre,
                   .margin_bottom = 9 * millimetre,
                   .continuation = sheet.continuation,
                   .foot = sheet.foot,
                   .mark = sheet.mark,
                   .page_count = fit.page_count,
                   .scale = fit.scale});
    TRY_VOID(draw_head(flow, sheet));
    flow.move_down(section_gap);
    draw_title(flow, sheet);
    for (receipts::SheetBlock const& block : sheet.blocks)
        std::visit(BlockDrawer{flow}, block);
    return flow.page();
}

Result<core::Bytes> sheet_pdf(receipts::Sheet const& sheet) {
    Typesetter const typesetter = TRY(Typesetter::create());
    PdfDocument::Description const description{sheet.document_title, sheet.issued_at};
    int page_count = 0;
    for (double const scale : one_page_scales) {
        PdfDocument draft(size_of(sheet.paper), description);
        int const pages = TRY(draw_sheet(draft, typesetter, sheet, {scale, 0}));
        if (pages == 1)
            return draft.finish();
        if (page_count == 0)
            page_count = pages;
        // A register has as many pages as it has.
        if (sheet.paper != Paper::A5)
            break;
    }
    PdfDocument numbered(size_of(sheet.paper), description);
    TRY(draw_sheet(numbered, typesetter, sheet, {1, page_count}));
    return numbered.finish();
}

}
