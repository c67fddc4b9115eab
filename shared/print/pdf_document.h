#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/print/page_size.h"

#include <string>

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;

namespace onedoor::print {

/// A PDF written into memory page after page. Equal drawings give equal bytes: nothing of the
/// machine or of the present time gets in.
class PdfDocument {
public:
    struct Description {
        std::string title;
        core::Instant created_at;
    };

    PdfDocument(PageSize size, Description const& description);
    PdfDocument(PdfDocument const&) = delete;
    PdfDocument& operator=(PdfDocument const&) = delete;
    ~PdfDocument();

    [[nodiscard]] cairo_t* context() const { return m_context; }
    [[nodiscard]] PageSize size() const { return m_size; }
    void next_page();

    /// Ends the document; nothing is drawn after it. Fails with "print.surface".
    Result<core::Bytes> finish();

private:
    PageSize m_size;
    core::Bytes m_bytes;
    cairo_surface_t* m_surface;
    cairo_t* m_context;
};

}
