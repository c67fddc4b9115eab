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
    [[nodiscard]] double foot() const;

    PdfDocument* m_document;
    Typesetter const* m_typesetter;
    Frame m_frame;
    double m_y = 0;
    int m_page = 1;
};

}
