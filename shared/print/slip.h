#pragma once

#include "shared/core/result.h"
#include "shared/print/raster.h"
#include "shared/receipts/slip.h"

#include <cstdint>
#include <string_view>

namespace onedoor::print {

/// Dots per inch of the heads of receipt printers.
inline constexpr double slip_dots_per_inch = 203;
/// Points; labels and notes are a little smaller.
inline constexpr double slip_text_size = 9.5;

enum class Edition : std::uint8_t { Original, Copy };
/// What a copy says first.
inline constexpr std::string_view copy_mark = "BẢN SAO";

/// Drawn for a head `width` dots wide; a copy says "BẢN SAO" first. Equal contents give equal dots.
/// Fails with "raster.size" unless the width is 384 or 576 and the slip 1 to escpos::job_rows_max
/// high, and with "print.font", "print.surface" or "qr.too_long".
Result<Raster> slip_raster(receipts::Slip const& slip, std::size_t width, Edition edition);

}
