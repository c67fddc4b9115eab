#include "tests/kiosk/glass.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace onedoor::testing {

namespace {

// Words of the header of an X window dump, which are big-endian (X11/XWDFile.h).
enum Word : std::size_t {
    header_size = 0,
    pixmap_width = 4,
    pixmap_height = 5,
    bits_per_pixel = 11,
    bytes_per_line = 12,
    colour_count = 19,
};
constexpr std::size_t colour_size = 12;
constexpr off_t header_bytes_min = 100;

[[noreturn]] void give_up(std::string const& file) {
    std::fprintf(stderr, "%s is not the frame buffer of an X server\n", file.c_str());
    std::_Exit(1);
}

std::size_t word(unsigned char const* file, Word index) {
    unsigned char const* const bytes = file + index * 4;
    return static_cast<std::size_t>(bytes[0]) << 24U | static_cast<std::size_t>(bytes[1]) << 16U |
           static_cast<std::size_t>(bytes[2]) << 8U | bytes[3];
}

}

Glass::Glass(std::string const& file) {
    int const handle = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status{};
    if (handle < 0 || fstat(handle, &status) != 0 || status.st_size < header_bytes_min)
        give_up(file);
    m_length = static_cast<std::size_t>(status.st_size);
    void* const mapped = mmap(nullptr, m_length, PROT_READ, MAP_SHARED, handle, 0);
    close(handle);
    if (mapped == MAP_FAILED)
        give_up(file);
    m_file = static_cast<unsigned char*>(mapped);
    m_width = static_cast<int>(word(m_file, pixmap_width));
    m_height = static_cast<int>(word(m_file, pixmap_height));
    m_row = word(m_file, bytes_per_line);
    std::size_t const begin = word(m_file, header_size) + word(m_file, colour_count) * colour_size;
    if (word(m_file, bits_per_pixel) != 32 ||
        begin + m_row * static_cast<std::size_t>(m_height) > m_length)
        give_up(file);
    m_pixels = m_file + begin;
}

Glass::~Glass() {
    munmap(m_file, m_length);
}

std::uint64_t Glass::look(Area area) const {
    int const left = std::clamp(area.x, 0, m_width);
    int const right = std::clamp(area.x + area.width, left, m_width);
    int const foot = std::min(area.y + area.height, m_height);
    std::uint64_t seen = 0;
    for (int y = std::max(area.y, 0); y < foot; ++y) {
        unsigned char const* const row = m_pixels + static_cast<std::size_t>(y) * m_row;
        for (int x = left; x < right; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, row + static_cast<std::size_t>(x) * 4, sizeof pixel);
            seen = (seen ^ pixel) * 0x100000001B3ULL;
        }
    }
    return seen;
}

}
