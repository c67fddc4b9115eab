#pragma once

#include "client/ui/glyph_atlas.h"
#include "client/ui/icon.h"
#include "client/ui/input.h"
#include "client/ui/outline.h"

#include <cstdint>
#include <vector>

namespace onedoor::ui {

enum class FontFamily : std::uint8_t { Regular, Bold, IconBold, IconFill, IconDuotone };

/// One letter at one size. Lengths are CSS px from the upper left corner of its line.
struct Glyph {
    float advance = 0;
    /// Where it is drawn; empty before the letter was needed, and for spaces.
    float left = 0, top = 0, width = 0, height = 0;
    /// Its pixels in the atlas.
    float u = 0, v = 0, u_width = 0, v_height = 0;
    bool is_baked = false;
};

/// A family at one size.
struct Face {
    FontFamily family = FontFamily::Regular;
    float css_px = 0;
    Outline const* outline = nullptr;
    /// Of each letter of the outline.
    std::vector<Glyph> glyphs;

    [[nodiscard]] float advance(char32_t code) const {
        return glyphs[outline->letter(code)].advance;
    }
};

/// The letters of all families and sizes. Each is measured at once and rasterised when it is first
/// painted: a page needs a tenth of them. Internal to client/ui.
class Fonts {
public:
    void set_files(FontFiles const& files);
    /// Device pixels per CSS px; a change starts over.
    void set_density(float density);

    /// Until the next call. Needs set_files(). `css_px` is the em size.
    Face& face(FontFamily family, float css_px);
    /// The letter as it has to be painted.
    Glyph const& glyph(Face& face, char32_t code);

    /// The atlas had no room for a letter: after start_over() everything has to be painted again.
    [[nodiscard]] bool is_full() const { return m_is_full; }
    void start_over();
    [[nodiscard]] GlyphAtlas& atlas() { return m_atlas; }

private:
    void bake(Face const& face, std::size_t letter, Glyph& glyph);

    std::vector<Outline> m_outlines;
    std::vector<Face> m_faces;
    GlyphAtlas m_atlas;
    float m_density = 1;
    bool m_is_full = false;
};

/// From ascender to descender of a letter whose em is `css_px`.
float letter_height(FontFamily family, float css_px);
FontFamily family_of(IconFamily family);

}
