#pragma once

#include "shared/core/bytes.h"
#include "shared/core/time.h"
#include "shared/print/page_size.h"
#include "shared/receipts/slip.h"

namespace onedoor::print {

/// What a slip says, on pages of paper: for offices that file it, and machines without a slip
/// printer. Embedded fonts, selectable text. Equal slips give equal bytes. Fails with "print.font",
/// "qr.too_long" or "print.surface".
Result<core::Bytes> slip_pdf(receipts::Slip const& slip, PageSize size, core::Instant created_at);

}
