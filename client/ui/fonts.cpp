#include "client/ui/fonts.h"

#include "client/ui/theme.h"
#include "shared/core/verify.h"

#include <cmath>

namespace onedoor::ui {

namespace {

constexpr float size_tolerance = 0.01F;
// Letters stand at fractions of a pixel; coarse screens need the second column of samples.
constexpr float fine_density = 1.5F;

bool is_icon(FontFamily family) {
    return family >= FontFamily::IconBold;
}

}

float letter_height(FontFamily family, float css_px) {
    return is_icon(family) ? css_px : css_px * letter_px_per_css_px;
}

FontFamily family_of(IconFamily family) {
    switch (family) {
    case IconFamily::Bold:
        return FontFamily::IconBold;
    case IconFamily::Fill:
        return FontFamily::IconFill;
    case IconFamily::Duotone:
        break;
    }
    return FontFamily::IconDuotone;
}

void Fonts::set_files(FontFiles const& files) {
    m_outlines.clear();
    // Text is NFC, so precomposed letters do.
    m_outlines.emplace_back(files.regular, icon::text_ranges);
    m_outlines.emplace_back(files.bold, icon::text_ranges);
    m_outlines.emplace_back(files.icons_bold, icon::bold_ranges);
    m_outlines.emplace_back(files.icons_fill, icon::fill_ranges);
    m_outlines.emplace_back(files.icons_duotone, icon::duotone_ranges);
    start_over();
}

void Fonts::set_density(float density) {
    if (std::fabs(density - m_density) < size_tolerance)
        return;
    m_density = density;
    start_over();
}

void Fonts::start_over() {
    m_faces.clear();
    m_atlas.clear();
    m_is_full = false;
}

Face& Fonts::face(FontFamily family, float css_px) {
    for (Face& face : m_faces) {
        if (face.family == family && std::fabs(face.css_px - css_px) < size_tolerance)
            return face;
    }
    VERIFY(!m_outlines.empty());
    Outline const& outline = m_outlines[static_cast<std::size_t>(family)];
    Face& face = m_faces.emplace_back(family, css_px, &outline);
    face.glyphs.resize(outline.size());
    for (std::size_t letter = 0; letter < outline.size(); ++letter)
        face.glyphs[letter].advance = outline.advance(letter, letter_height(family, css_px));
    return face;
}

Glyph const& Fonts::glyph(Face& face, char32_t code) {
    std::size_t const letter = face.outline->letter(code);
    Glyph& glyph = face.glyphs[letter];
    if (!glyph.is_baked)
        bake(face, letter, glyph);
    return glyph;
}

void Fonts::bake(Face const& face, std::size_t letter, Glyph& glyph) {
    float const height = letter_height(face.family, face.css_px);
    Raster const raster{height * m_density, m_density < fine_density ? 2 : 1};
    Outline::Box const box = face.outline->box(letter, raster);
    glyph.is_baked = true;
    if (box.width == 0)
        return;
    std::optional<GlyphAtlas::Place> const place = m_atlas.take(box.width, box.height);
    if (!place) {
        m_is_full = true;
        return;
    }
    face.outline->draw(letter, raster, m_atlas.at(*place), GlyphAtlas::width);
    // The first sample of several stands left of the pixel's middle.
    auto const columns = static_cast<float>(raster.columns);
    float const left = static_cast<float>(box.left) - (columns - 1) / 2;
    float const baseline = std::trunc(face.outline->ascent(height) + 1);
    glyph.left = left / columns / m_density;
    glyph.top = static_cast<float>(box.top) / m_density + baseline;
    glyph.width = static_cast<float>(box.width) / columns / m_density;
    glyph.height = static_cast<float>(box.height) / m_density;
    glyph.u = static_cast<float>(place->x);
    glyph.v = static_cast<float>(place->y);
    glyph.u_width = static_cast<float>(box.width);
    glyph.v_height = static_cast<float>(box.height);
}

}
