#include "shared/print/pdf_document.h"

#include <cairo-pdf.h>
#include <utility>

namespace onedoor::print {

static cairo_status_t append_bytes(void* closure, unsigned char const* bytes, unsigned int count) {
    auto& sink = *static_cast<core::Bytes*>(closure);
    sink.insert(sink.end(), bytes, bytes + count);
    return CAIRO_STATUS_SUCCESS;
}

PdfDocument::PdfDocument(PageSize size, Description const& description)
    : m_size(size), m_surface(cairo_pdf_surface_create_for_stream(append_bytes, &m_bytes,
                                                                  size.width, size.height)),
      m_context(cairo_create(m_surface)) {
    auto const describe = [this](cairo_pdf_metadata_t what, std::string const& text) {
        cairo_pdf_surface_set_metadata(m_surface, what, text.c_str());
    };
    // Up to 1.4 every cairo writes its objects and their table as plain text, to which a signature
    // can be added.
    cairo_pdf_surface_restrict_to_version(m_surface, CAIRO_PDF_VERSION_1_4);
    describe(CAIRO_PDF_METADATA_TITLE, description.title);
    describe(CAIRO_PDF_METADATA_CREATOR, "onedoor");
    describe(CAIRO_PDF_METADATA_CREATE_DATE, core::to_iso(description.created_at));
}

PdfDocument::~PdfDocument() {
    cairo_destroy(m_context);
    cairo_surface_destroy(m_surface);
}

void PdfDocument::next_page() {
    cairo_show_page(m_context);
}

Result<core::Bytes> PdfDocument::finish() {
    cairo_status_t const drawn = cairo_status(m_context);
    cairo_surface_finish(m_surface);
    cairo_status_t const written = cairo_surface_status(m_surface);
    if (drawn != CAIRO_STATUS_SUCCESS || written != CAIRO_STATUS_SUCCESS)
        return fail("print.surface", cairo_status_to_string(drawn ? drawn : written));
    return std::move(m_bytes);
}

}
