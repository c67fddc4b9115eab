#include "client/ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onedoor::ui {

namespace {

constexpr Tokens light{
    .bg = rgb(0xF3F5F9),
    .surface = rgb(0xFFFFFF),
    .sunken = rgb(0xE9EEF5),
    .ink = rgb(0x0F2036),
    .ink2 = rgb(0x3C4A5E),
    .line = rgb(0xD5DDE8),
    .border = rgb(0x66758A),
    .brand = rgb(0x0B2F5E),
    .brand_hi = rgb(0x123E77),
    .brand_line = rgb(0x7C9CCB),
    .on_brand = rgb(0xFFFFFF),
    .on_brand2 = rgb(0xCFDFF5),
    .primary = rgb(0x0A4B94),
    .primary_hover = rgb(0x083D7A),
    .primary_press = rgb(0x062E5E),
    .on_primary = rgb(0xFFFFFF),
    .on_primary2 = rgb(0xE3EDFA),
    .tint = rgb(0xE3EDFA),
    .on_tint = rgb(0x083D7A),
    .tint_line = rgb(0xA9C5E8),
    .accent = rgb(0xFFC21A),
    .on_accent = rgb(0x0F2036),
    .ok = rgb(0x085737),
    .ok_fill = rgb(0x0F7A4D),
    .ok_tint = rgb(0xE1F3EA),
    .ok_line = rgb(0x8CCBAC),
    .warn = rgb(0x6B4300),
    .warn_fill = rgb(0x8A5A00),
    .warn_tint = rgb(0xFFF2D1),
    .warn_line = rgb(0xE0B04A),
    .bad = rgb(0x971B1B),
    .bad_fill = rgb(0xB3261E),
    .bad_tint = rgb(0xFCE9E7),
    .bad_line = rgb(0xE2A29C),
    .off = rgb(0xE3E8EF),
    .on_off = rgb(0x5A6778),
    .off_line = rgb(0xC3CCD8),
    .focus_a = rgb(0xFFC21A),
    .focus_b = rgb(0x0F2036),
    .chart = {rgb(0x0A4B94), rgb(0x4C86C6), rgb(0x7F8DA0), rgb(0xB87400)},
    .scrim = {8, 22, 42, 184},
};

constexpr Tokens dark{
    .bg = rgb(0x0B1521),
    .surface = rgb(0x142231),
    .sunken = rgb(0x1D2E40),
    .ink = rgb(0xF3F7FB),
    .ink2 = rgb(0xC3D0DE),
    .line = rgb(0x2C4056),
    .border = rgb(0x8598AC),
    .brand = rgb(0x07101A),
    .brand_hi = rgb(0x142A42),
    .brand_line = rgb(0x5B7590),
    .on_brand = rgb(0xFFFFFF),
    .on_brand2 = rgb(0xC3D4E8),
    .primary = rgb(0x9CCBFF),
    .primary_hover = rgb(0xB8DAFF),
    .primary_press = rgb(0xD3E8FF),
    .on_primary = rgb(0x062344),
    .on_primary2 = rgb(0x062344),
    .tint = rgb(0x1B3A5C),
    .on_tint = rgb(0xD8EAFF),
    .tint_line = rgb(0x4D7BAB),
    .accent = rgb(0xFFC93C),
    .on_accent = rgb(0x0B1521),
    .ok = rgb(0x8FE3B8),
    .ok_fill = rgb(0x4CC48A),
    .ok_tint = rgb(0x123A2A),
    .ok_line = rgb(0x3C8A63),
    .warn = rgb(0xFFD27A),
    .warn_fill = rgb(0xFFC247),
    .warn_tint = rgb(0x43320F),
    .warn_line = rgb(0x94732A),
    .bad = rgb(0xFFB9B3),
    .bad_fill = rgb(0xFF8A80),
    .bad_tint = rgb(0x4A1E1C),
    .bad_line = rgb(0xA8544D),
    .off = rgb(0x223244),
    .on_off = rgb(0xA5B4C5),
    .off_line = rgb(0x3A4D62),
    .focus_a = rgb(0xFFC93C),
    .focus_b = rgb(0x000000),
    .chart = {rgb(0x9CCBFF), rgb(0x5B93CF), rgb(0x8598AC), rgb(0xFFC247)},
    .scrim = {0, 0, 0, 199},
};

constexpr Tokens contrast{
    .bg = rgb(0x000000),
    .surface = rgb(0x000000),
    .sunken = rgb(0x000000),
    .ink = rgb(0xFFFFFF),
    .ink2 = rgb(0xFFFFFF),
    .line = rgb(0xFFE500),
    .border = rgb(0xFFE500),
    .brand = rgb(0x000000),
    .brand_hi = rgb(0x000000),
    .brand_line = rgb(0xFFE500),
    .on_brand = rgb(0xFFE500),
    .on_brand2 = rgb(0xFFFFFF),
    .primary = rgb(0xFFE500),
    .primary_hover = rgb(0xFFF27A),
    .primary_press = rgb(0xFFFFFF),
    .on_primary = rgb(0x000000),
    .on_primary2 = rgb(0x000000),
    .tint = rgb(0x000000),
    .on_tint = rgb(0xFFE500),
    .tint_line = rgb(0xFFE500),
    .accent = rgb(0xFFE500),
    .on_accent = rgb(0x000000),
    .ok = rgb(0x7DFFB0),
    .ok_fill = rgb(0x7DFFB0),
    .ok_tint = rgb(0x000000),
    .ok_line = rgb(0x7DFFB0),
    .warn = rgb(0xFFE500),
    .warn_fill = rgb(0xFFE500),
    .warn_tint = rgb(0x000000),
    .warn_line = rgb(0xFFE500),
    .bad = rgb(0xFF9D94),
    .bad_fill = rgb(0xFF9D94),
    .bad_tint = rgb(0x000000),
    .bad_line = rgb(0xFF9D94),
    .off = rgb(0x000000),
    .on_off = rgb(0xB8B8B8),
    .off_line = rgb(0xB8B8B8),
    .focus_a = rgb(0x3FE0FF),
    .focus_b = rgb(0x000000),
    .chart = {rgb(0xFFE500), rgb(0xFFFFFF), rgb(0x8A8A8A), rgb(0xFF9D94)},
    .scrim = {0, 0, 0, 230},
};

struct SizeAndLine {
    float size, line;
};
using RoleSizes = std::array<SizeAndLine, type_role_count>;

// Number, Display, H1, H2, Title, Label, Body, Small, Minimum.
constexpr RoleSizes phone_sizes{
    {{40, 52}, {30, 40}, {24, 32}, {20, 28}, {17, 24}, {17, 24}, {16, 24}, {15, 22}, {14, 20}}};
constexpr RoleSizes desktop_sizes{
    {{40, 52}, {36, 48}, {28, 38}, {20, 28}, {18, 26}, {18, 26}, {16, 24}, {15, 22}, {14, 20}}};
constexpr RoleSizes counter_sizes{
    {{34, 44}, {28, 36}, {22, 30}, {18, 26}, {16, 24}, {16, 24}, {15, 22}, {14, 20}, {13, 18}}};
constexpr RoleSizes kiosk_sizes{
    {{88, 104}, {64, 84}, {48, 64}, {36, 48}, {32, 44}, {28, 40}, {28, 40}, {24, 34}, {22, 30}}};
constexpr RoleSizes board_sizes{
    {{96, 120}, {64, 84}, {56, 74}, {44, 60}, {40, 54}, {40, 54}, {34, 46}, {30, 42}, {28, 38}}};

RoleSizes const& sizes_of(FormFactor form) {
    switch (form) {
    case FormFactor::Phone:
        return phone_sizes;
    case FormFactor::Desktop:
        return desktop_sizes;
    case FormFactor::Counter:
        return counter_sizes;
    case FormFactor::Kiosk:
        return kiosk_sizes;
    case FormFactor::Board:
        break;
    }
    return board_sizes;
}

constexpr Metrics phone_metrics{
    .gutter = 20,
    .gap = 12,
    .pad = 16,
    .radius_control = 12,
    .radius_card = 16,
    .control_height = 56,
    .action_height = 56,
    .target_min = 48,
    .header_height = 60,
    .header_rule = 3,
    .container_width = 560,
    .column_width = 560,
    .border = 2,
    .card_edge = 1,
    .ring = 3,
    .selected_extra = 1,
    .error_border = 2,
    .icon_small = 18,
    .icon = 24,
    .icon_large = 28,
    .tile_height = 122,
    .door_width = 44,
    .door_height = 48,
    .door_icon = 30,
    .stepper_bar = 6,
    .stepper_gap = 6,
    .progress_bar = 6,
    .table_row = 48,
    .list_row = 61,
    .dialog_width = 350,
    .actions_height = 88,
};
constexpr Metrics desktop_metrics{
    .gutter = 32,
    .gap = 20,
    .pad = 20,
    .radius_control = 10,
    .radius_card = 16,
    .control_height = 48,
    .action_height = 48,
    .target_min = 44,
    .header_height = 76,
    .header_rule = 4,
    .container_width = 1200,
    .column_width = 780,
    .border = 2,
    .card_edge = 1,
    .ring = 3,
    .selected_extra = 1,
    .error_border = 2,
    .icon_small = 18,
    .icon = 22,
    .icon_large = 32,
    .tile_height = 116,
    .door_width = 72,
    .door_height = 82,
    .door_icon = 44,
    .stepper_bar = 8,
    .stepper_gap = 8,
    .progress_bar = 8,
    .table_row = 48,
    .list_row = 62,
    .dialog_width = 520,
    .actions_height = 0,
};
constexpr Metrics counter_metrics{
    .gutter = 16,
    .gap = 12,
    .pad = 16,
    .radius_control = 8,
    .radius_card = 12,
    .control_height = 40,
    .action_height = 44,
    .target_min = 36,
    .header_height = 56,
    .header_rule = 3,
    .container_width = 1600,
    .column_width = 780,
    .border = 2,
    .card_edge = 1,
    .ring = 3,
    .selected_extra = 1,
    .error_border = 2,
    .icon_small = 16,
    .icon = 20,
    .icon_large = 24,
    .tile_height = 96,
    .door_width = 56,
    .door_height = 64,
    .door_icon = 46,
    .stepper_bar = 6,
    .stepper_gap = 6,
    .progress_bar = 6,
    .table_row = 44,
    .list_row = 56,
    .dialog_width = 520,
    .actions_height = 0,
};
constexpr Metrics kiosk_metrics{
    .gutter = 48,
    .gap = 24,
    .pad = 32,
    .radius_control = 16,
    .radius_card = 24,
    .control_height = 88,
    .action_height = 104,
    .target_min = 72,
    .header_height = 114,
    .header_rule = 6,
    .container_width = 1080,
    .column_width = 984,
    .border = 2,
    .card_edge = 1,
    .ring = 4,
    .selected_extra = 1,
    .error_border = 2,
    .icon_small = 28,
    .icon = 40,
    .icon_large = 48,
    .tile_height = 418,
    .door_width = 184,
    .door_height = 206,
    .door_icon = 116,
    .stepper_bar = 12,
    .stepper_gap = 8,
    .progress_bar = 16,
    .table_row = 72,
    .list_row = 112,
    .dialog_width = 888,
    .actions_height = 152,
};

Metrics base_metrics(FormFactor form) {
    switch (form) {
    case FormFactor::Phone:
        return phone_metrics;
    case FormFactor::Desktop:
        return desktop_metrics;
    case FormFactor::Counter:
        return counter_metrics;
    case FormFactor::Kiosk:
        return kiosk_metrics;
    case FormFactor::Board:
        break;
    }
    Metrics board = kiosk_metrics;
    board.gutter = 56;
    board.gap = 28;
    board.pad = 36;
    board.radius_control = 20;
    board.radius_card = 28;
    board.container_width = 1920;
    return board;
}

float linear(std::uint8_t channel) {
    float const value = static_cast<float>(channel) / 255.0F;
    return value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
}

float luminance(Colour colour) {
    return 0.2126F * linear(colour.r) + 0.7152F * linear(colour.g) + 0.0722F * linear(colour.b);
}

}

