#include "shared/print/sheet_parts.h"

#include <algorithm>

namespace onedoor::print {

static constexpr TextStyle mark_style{.size = 7.5};
static constexpr TextStyle instruction_style{.size = 8.5, .slant = Slant::Italic};
static constexpr TextStyle recipients_heading_style{.size = 8, .slant = Slant::Italic};
static constexpr double signature_space = 13 * millimetre;
static constexpr double mark_width_max = 50 * millimetre;

static void draw_mark(PageFlow& flow, HeadingColumn& column, std::vector<std::string> const& mark) {
    std::string text;
    for (std::string const& line : mark)
        text += (text.empty() ? "" : "\n") + line;
    double const width = std::min(mark_width_max, column.width());
    double const x = column.centre() - width / 2;
    TextBlock const block = flow.typesetter().set({text}, mark_style, width - 4 * cell_padding);
    column.move_down(cell_padding);
    cairo_rectangle(flow.context(), x, column.y(), width, block.height() + 2 * cell_padding);
    cairo_stroke(flow.context());
    block.draw(flow.context(), x + 2 * cell_padding, column.y() + cell_padding);
    column.move_down(std::max(signature_space - cell_padding, block.height() + 3 * cell_padding));
}

static void draw_recipients(PageFlow& flow, HeadingColumn& column,
                            receipts::Signature const& place) {
    auto const add = [&](Span span, TextStyle style) {
        TextBlock const block = flow.typesetter().set(span, style, column.width());
        block.draw(flow.context(), column.x(), column.y());
        column.move_down(block.height());
    };
    add({place.heading, Weight::Bold}, recipients_heading_style);
    for (std::string const& recipient : place.recipients)
        add({"- " + recipient}, note_style);
}

static double draw_place(PageFlow& flow, receipts::Signature const& place, double x, double width) {
    HeadingColumn column(flow, x, width);
    if (!place.recipients.empty()) {
        draw_recipients(flow, column, place);
        return column.y();
    }
    column.add({place.heading, Weight::Bold}, subtitle_style);
    column.add({place.instruction}, instruction_style);
    if (place.mark.empty())
        column.move_down(signature_space);
    else
        draw_mark(flow, column, place.mark);
    column.add({place.name, Weight::Bold}, subtitle_style);
    return column.y();
}

static double height_of(PageFlow const& flow, receipts::Signature const& place, double width) {
    Typesetter const& typesetter = flow.typesetter();
    double height = signature_space + 4 * millimetre;
    for (std::string_view const text :
         {std::string_view(place.heading), std::string_view(place.instruction),
          std::string_view(place.name)})
        height += typesetter.set_heading({text, Weight::Bold}, subtitle_style, width).height();
    double const mark_width = std::min(mark_width_max, width) - 4 * cell_padding;
    for (std::string const& line : place.mark)
        height += typesetter.set({line}, mark_style, mark_width).height();
    for (std::string const& recipient : place.recipients)
        height += typesetter.set({recipient}, note_style, width).height();
    return height;
}

void draw_signatures(PageFlow& flow, receipts::Signatures const& signatures) {
    double const width = flow.width() / static_cast<double>(signatures.places.size());
    double height = 0;
    for (receipts::Signature const& place : signatures.places)
        height = std::max(height, height_of(flow, place, width));
    flow.reserve(height);
    flow.move_down(section_gap);
    double bottom = flow.y();
    double x = flow.left();
    for (receipts::Signature const& place : signatures.places) {
        bottom = std::max(bottom, draw_place(flow, place, x, width));
        x += width;
    }
    flow.move_down(bottom - flow.y() + section_gap);
}

}
