#pragma once

#include "shared/core/result.h"

#include <string>

typedef struct _cairo cairo_t;

namespace onedoor::print {

/// Draws a QR code (ISO/IEC 18004, error correction M or better) into a square with its upper left
/// corner at (x, y), the quiet zone of four modules included. Fails with "print.qr" when the text
/// is too long for the largest code.
Result<void> draw_qr_code(cairo_t* context, std::string const& text, double x, double y,
                          double side);

}
