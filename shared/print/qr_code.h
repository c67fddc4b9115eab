#pragma once

#include "shared/core/result.h"

#include <string_view>

typedef struct _cairo cairo_t;

namespace onedoor::print {

/// Draws a QR code into a square with its upper left corner at (x, y), the quiet zone of four
/// modules included. Fails with "qr.too_long".
Result<void> draw_qr_code(cairo_t* context, std::string_view text, double x, double y, double side);

}
