#pragma once

#include "client/platform/gl/pixel_rect.h"
#include "client/ui/frame.h"

#include <cstdint>
#include <span>

namespace onedoor::platform {

/// Sends what a ui::Frame drew to the current context of OpenGL ES 3 or WebGL 2, which belongs to
/// it alone: no state is read back, because a browser waits for its graphics process to answer.
class GlPainter {
public:
    /// With a current context; again after the context was lost and restored.
    void start();
    void stop();
    /// What was painted is gone from the device: glyphs, and where they stood.
    void forget();
    /// After run_frame(). Uploads the glyph texture when it has changed.
    void paint(ui::Frame& frame);
    /// The same, inside these areas alone, which do not overlap.
    void paint(ui::Frame& frame, std::span<PixelRect const> areas);

private:
    void upload(ui::GlyphAtlas& atlas);
    void draw(ImDrawList const& list, float density, int height,
              std::span<PixelRect const> areas) const;

    std::uint32_t m_program = 0;
    std::uint32_t m_vertex_array = 0;
    std::uint32_t m_vertices = 0;
    std::uint32_t m_indices = 0;
    std::uint32_t m_glyphs = 0;
    std::int32_t m_transform = 0;
    /// Height of the texture on the device.
    int m_glyph_rows = 0;
    bool m_is_ready = false;
};

}
