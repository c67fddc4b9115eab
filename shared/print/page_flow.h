#pragma once

#include "shared/print/pdf_document.h"
#include "shared/print/typesetter.h"

#include <string>

namespace onedoor::print {

/// Fills pages from top to bottom and begins a new one when something does not fit.
class PageFlow {
public:
    struct Frame {
        double margin_side = 0;
        double margin_top = 0;
        double margin_bottom = 0;
        /// Stands on top of every page but the first.
        std::string continuation;
        /// At the foot of every page, on the left.
        std::string foot{};
        /// On top of every page and, its first words, across it in light grey; empty: none.
        std::string mark{};
        /// Pages are numbered when there is more than one; 0 while that is not known.
        int page_count = 0;
        /// Everything is drawn at this share of its size; the page holds the more.
        double scale = 1;
    };

    PageFlow(PdfDocument& document, Typesetter const& typesetter, Frame frame);

    [[nodiscard]] cairo_t* context() const { return m_document->context(); }
    [[nodiscard]] Typesetter const& typesetter() const { return *m_typesetter; }
    [[nodiscard]] double left() const { return m_frame.margin_side; }
    [[nodiscard]] double width() const;
    [[nodiscard]] double y() const { return m_y; }
    /// What a new page has room for below its continuation line.
    [[nodiscard]] double page_height() const { return foot() - m_page_top; }
    /// What this page still has room for.
    [[nodiscard]] double rest() const { return foot() - m_y; }
    [[nodiscard]] int page() const { return m_page; }

    void move_down(double distance) { m_y += distance; }
    /// Begins a new page unless `height` fits below y(); true when it did.
    bool reserve(double height);
    /// Draws the block line by line from y() on, over as many pages as it needs.
    void flow(TextBlock const& block);
    /// A horizontal line of the given width, centred on `centre`.
    void rule(double centre, double width);

private:
    void begin_page();
    void draw_margins();
    void draw_mark();
    [[nodiscard]] double foot() const;

    PdfDocument* m_document;
    Typesetter const* m_typesetter;
    Frame m_frame;
    double m_y = 0;
    double m_page_top = 0;
    int m_page = 1;
};

}
