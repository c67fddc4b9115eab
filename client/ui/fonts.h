#pragma once

#include "client/ui/icon.h"
#include "client/ui/input.h"

#include <cstdint>
#include <string_view>
#include <vector>

struct ImFont;

namespace onedoor::ui {

enum class FontFamily : std::uint8_t { Regular, Bold, IconBold, IconFill, IconDuotone };

/// The atlas of Dear ImGui, filled on demand: a size that is asked for the first time is measured
/// with the nearest one and is there after the next rebuild(). Internal to client/ui.
class Fonts {
public:
    void set_files(FontFiles const& files);
    /// Device pixels per CSS px; a change rebuilds everything.
    void set_density(float density);

    /// Never null after set_files(). `css_px` is the em size.
    ImFont* font(FontFamily family, float css_px);
    /// Whether font() was asked for something that is not baked yet.
    [[nodiscard]] bool is_stale() const { return m_stale; }
    /// Bakes what was asked for; not between NewFrame and EndFrame of Dear ImGui. The platform
    /// uploads the new texture when `generation` has changed.
    void rebuild();
    [[nodiscard]] std::uint32_t generation() const { return m_generation; }

private:
    struct Baked {
        FontFamily family;
        float css_px;
        ImFont* font;
    };
    void bake(Baked& baked);

    FontFiles m_files;
    std::vector<Baked> m_baked;
    float m_density = 1;
    bool m_stale = true;
    std::uint32_t m_generation = 0;
};

/// Size that Dear ImGui has to be given for an em of `css_px`.
float imgui_size(FontFamily family, float css_px);
FontFamily family_of(IconFamily family);

}
