#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace onedoor::platform {

/// A PNG file (ISO/IEC 15948) of `width` × `height` RGB pixels, top row first, uncompressed.
std::string make_png(int width, int height, std::span<std::uint8_t const> pixels);

}
