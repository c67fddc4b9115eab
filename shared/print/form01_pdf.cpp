#include "shared/print/form01_pdf.h"

#include "shared/print/page_flow.h"
#include "shared/print/qr_code.h"

#include <algorithm>
#include <array>
#include <cairo.h>

namespace onedoor::print {

using receipts::Copy;
using receipts::Form01;

static constexpr TextStyle head_style{.size = 8};
static constexpr TextStyle date_style{.size = 8, .slant = Slant::Italic};
static constexpr TextStyle title_style{.size = 12};
static constexpr TextStyle subtitle_style{.size = 8.5};
static constexpr TextStyle body_style{.size = 9};
static constexpr TextStyle table_style{.size = 8.5};
static constexpr TextStyle table_centred{.size = 8.5, .align = Align::Centre};
static constexpr TextStyle mark_style{.size = 7.5};
static constexpr TextStyle note_style{.size = 7.5};

/// A form that is a little too long is drawn smaller rather than on two sheets; below the last of
/// these the notes would be smaller than 6.5 points.
static constexpr std::array one_page_scales{1.0, 0.94, 0.88};

static constexpr double line_gap = 0.3 * millimetre;
static constexpr double section_gap = 1.5 * millimetre;
static constexpr double cell_padding = 0.9 * millimetre;
static constexpr double qr_side = 20 * millimetre;
static constexpr double signature_space = 13 * millimetre;
static constexpr double left_head_share = 0.44;

namespace {

/// Headings one below the other, which do not break over pages.
class Column {
public:
    Column(PageFlow& flow, double x, double width)
        : m_flow(flow), m_x(x), m_width(width), m_y(flow.y()) {}

    [[nodiscard]] double y() const { return m_y; }
    [[nodiscard]] double centre() const { return m_x + m_width / 2; }
    void move_down(double distance) { m_y += distance; }

    void add(Span span, TextStyle style) {
        if (span.text.empty())
            return;
        TextBlock const block = m_flow.typesetter().set_heading(span, style, m_width);
        block.draw(m_flow.context(), m_x, m_y);
        m_y += block.height();
    }

    void add_rule(double share) {
        m_y += 1.1 * millimetre;
        cairo_t* context = m_flow.context();
        cairo_move_to(context, centre() - m_width * share / 2, m_y);
        cairo_line_to(context, centre() + m_width * share / 2, m_y);
        cairo_stroke(context);
        m_y += 0.8 * millimetre;
    }

private:
    PageFlow& m_flow;
    double m_x;
    double m_width;
    double m_y;
};

}

static Result<void> draw_head(PageFlow& flow, Form01 const& form) {
    double const left_width = flow.width() * left_head_share;
    Column left(flow, flow.left(), left_width);
    left.add({form.parent_agency}, head_style);
    left.add({form.unit, Weight::Bold}, head_style);
    left.add_rule(0.35);
    left.add({form.number_line}, head_style);
    left.add({"Mã hồ sơ: " + form.file_code, Weight::Bold}, head_style);

    Column right(flow, flow.left() + left_width, flow.width() - left_width);
    right.add({receipts::country_line, Weight::Bold}, head_style);
    right.add({receipts::motto_line, Weight::Bold}, head_style);
    right.add_rule(0.5);
    right.add({form.place_and_date}, date_style);
    TRY_VOID(draw_qr_code(flow.context(), form.look_up_address, right.centre() - qr_side / 2,
                          right.y(), qr_side));
    right.move_down(qr_side);
    flow.move_down(std::max(left.y(), right.y()) - flow.y());
    return {};
}

static void draw_title(PageFlow& flow, Copy copy) {
    Typesetter const& typesetter = flow.typesetter();
    flow.flow(
        typesetter.set_heading({receipts::form01_title, Weight::Bold}, title_style, flow.width()));
    flow.flow(typesetter.set_heading({receipts::copy_line(copy)}, subtitle_style, flow.width()));
    flow.move_down(section_gap);
}

static void draw_text(PageFlow& flow, Span span, TextStyle style) {
    if (span.text.empty())
        return;
    flow.flow(flow.typesetter().set(span, style, flow.width()));
    flow.move_down(line_gap);
}

static void draw_lines(PageFlow& flow, std::vector<receipts::Line> const& lines) {
    for (receipts::Line const& line : lines) {
        std::array<Span, 3> const spans{{{line.label}, {" "}, {line.value, Weight::Bold}}};
        flow.flow(flow.typesetter().set(spans, body_style, flow.width()));
        flow.move_down(line_gap);
    }
}

namespace {

using Cells = std::array<std::string, 4>;

/// The table of papers: number, name, originals, copies. Rows stay in one piece; the heading is
/// repeated on every page.
class PaperTable {
public:
    explicit PaperTable(PageFlow& flow)
        : m_flow(flow), m_widths{9 * millimetre, flow.width() - 47 * millimetre, 19 * millimetre,
                                 19 * millimetre} {}

    void add_heading() { add({"TT", "Tên giấy tờ", "Bản chính", "Bản sao"}, Weight::Bold); }

    void add_row(Cells const& cells) {
        double const needed = height_of(cells, Weight::Regular);
        if (m_flow.reserve(needed))
            add_heading();
        add(cells, Weight::Regular);
    }

private:
    [[nodiscard]] TextBlock block_of(Cells const& cells, std::size_t column, Weight weight) const {
        bool const name = column == 1 && weight == Weight::Regular;
        return m_flow.typesetter().set({cells[column], weight}, name ? table_style : table_centred,
                                       m_widths[column] - 2 * cell_padding);
    }

    [[nodiscard]] double height_of(Cells const& cells, Weight weight) const {
        double height = 0;
        for (std::size_t column = 0; column < cells.size(); ++column)
            height = std::max(height, block_of(cells, column, weight).height());
        return height + 2 * cell_padding;
    }

