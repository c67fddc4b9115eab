#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/receipts/form01.h"

namespace onedoor::print {

/// Form 01 as a PDF of A5 pages with embedded fonts, selectable text and the QR code of the file's
/// address. Drawn up to 12 % smaller when that saves the second page. Equal forms give equal bytes.
/// Fails with "print.font", "qr.too_long" or "print.surface".
Result<core::Bytes> form01_pdf(receipts::Form01 const& form, receipts::Copy copy);

}
