#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace onedoor::testing {

/// What is on the screen, as Xvfb keeps it in the file of its frame buffer (-fbdir): seen from
/// outside of the program that draws, as an eye would.
class Glass {
public:
    /// `file` of 32 bits a pixel; ends the program with a message when it cannot be had.
    explicit Glass(std::string const& file);
    ~Glass();
    Glass(Glass const&) = delete;
    Glass& operator=(Glass const&) = delete;

    struct Area {
        int x = 0, y = 0, width = 0, height = 0;
    };
    /// Another number when a pixel of the area is another; outside the screen there are none.
    [[nodiscard]] std::uint64_t look(Area area) const;

private:
    unsigned char* m_file = nullptr;
    std::size_t m_length = 0;
    unsigned char const* m_pixels = nullptr;
    int m_width = 0, m_height = 0;
    std::size_t m_row = 0;
};

}
