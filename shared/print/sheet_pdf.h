#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/receipts/sheet.h"

namespace onedoor::print {

/// A form as a PDF with embedded fonts, selectable text and the QR code of the sheet. A5 forms are
/// drawn up to 12 % smaller when that saves the second page. Equal sheets give equal bytes. Fails
/// with "print.font", "qr.too_long" or "print.surface".
Result<core::Bytes> sheet_pdf(receipts::Sheet const& sheet);

}
