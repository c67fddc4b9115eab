#include "client/ui/outline.h"

#include "shared/core/verify.h"

#include <algorithm>

#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <imstb_truetype.h>

namespace onedoor::ui {

Outline::Outline(std::span<std::uint8_t const> file, std::uint16_t const* ranges)
    : m_file(std::make_unique<stbtt_fontinfo>()) {
    VERIFY(!file.empty() && stbtt_InitFont(m_file.get(), file.data(), 0) != 0);
    for (; *ranges != 0; ranges += 2) {
        for (int code = ranges[0]; code <= ranges[1]; ++code) {
            int const glyph = stbtt_FindGlyphIndex(m_file.get(), code);
            if (glyph == 0)
                continue;
            m_codes.push_back(static_cast<std::uint16_t>(code));
            m_glyphs.push_back(static_cast<std::uint16_t>(glyph));
        }
    }
    m_unknown = letter('?');
}

Outline::~Outline() = default;
Outline::Outline(Outline&&) noexcept = default;

std::size_t Outline::letter(char32_t code) const {
    auto const found = std::ranges::lower_bound(m_codes, code);
    bool const is_known = found != m_codes.end() && *found == code;
    return is_known ? static_cast<std::size_t>(found - m_codes.begin()) : m_unknown;
}

float Outline::scale(float height) const {
    return stbtt_ScaleForPixelHeight(m_file.get(), height);
}

float Outline::advance(std::size_t letter, float height) const {
    int advance = 0, bearing = 0;
    stbtt_GetGlyphHMetrics(m_file.get(), m_glyphs[letter], &advance, &bearing);
    return static_cast<float>(advance) * scale(height);
}

float Outline::ascent(float height) const {
    int ascent = 0, descent = 0, gap = 0;
    stbtt_GetFontVMetrics(m_file.get(), &ascent, &descent, &gap);
    return static_cast<float>(ascent) * scale(height);
}

Outline::Box Outline::box(std::size_t letter, Raster raster) const {
    float const y_scale = scale(raster.height);
    float const x_scale = y_scale * static_cast<float>(raster.columns);
    int left = 0, top = 0, right = 0, foot = 0;
    stbtt_GetGlyphBitmapBoxSubpixel(m_file.get(), m_glyphs[letter], x_scale, y_scale, 0, 0, &left,
                                    &top, &right, &foot);
    if (right <= left || foot <= top)
        return {};
    // The filter spreads each column of samples over the whole pixel.
    return {left, top, right - left + raster.columns - 1, foot - top};
}

void Outline::draw(std::size_t letter, Raster raster, std::uint8_t* pixels, int stride) const {
    Box const box = this->box(letter, raster);
    float const y_scale = scale(raster.height);
    float const x_scale = y_scale * static_cast<float>(raster.columns);
    float shift_x = 0, shift_y = 0;
    stbtt_MakeGlyphBitmapSubpixelPrefilter(m_file.get(), pixels, box.width, box.height, stride,
                                           x_scale, y_scale, 0, 0, raster.columns, 1, &shift_x,
                                           &shift_y, m_glyphs[letter]);
}

}
