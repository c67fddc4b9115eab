#pragma once

#include "client/ui/frame.h"

#include <cstdint>

namespace onedoor::platform {

/// Sends what a ui::Frame drew to the current OpenGL 3 or WebGL 2 context.
class GlPainter {
public:
    /// With a current context; again after the context was lost and restored.
    void start(char const* shading_language);
    void stop();
    /// After run_frame(). Uploads the glyph texture when it has changed.
    void paint(ui::Frame& frame);

private:
    std::uint32_t m_fonts_generation = 0;
    bool m_is_ready = false;
};

}
