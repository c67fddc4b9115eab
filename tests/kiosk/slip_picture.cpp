#include "tests/kiosk/slip_picture.h"

#include "client/platform/sdl/png.h"

#include <cstdio>
#include <vector>

namespace onedoor::testing {

void save_slip(print::Raster const& slip, std::string const& path) {
    std::vector<std::uint8_t> pixels;
    for (std::uint8_t const dots : slip.dots) {
        for (int bit = 7; bit >= 0; --bit)
            pixels.insert(pixels.end(), 3, ((dots >> bit) & 1) != 0 ? 0 : 255);
    }
    std::string const png =
        platform::make_png(static_cast<int>(slip.width), static_cast<int>(slip.height), pixels);
    if (std::FILE* const file = std::fopen(path.c_str(), "wb")) {
        std::fwrite(png.data(), 1, png.size(), file);
        std::fclose(file);
    }
}

}
