#include "shared/print/typesetter.h"

#include "shared/core/verify.h"
#include "shared/core/wipe.h"

#include <algorithm>
#include <pango/pangocairo.h>
#include <string>
#include <utility>

namespace onedoor::print {

void detail::Unref::operator()(void* object) const {
    g_object_unref(object);
}

void detail::EraseAndUnref::operator()(PangoLayout* layout) const {
    // The layout's own copy, which nobody reads again.
    char volatile* text = const_cast<char*>(pango_layout_get_text(layout));
    while (*text != '\0')
        *text++ = '\0';
    g_object_unref(layout);
}

static double points(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

TextBlock::TextBlock(PangoLayout* layout) : m_layout(layout) {
    PangoLayoutIter* iterator = pango_layout_get_iter(layout);
    do {
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(iterator, nullptr, &extents);
        m_line_bottoms.push_back(points(extents.y + extents.height));
        m_width = std::max(m_width, points(extents.width));
    } while (pango_layout_iter_next_line(iterator) != 0);
    pango_layout_iter_free(iterator);
}

double TextBlock::height() const {
    return m_line_bottoms.back();
}

double TextBlock::line_height(std::size_t line) const {
    return m_line_bottoms[line] - (line == 0 ? 0 : m_line_bottoms[line - 1]);
}

void TextBlock::draw(cairo_t* context, double x, double y) const {
    for (std::size_t line = 0; line < line_count(); ++line) {
        draw_line(context, line, x, y);
        y += line_height(line);
    }
}

void TextBlock::draw_line(cairo_t* context, std::size_t line, double x, double y) const {
    VERIFY(line < line_count());
    PangoLayoutIter* iterator = pango_layout_get_iter(m_layout.get());
    for (std::size_t i = 0; i < line; ++i)
        pango_layout_iter_next_line(iterator);
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(iterator, nullptr, &extents);
    double const ascent = points(pango_layout_iter_get_baseline(iterator) - extents.y);
    cairo_move_to(context, x + m_indent + points(extents.x), y + ascent);
    pango_cairo_show_layout_line(context, pango_layout_iter_get_line_readonly(iterator));
    pango_layout_iter_free(iterator);
}

static bool has_family(PangoFontMap* font_map, PangoContext* context) {
    PangoFontDescription* wanted = pango_font_description_new();
    pango_font_description_set_family_static(wanted, font_family);
    pango_font_description_set_size(wanted, 9 * PANGO_SCALE);
    PangoFont* font = pango_font_map_load_font(font_map, context, wanted);
    pango_font_description_free(wanted);
    if (font == nullptr)
        return false;
    PangoFontDescription* found = pango_font_describe(font);
    bool const same = std::string_view(pango_font_description_get_family(found)) == font_family;
    pango_font_description_free(found);
    g_object_unref(font);
    return same;
}

Result<Typesetter> Typesetter::create() {
    Typesetter typesetter;
    typesetter.m_font_map.reset(pango_cairo_font_map_new());
    typesetter.m_context.reset(pango_font_map_create_context(typesetter.m_font_map.get()));
    PangoContext* context = typesetter.m_context.get();
    pango_cairo_context_set_resolution(context, 72);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("vi"));
    if (!has_family(typesetter.m_font_map.get(), context))
        return fail("print.font", "the font Noto Sans is not installed (fonts-noto-core)");
    return typesetter;
}

static PangoAttrList* bold_parts(std::span<Span const> spans) {
    PangoAttrList* attributes = pango_attr_list_new();
    std::size_t at = 0;
    for (Span const& span : spans) {
        if (span.weight == Weight::Bold) {
            PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
            bold->start_index = static_cast<guint>(at);
            bold->end_index = static_cast<guint>(at + span.text.size());
            pango_attr_list_insert(attributes, bold);
        }
        at += span.text.size();
    }
    return attributes;
}

TextBlock Typesetter::set(std::span<Span const> spans, TextStyle style, double width) const {
    PangoLayout* layout = pango_layout_new(m_context.get());
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, font_family);
    pango_font_description_set_size(font, static_cast<int>(style.size * PANGO_SCALE));
    if (style.slant == Slant::Italic)
        pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);

    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    if (style.align == Align::Centre)
        pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
    std::size_t length = 0;
    for (Span const& span : spans)
        length += span.text.size();
    std::string text;
    text.reserve(length);
    for (Span const& span : spans)
        text += span.text;
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    core::wipe(text);
    PangoAttrList* attributes = bold_parts(spans);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return TextBlock(layout);
}

TextBlock Typesetter::set(Span span, TextStyle style, double width) const {
    return set(std::span(&span, 1), style, width);
}

/// Takes the narrowest width that needs no more lines, and indents the block by the rest.
TextBlock Typesetter::set_heading(Span span, TextStyle style, double width) const {
    style.align = Align::Centre;
    TextBlock heading = set(span, style, width);
    double narrow = width / static_cast<double>(heading.line_count() + 1);
    double wide = width;
    while (heading.line_count() > 1 && wide - narrow > 1) {
        double const middle = (narrow + wide) / 2;
        TextBlock attempt = set(span, style, middle);
        if (attempt.line_count() > heading.line_count()) {
            narrow = middle;
        } else {
            wide = middle;
            heading = std::move(attempt);
            heading.m_indent = (width - middle) / 2;
        }
    }
    return heading;
}

}