Tokens const& tokens(ThemeKind theme) {
    switch (theme) {
    case ThemeKind::Light:
        return light;
    case ThemeKind::Dark:
        return dark;
    case ThemeKind::Contrast:
        break;
    }
    return contrast;
}

float scale_of(TextSize size) {
    constexpr std::array factors{1.0F, 1.25F, 1.5F, 2.0F};
    return factors[static_cast<std::size_t>(size)];
}

TypeStyle type_style(TypeRole role, FormFactor form, TextSize size) {
    auto const [px, line] = sizes_of(form)[static_cast<std::size_t>(role)];
    float const scale = scale_of(size);
    bool const bold = role <= TypeRole::Label;
    return {px * scale, line * scale, bold};
}

Metrics low(Metrics const& ordinary) {
    Metrics m = ordinary;
    m.tile_height = 300;
    m.door_width = 132;
    m.door_height = 164;
    m.door_icon = 84;
    return m;
}

Metrics metrics(FormFactor form, Display const& display) {
    Metrics m = base_metrics(form);
    float const scale = scale_of(display.text_size);
    for (float* grows :
         {&m.control_height, &m.action_height, &m.icon_small, &m.icon, &m.icon_large,
          &m.tile_height, &m.table_row, &m.list_row, &m.door_width, &m.door_height, &m.door_icon}) {
        *grows *= scale;
    }
    if (display.text_size >= TextSize::Percent150) {
        m.control_height = std::max(m.control_height * 0.75F, base_metrics(form).control_height);
        m.action_height = std::max(m.action_height * 0.75F, base_metrics(form).action_height);
    }
    if (form == FormFactor::Phone && display.text_size != TextSize::Percent100)
        m.gutter = 16;
    if (display.theme == ThemeKind::Contrast) {
        m.card_edge = 2;
        m.error_border = 4;
    }
    return m;
}

FormFactor form_factor_of(float width, float height) {
    if (width < 600)
        return FormFactor::Phone;
    if (width >= 1000 && height >= 1600)
        return FormFactor::Kiosk;
    return FormFactor::Desktop;
}

Colour mix(Colour from, Colour to, float share) {
    auto const blend = [share](std::uint8_t a, std::uint8_t b) {
        float const first = a;
        return static_cast<std::uint8_t>(first + (static_cast<float>(b) - first) * share + 0.5F);
    };
    return {blend(from.r, to.r), blend(from.g, to.g), blend(from.b, to.b), blend(from.a, to.a)};
}

float contrast_ratio(Colour a, Colour b) {
    float const first = luminance(a) + 0.05F;
    float const second = luminance(b) + 0.05F;
    return std::max(first, second) / std::min(first, second);
}

std::string css_colour(Colour colour) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "#";
    for (std::uint8_t const channel : {colour.r, colour.g, colour.b}) {
        text += digits[channel >> 4];
        text += digits[channel & 15];
    }
    return text;
}

}
