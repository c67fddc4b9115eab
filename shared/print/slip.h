#pragma once

#include "shared/core/result.h"
#include "shared/print/raster.h"
#include "shared/receipts/form01.h"

#include <cstdint>
#include <string>
#include <vector>

namespace onedoor::print {

/// Dots per inch of the heads of receipt printers.
inline constexpr double slip_dots_per_inch = 203;

/// What stands on a slip, from top to bottom; empty texts take no room.
struct SlipContent {
    std::string office;
    std::string title;
    /// Large: what a person says at the counter.
    std::string code;
    std::vector<receipts::Line> lines;
    /// What the QR code holds.
    std::string address;
    std::vector<std::string> notes;
};

enum class Edition : std::uint8_t { Original, Copy };

/// Drawn for a head `width` dots wide; a copy says "BẢN SAO" first. Equal contents give equal dots.
/// Fails with "raster.size" unless the width is 384 or 576 and the slip at most
/// escpos::job_rows_max high, and with "print.font", "print.surface" or "qr.too_long".
Result<Raster> slip_raster(SlipContent const& content, std::size_t width, Edition edition);

}
