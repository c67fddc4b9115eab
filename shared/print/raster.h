#pragma once

#include "shared/core/bytes.h"

#include <cstddef>

namespace onedoor::print {

/// Dots a thermal head prints across at 203 dpi.
inline constexpr std::size_t dots_58_mm = 384;
inline constexpr std::size_t dots_80_mm = 576;

/// Black and white dots, row after row from the top; a set bit is black, the highest bit of a byte
/// is its leftmost dot. `dots.size()` is height × width / 8, `width` a multiple of 8.
struct Raster {
    std::size_t width = dots_80_mm;
    std::size_t height = 0;
    core::Bytes dots;

    bool operator==(Raster const&) const = default;
};

}
