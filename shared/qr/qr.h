#pragma once

#include "shared/core/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// QR codes (ISO/IEC 18004) as squares, for the screen, the form and the slip.
namespace onedoor::qr {

struct Code {
    /// Modules a side, without the quiet zone of four modules that the drawer leaves around it.
    int side = 0;
    /// Row by row, side × side, 1 = dark.
    std::vector<std::uint8_t> modules;
};

/// Error correction M, smallest version that fits, at most version 20 (663 bytes). Fails with
/// "qr.too_long".
Result<Code> encode(std::string_view text);

}