    void add(Cells const& cells, Weight weight) {
        double const height = height_of(cells, weight);
        m_flow.reserve(height);
        double x = m_flow.left();
        for (std::size_t column = 0; column < cells.size(); ++column) {
            cairo_rectangle(m_flow.context(), x, m_flow.y(), m_widths[column], height);
            cairo_stroke(m_flow.context());
            TextBlock const block = block_of(cells, column, weight);
            block.draw(m_flow.context(), x + cell_padding,
                       m_flow.y() + (height - block.height()) / 2);
            x += m_widths[column];
        }
        m_flow.move_down(height);
    }

    PageFlow& m_flow;
    std::array<double, 4> m_widths;
};

}

static std::string count_text(std::int32_t count) {
    return count == 0 ? "" : std::to_string(count);
}

static void draw_papers(PageFlow& flow, std::vector<receipts::SubmittedPaper> const& papers) {
    flow.reserve(15 * millimetre);
    draw_text(flow, {receipts::form01_papers_title, Weight::Bold}, body_style);
    flow.move_down(line_gap);
    PaperTable table(flow);
    table.add_heading();
    std::size_t number = 0;
    for (receipts::SubmittedPaper const& paper : papers)
        table.add_row({std::to_string(++number), paper.name, count_text(paper.originals),
                       count_text(paper.copies)});
    flow.move_down(section_gap);
}

static void draw_mark(PageFlow& flow, Column& column, std::vector<std::string> const& mark) {
    std::string text;
    for (std::string const& line : mark)
        text += (text.empty() ? "" : "\n") + line;
    double const width = 50 * millimetre;
    double const x = column.centre() - width / 2;
    TextBlock const block = flow.typesetter().set({text}, mark_style, width - 4 * cell_padding);
    column.move_down(cell_padding);
    cairo_rectangle(flow.context(), x, column.y(), width, block.height() + 2 * cell_padding);
    cairo_stroke(flow.context());
    block.draw(flow.context(), x + 2 * cell_padding, column.y() + cell_padding);
    column.move_down(std::max(signature_space - cell_padding, block.height() + 3 * cell_padding));
}

static double draw_signature(PageFlow& flow, receipts::Signature const& signature, double x) {
    Column column(flow, x, flow.width() / 2);
    column.add({signature.heading, Weight::Bold}, subtitle_style);
    TextStyle instruction = subtitle_style;
    instruction.slant = Slant::Italic;
    column.add({signature.instruction}, instruction);
    if (signature.mark.empty())
        column.move_down(signature_space);
    else
        draw_mark(flow, column, signature.mark);
    column.add({signature.name, Weight::Bold}, subtitle_style);
    return column.y();
}

static double signatures_height(PageFlow const& flow, Form01 const& form) {
    double height = 0;
    for (receipts::Signature const* signature :
         {&form.applicant_signature, &form.receiver_signature})
        height = std::max(
            height, flow.typesetter()
                        .set({signature->name, Weight::Bold}, subtitle_style, flow.width() / 2)
                        .height());
    return height + signature_space + 12 * millimetre;
}

static void draw_signatures(PageFlow& flow, Form01 const& form) {
    flow.reserve(signatures_height(flow, form));
    flow.move_down(section_gap);
    double const left = draw_signature(flow, form.applicant_signature, flow.left());
    double const right =
        draw_signature(flow, form.receiver_signature, flow.left() + flow.width() / 2);
    flow.move_down(std::max(left, right) - flow.y() + section_gap);
}

static void draw_notes(PageFlow& flow, Form01 const& form, Copy copy) {
    flow.reserve(12 * millimetre);
    flow.move_down(section_gap);
    flow.rule(flow.left() + flow.width() / 2, flow.width());
    flow.move_down(section_gap);
    if (copy == Copy::Applicant)
        draw_text(flow, {form.look_up_note, Weight::Bold}, note_style);
    for (std::string const& note : form.notes)
        draw_text(flow, {note}, note_style);
}

namespace {

struct Fit {
    double scale = 1;
    int page_count = 0;
};

}

/// The number of pages drawn.
static Result<int> draw_form(PdfDocument& document, Typesetter const& typesetter,
                             Form01 const& form, Copy copy, Fit fit) {
    PageFlow flow(document, typesetter,
                  {.margin_side = 10 * millimetre,
                   .margin_top = 9 * millimetre,
                   .margin_bottom = 9 * millimetre,
                   .continuation = "Mã hồ sơ: " + form.file_code + " (tiếp theo)",
                   .page_count = fit.page_count,
                   .scale = fit.scale});
    TRY_VOID(draw_head(flow, form));
    draw_title(flow, copy);
    draw_text(flow, {form.office_line}, body_style);
    draw_lines(flow, form.applicant);
    draw_papers(flow, form.papers);
    draw_lines(flow, form.numbered);
    draw_text(flow, {form.register_line}, body_style);
    draw_signatures(flow, form);
    draw_notes(flow, form, copy);
    return flow.page();
}

Result<core::Bytes> form01_pdf(Form01 const& form, Copy copy) {
    Typesetter const typesetter = TRY(Typesetter::create());
    PdfDocument::Description const description{
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả " + form.file_code, form.received_at};
    int page_count = 0;
    for (double const scale : one_page_scales) {
        PdfDocument draft(a5, description);
        int const pages = TRY(draw_form(draft, typesetter, form, copy, {scale, 0}));
        if (pages == 1)
            return draft.finish();
        if (page_count == 0)
            page_count = pages;
    }
    PdfDocument numbered(a5, description);
    TRY(draw_form(numbered, typesetter, form, copy, {1, page_count}));
    return numbered.finish();
}

}
