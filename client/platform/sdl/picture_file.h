#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace onedoor::platform {

/// Rows from the top, three bytes a pixel.
struct Picture {
    int width = 0, height = 0;
    std::span<std::uint8_t const> pixels;
};

/// As a PNG file.
bool save_pixels(Picture const& picture, std::string const& path);
/// What the present OpenGL context has drawn.
bool save_drawing(int width, int height, std::string const& path);

}
