#include "client/platform/sdl/picture_file.h"

#include "client/platform/sdl/png.h"

#include <GLES3/gl3.h>
#include <algorithm>
#include <cstdio>
#include <vector>

namespace onedoor::platform {

bool save_pixels(Picture const& picture, std::string const& path) {
    std::string const png = make_png(picture.width, picture.height, picture.pixels);
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        return false;
    bool const is_written = std::fwrite(png.data(), 1, png.size(), file) == png.size();
    return std::fclose(file) == 0 && is_written;
}

bool save_drawing(int width, int height, std::string const& path) {
    std::size_t const row = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
    std::vector<std::uint8_t> line(static_cast<std::size_t>(width) * 4);
    for (int y = 0; y < height; ++y) {
        // OpenGL counts rows from the foot, and its ES edition gives no pixels without alpha.
        glReadPixels(0, height - 1 - y, width, 1, GL_RGBA, GL_UNSIGNED_BYTE, line.data());
        std::uint8_t* pixel = pixels.data() + static_cast<std::size_t>(y) * row;
        for (std::size_t at = 0; at < line.size(); at += 4)
            pixel = std::copy_n(line.data() + at, 3, pixel);
    }
    return save_pixels({width, height, pixels}, path);
}

}
