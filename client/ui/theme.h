#pragma once

#include "shared/text/input_method.h"

#include <cstdint>
#include <string>

/// Colours, type and metrics of the design guide. All sizes are CSS px at text size 100 %.
namespace onedoor::ui {

enum class ThemeKind : std::uint8_t { Light, Dark, Contrast };

/// Chosen from the viewport, or set for staff screens (Counter). Board is the hall display.
enum class FormFactor : std::uint8_t { Phone, Desktop, Counter, Kiosk, Board };

enum class TextSize : std::uint8_t { Percent100, Percent125, Percent150, Percent200 };

enum class Motion : std::uint8_t { Full, Reduced };

/// What a person chose under "Chữ, màu".
struct Display {
    ThemeKind theme = ThemeKind::Light;
    TextSize text_size = TextSize::Percent100;
    Motion motion = Motion::Full;
    text::InputMethod typing = text::InputMethod::System;
    bool operator==(Display const&) const = default;
};

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    constexpr bool operator==(Colour const&) const = default;
};

constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}

constexpr Colour with_alpha(Colour colour, float alpha) {
    return {colour.r, colour.g, colour.b, static_cast<std::uint8_t>(alpha * 255.0F + 0.5F)};
}

/// `from` at 0, `to` at 1.
Colour mix(Colour from, Colour to, float share);

/// Contrast ratio of WCAG 2 between two opaque colours, 1 to 21.
float contrast_ratio(Colour a, Colour b);
/// "#0B2F5E"
std::string css_colour(Colour colour);

/// The names of the design guide's table, section 1.
struct Tokens {
    Colour bg, surface, sunken, ink, ink2, line, border;
    Colour brand, brand_hi, brand_line, on_brand, on_brand2;
    Colour primary, primary_hover, primary_press, on_primary, on_primary2;
    Colour tint, on_tint, tint_line, accent, on_accent;
    Colour ok, ok_fill, ok_tint, ok_line;
    Colour warn, warn_fill, warn_tint, warn_line;
    Colour bad, bad_fill, bad_tint, bad_line;
    Colour off, on_off, off_line;
    Colour focus_a, focus_b;
    Colour chart[4];
    Colour scrim;
};

Tokens const& tokens(ThemeKind theme);

enum class TypeRole : std::uint8_t { Number, Display, H1, H2, Title, Label, Body, Small, Minimum };
inline constexpr std::size_t type_role_count = 9;

/// Size and line height of a role in px, text size already applied.
struct TypeStyle {
    float size = 0;
    float line = 0;
    bool bold = false;
};

TypeStyle type_style(TypeRole role, FormFactor form, TextSize size);

/// 1, 1.25, 1.5 or 2.
float scale_of(TextSize size);

/// Space, radii, strokes and heights (guide, sections 3 and 5), text size already applied to what
/// grows with text.
struct Metrics {
    float gutter, gap, pad;
    float radius_control, radius_card;
    float control_height, action_height, target_min;
    float header_height, header_rule;
    float container_width, column_width;
    float border, card_edge, ring, selected_extra, error_border;
    float icon_small, icon, icon_large;
    float tile_height, door_width, door_height, door_icon;
    float stepper_bar, stepper_gap, progress_bar;
    float table_row, list_row;
    float dialog_width;
    float actions_height;
};

Metrics metrics(FormFactor form, Display const& display);
/// Tiles of a page whose targets have half the window: lower, with the door at the side.
Metrics low(Metrics const& ordinary);

/// Below 600 px wide: phone; 1000 × 1600 and more, upright: kiosk; else desktop.
FormFactor form_factor_of(float width, float height);

/// From ascender to descender of Noto Sans: 1.069 + 0.293 em.
inline constexpr float letter_px_per_css_px = 1.362F;

}
