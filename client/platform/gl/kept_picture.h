#pragma once

#include "client/platform/gl/damage.h"
#include "client/platform/gl/gl_painter.h"

#include <cstdint>

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
    /// Puts the whole picture into the window's back buffer.
    void show() const;
    /// Black instead: somebody listens and nobody is to read along.
    static void show_nothing();

private:
    void resize(PixelRect const& window);

    GlPainter m_painter;
    Damage m_damage;
    std::uint32_t m_framebuffer = 0;
    std::uint32_t m_pixels = 0;
    PixelRect m_window;
};

}
