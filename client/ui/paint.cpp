#include "client/ui/paint.h"

#include "shared/text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui.h>
#include <span>

namespace onedoor::ui {

namespace {

ImU32 packed(Colour colour) {
    return IM_COL32(colour.r, colour.g, colour.b, colour.a);
}

constexpr float pi = 3.14159265F;

struct Layer {
    float dy, grow, alpha;
};

std::span<Layer const> shadow_layers(Shadow shadow, ThemeKind theme) {
    static constexpr std::array card{Layer{2, 1, .02F}, Layer{1, 0, .05F}};
    static constexpr std::array tile{Layer{6, 4, .010F}, Layer{4, 2, .018F}, Layer{2, 1, .03F},
                                     Layer{1, 0, .05F}};
    static constexpr std::array dialog{Layer{28, 21, .015F}, Layer{20, 15, .025F},
                                       Layer{14, 10, .035F}, Layer{9, 6, .05F},
                                       Layer{5, 3, .07F},    Layer{2, 0, .10F}};
    static constexpr std::array dark_card{Layer{2, 1, .12F}, Layer{1, 0, .25F}};
    static constexpr std::array dark_tile{Layer{9, 5, .05F}, Layer{6, 3, .08F}, Layer{3, 1, .14F},
                                          Layer{1, 0, .25F}};
    static constexpr std::array dark_dialog{Layer{20, 15, .06F}, Layer{12, 9, .1F},
                                            Layer{6, 4, .18F}, Layer{2, 0, .3F}};
    if (theme == ThemeKind::Contrast)
        return {};
    bool const is_dark = theme == ThemeKind::Dark;
    switch (shadow) {
    case Shadow::Card:
        return is_dark ? std::span<Layer const>(dark_card) : std::span<Layer const>(card);
    case Shadow::Tile:
        return is_dark ? std::span<Layer const>(dark_tile) : std::span<Layer const>(tile);
    case Shadow::Dialog:
        break;
    }
    return is_dark ? std::span<Layer const>(dark_dialog) : std::span<Layer const>(dialog);
}

}

bool Painter::is_visible(Rect rect) const {
    float const top = rect.y + origin_y;
    return top < visible.bottom() + 64 && top + rect.h > visible.y - 64;
}

void Painter::fill(Rect rect, Colour colour, float radius) {
    if (!is_visible(rect))
        return;
    list->AddRectFilled({rect.x + origin_x, rect.y + origin_y},
                        {rect.right() + origin_x, rect.bottom() + origin_y}, packed(colour),
                        radius);
}

void Painter::stroke(Rect rect, Colour colour, float width, float radius) {
    if (!is_visible(rect))
        return;
    float const inset = width / 2;
    Rect const r = rect.grown(-inset);
    list->PathRect({r.x + origin_x, r.y + origin_y}, {r.right() + origin_x, r.bottom() + origin_y},
                   std::max(0.0F, radius - inset));
    list->PathStroke(packed(colour), ImDrawFlags_Closed, width);
}

void Painter::line(float x, float y, float length, Colour colour) {
    fill({x, y, length, 1}, colour);
}

void Painter::circle(float x, float y, float radius, Colour colour) {
    list->AddCircleFilled({x + origin_x, y + origin_y}, radius, packed(colour));
}

void Painter::ring(float x, float y, float radius, float width, Colour colour) {
    list->AddCircle({x + origin_x, y + origin_y}, radius - width / 2, packed(colour), 0, width);
}

void Painter::arc(Rect box, float width, float turn, float part, Colour colour) {
    float const start = (turn - 0.25F) * 2 * pi;
    list->PathClear();
    list->PathArcTo({box.x + box.w / 2 + origin_x, box.y + box.h / 2 + origin_y},
                    box.w / 2 - width / 2, start, start + part * 2 * pi, 32);
    list->PathStroke(packed(colour), 0, width);
}

void Painter::shadow(Rect rect, float radius, Shadow shadow, ThemeKind theme) {
    Colour const base = theme == ThemeKind::Dark ? Colour{0, 0, 0, 255} : tokens(theme).ink;
    for (Layer const& layer : shadow_layers(shadow, theme)) {
        fill(rect.grown(layer.grow).moved(0, layer.dy), with_alpha(base, layer.alpha),
             radius + layer.grow);
    }
}

void Painter::focus_ring(Rect rect, float radius, float width, ThemeKind theme) {
    Tokens const& t = tokens(theme);
    float const band = width + 1;
    if (theme == ThemeKind::Light) {
        stroke(rect.grown(band), t.focus_a, band, radius + band);
        stroke(rect.grown(band + 2), t.focus_b, 2, radius + band + 2);
    } else {
        stroke(rect.grown(2), t.focus_b, 2, radius + 2);
        stroke(rect.grown(2 + band), t.focus_a, band, radius + 2 + band);
    }
}

void Painter::doorway(Rect rect, Colour colour, float foot_radius) {
    if (!is_visible(rect))
        return;
    float const x = rect.x + origin_x;
    float const y = rect.y + origin_y;
    float const half = rect.w / 2;
    float const foot = std::max(foot_radius, 0.01F);
    list->PathClear();
    list->PathArcTo({x + half, y + half}, half, -pi, 0, 32);
    list->PathArcTo({x + rect.w - foot, y + rect.h - foot}, foot, 0, pi / 2, 8);
    list->PathArcTo({x + foot, y + rect.h - foot}, foot, pi / 2, pi, 8);
    list->PathFillConvex(packed(colour));
}

void Painter::logo(Rect box, Tokens const& t) {
    float const unit = box.w / 62;
    float const x = box.x;
    float const y = box.y;
    doorway({x + 1 * unit, y, 60 * unit, 62 * unit}, t.on_brand, 1.5F * unit);
    doorway({x + 9 * unit, y + 8 * unit, 44 * unit, 54 * unit}, t.brand);
    doorway({x + 16 * unit, y + 16 * unit, 30 * unit, 46 * unit}, t.accent);
    circle(x + 39 * unit, y + 44 * unit, 3.4F * unit, t.brand);
}

void Painter::hero_door(float x, float bottom, float scale, Tokens const& t) {
    // Drawn like the desktop picture at scale 1: arch 280 wide and 258 high above the foot.
    doorway({x, bottom - 258 * scale, 280 * scale, 258 * scale}, t.brand_hi);
    doorway({x + 46 * scale, bottom - 213 * scale, 188 * scale, 213 * scale}, t.brand);
    doorway({x + 80 * scale, bottom - 177 * scale, 120 * scale, 177 * scale}, t.accent);
    circle(x + 176 * scale, bottom - 99 * scale, 8 * scale, t.on_accent);
}

void Painter::icon(Icon icon, float x, float y, float size, Colour colour) {
    if (!icon || !is_visible({x, y, size, size}))
        return;
    Face& face = fonts->face(family_of(icon.family), size);
    auto const draw = [&](std::uint16_t code, Colour ink) {
        Glyph const& glyph = fonts->glyph(face, code);
        stamp(glyph, x + (size - glyph.advance) / 2 + origin_x, y + origin_y, packed(ink));
    };
    bool const is_duotone = icon.family == IconFamily::Duotone;
    if (is_duotone)
        draw(icon.code, with_alpha(colour, 0.24F));
    draw(is_duotone ? static_cast<std::uint16_t>(icon.code + 1) : icon.code, colour);
}

void Painter::stamp(Glyph const& glyph, float x, float y, std::uint32_t ink) {
    if (glyph.width == 0)
        return;
    ImVec2 const corner{x + glyph.left, y + glyph.top};
    list->PrimReserve(6, 4);
    list->PrimRectUV(corner, {corner.x + glyph.width, corner.y + glyph.height}, {glyph.u, glyph.v},
                     {glyph.u + glyph.u_width, glyph.v + glyph.v_height}, ink);
}

std::vector<TextLine> Painter::wrap(Pen const& pen, std::string_view text, float width) const {
    std::vector<TextLine> lines =
        wrap_text(fonts->face(pen.family, pen.style.size), text, width / stretch);
    for (TextLine& line : lines)
        line.width *= stretch;
    return lines;
}

float Painter::width(Pen const& pen, std::string_view text) const {
    return text_width(fonts->face(pen.family, pen.style.size), text) * stretch;
}

void Painter::text(Pen const& pen, float x, float y, std::string_view text) {
    if (log != nullptr && !text.empty())
        log->push_back(
            {{x, y, width(pen, text), pen.style.line}, std::string(text), list, is_fixed});
    if (text.empty() || !is_visible({x, y, 1, pen.style.line}))
        return;
    // Whole px: letters stay sharp while a page moves.
    float pen_x = std::trunc(x + origin_x);
    float const inset = (pen.style.line - letter_height(pen.family, pen.style.size)) / 2;
    float const pen_y = std::trunc(y + inset + origin_y);
    Face& face = fonts->face(pen.family, pen.style.size);
    for (std::size_t at = 0; at < text.size();) {
        auto const [code, bytes] = text::decode_valid(text, at);
        Glyph const& glyph = fonts->glyph(face, code);
        stamp(glyph, pen_x, pen_y, packed(pen.colour));
        pen_x += glyph.advance;
        at += bytes;
    }
}

void Painter::lines(Pen const& pen, float x, float y, std::vector<TextLine> const& lines) {
    for (TextLine const& line : lines) {
        text(pen, x, y, line.text);
        y += pen.style.line;
    }
}

}
