#pragma once

#include "client/platform/gl/damage.h"
#include "client/platform/gl/gl_painter.h"

#include <array>
#include <cstdint>
#include <vector>

namespace onedoor::platform {

/// The picture of a window, kept on the graphics device, so that a frame costs what differs in it
/// from the one before. Native only: a browser keeps its own.
class KeptPicture {
public:
    /// With a current context of OpenGL ES 3, which belongs to it alone.
    void start();
    void stop();
    /// Picture and glyphs are gone from the device, also from memory that it gives on.
    void forget();

    enum class Change : std::uint8_t { None, Some };
    /// After run_frame().
    Change paint(ui::Frame& frame);
    /// Puts the picture into the window's back buffer, which is to be swapped then. `age`: so many
    /// swaps ago this buffer was the one that was shown, and kept what was in it; 0 = nobody knows.
    void show(int age);
    /// Black instead: somebody listens and nobody is to read along.
    void show_nothing();

    struct Size {
        int width = 0, height = 0;
    };
    [[nodiscard]] Size size() const { return {m_window.right, m_window.foot}; }
    /// Red, green and blue of each pixel, row by row from the top.
    [[nodiscard]] std::vector<std::uint8_t> pixels() const;

private:
    void resize(PixelRect const& window);
    void remember_swap();

    using Areas = std::vector<PixelRect>;

    GlPainter m_painter;
    Damage m_damage;
    std::uint32_t m_framebuffer = 0;
    std::uint32_t m_pixels = 0;
    PixelRect m_window;
    /// What changed since the last swap, and between the swaps before it, the newest first.
    Areas m_fresh;
    std::array<Areas, 3> m_before;
};

}
