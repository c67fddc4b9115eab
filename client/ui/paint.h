#pragma once

#include "client/ui/fonts.h"
#include "client/ui/text_layout.h"
#include "client/ui/theme.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct ImDrawList;

namespace onedoor::ui {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Rect grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
    [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    [[nodiscard]] bool contains(float px, float py) const {
        return px >= x && py >= y && px < right() && py < bottom();
    }
};

enum class Shadow : std::uint8_t { Card, Tile, Dialog };

struct Pen {
    FontFamily family = FontFamily::Regular;
    TypeStyle style;
    Colour colour;
};

/// One line of text as it was drawn, for tests: its line box in content coordinates, or in those of
/// the window when it is fixed.
struct PaintedText {
    Rect rect;
    std::string text;
    ImDrawList const* layer = nullptr;
    bool is_fixed = false;
};

/// Draws in content coordinates onto one draw list of Dear ImGui. Internal to client/ui.
class Painter {
public:
    ImDrawList* list = nullptr;
    Fonts* fonts = nullptr;
    /// Added to content coordinates to get screen coordinates.
    float origin_x = 0, origin_y = 0;
    /// Screen rectangle outside which nothing needs to be drawn.
    Rect visible;
    /// Tests: where texts are written down, and how much wider than drawn they count.
    std::vector<PaintedText>* log = nullptr;
    float stretch = 1;
    bool is_fixed = false;

    void fill(Rect rect, Colour colour, float radius = 0);
    void stroke(Rect rect, Colour colour, float width, float radius);
    void line(float x, float y, float length, Colour colour);
    void circle(float x, float y, float radius, Colour colour);
    void ring(float x, float y, float radius, float width, Colour colour);
    /// `turn` and `part` are shares of a full turn, clockwise from the top.
    void arc(Rect box, float width, float turn, float part, Colour colour);
    void shadow(Rect rect, float radius, Shadow shadow, ThemeKind theme);
    void focus_ring(Rect rect, float radius, float width, ThemeKind theme);
    /// The doorway: rounded top, straight foot.
    void doorway(Rect rect, Colour colour, float foot_radius = 0);
    /// The logo in a box of 62 × 62 units: arch, open door, knob.
    void logo(Rect box, Tokens const& tokens);
    void hero_door(float x, float bottom, float scale, Tokens const& tokens);
    /// `size` px square, glyph centred; duotone icons draw both layers.
    void icon(Icon icon, float x, float y, float size, Colour colour);

    [[nodiscard]] std::vector<TextLine> wrap(Pen const& pen, std::string_view text,
                                             float width) const;
    [[nodiscard]] float width(Pen const& pen, std::string_view text) const;
    /// One line whose line box starts at `y`.
    void text(Pen const& pen, float x, float y, std::string_view text);
    void lines(Pen const& pen, float x, float y, std::vector<TextLine> const& lines);

private:
    [[nodiscard]] bool is_visible(Rect rect) const;
    /// The glyph's line begins at (`x`, `y`) on the screen.
    void stamp(Glyph const& glyph, float x, float y, std::uint32_t ink);
};

}
