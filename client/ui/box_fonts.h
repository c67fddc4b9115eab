#pragma once

#include "client/ui/fonts.h"

#include <cstdint>
#include <vector>

struct ImFont;

namespace onedoor::ui {

/// The fonts of Dear ImGui's own text boxes (kiosk and desktop program), made of the same letters.
/// Internal to client/ui.
class BoxFonts {
public:
    /// Before each frame of Dear ImGui, which needs one font at least.
    void begin_frame(Fonts& fonts);
    /// Valid until the next begin_frame().
    ImFont* font(Fonts& fonts, FontFamily family, float css_px);

private:
    struct BoxFont {
        FontFamily family;
        float css_px;
        ImFont* font;
    };
    std::vector<BoxFont> m_fonts;
    /// Of the letters they were made of.
    std::uint32_t m_generation = 0;
};

}
