#include "client/ui/box_fonts.h"

#include <imgui.h>

namespace onedoor::ui {

namespace {

constexpr float default_css_px = 16;

// Dear ImGui owns the font.
ImFont* make_font(Fonts& fonts, FontFamily family, float css_px) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFont* const font = IM_NEW(ImFont)();
    atlas.Fonts.push_back(font);
    font->ContainerAtlas = &atlas;
    font->FontSize = letter_height(family, css_px);
    Face& face = fonts.face(family, css_px);
    for (std::size_t letter = 0; letter < face.glyphs.size(); ++letter) {
        std::uint16_t const code = face.outline->code(letter);
        Glyph const& glyph = fonts.glyph(face, code);
        font->AddGlyph(nullptr, code, glyph.left, glyph.top, glyph.left + glyph.width,
                       glyph.top + glyph.height, glyph.u, glyph.v, glyph.u + glyph.u_width,
                       glyph.v + glyph.v_height, glyph.advance);
    }
    font->BuildLookupTable();
    return font;
}

}

void BoxFonts::begin_frame(Fonts& fonts) {
    if (m_generation == fonts.generation())
        return;
    m_generation = fonts.generation();
    m_fonts.clear();
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.ClearFonts();
    atlas.TexReady = true;
    atlas.TexUvWhitePixel = {GlyphAtlas::white, GlyphAtlas::white};
    font(fonts, FontFamily::Regular, default_css_px);
}

ImFont* BoxFonts::font(Fonts& fonts, FontFamily family, float css_px) {
    for (BoxFont const& made : m_fonts) {
        if (made.family == family && made.css_px == css_px)
            return made.font;
    }
    m_fonts.push_back({family, css_px, make_font(fonts, family, css_px)});
    return m_fonts.back().font;
}

}
