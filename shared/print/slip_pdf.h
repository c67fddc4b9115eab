#pragma once

#include "shared/core/bytes.h"
#include "shared/core/time.h"
#include "shared/print/page_size.h"
#include "shared/print/slip.h"

namespace onedoor::print {

struct PagePrint {
    PageSize size = a5;
    Edition edition = Edition::Original;
    core::Instant created_at;
};

/// What a slip says, on pages of paper: for offices that file it, and whoever wants a paper that
/// lasts. A copy says "BẢN SAO" first. Embedded fonts, selectable text. Equal slips give equal
/// bytes. Fails with "print.font", "qr.too_long" or "print.surface".
Result<core::Bytes> slip_pdf(receipts::Slip const& slip, PagePrint const& print);

}
