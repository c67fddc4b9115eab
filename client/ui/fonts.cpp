#include "client/ui/fonts.h"

#include "client/ui/theme.h"
#include "shared/core/verify.h"

#include <cmath>
#include <imgui.h>

namespace onedoor::ui {

namespace {

constexpr float size_tolerance = 0.01F;

bool is_icon(FontFamily family) {
    return family >= FontFamily::IconBold;
}

// Text is NFC, so precomposed letters do.
ImWchar const* ranges_of(FontFamily family) {
    switch (family) {
    case FontFamily::Regular:
    case FontFamily::Bold:
        return icon::text_ranges;
    case FontFamily::IconBold:
        return icon::bold_ranges;
    case FontFamily::IconFill:
        return icon::fill_ranges;
    case FontFamily::IconDuotone:
        break;
    }
    return icon::duotone_ranges;
}

}

float imgui_size(FontFamily family, float css_px) {
    return is_icon(family) ? css_px : css_px * imgui_px_per_css_px;
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
    m_files = files;
    m_baked.assign(1, {FontFamily::Regular, 16, nullptr});
    rebuild();
}

void Fonts::set_density(float density) {
    if (std::fabs(density - m_density) < size_tolerance)
        return;
    m_density = density;
    m_stale = true;
}

ImFont* Fonts::font(FontFamily family, float css_px) {
    Baked* nearest = nullptr;
    for (Baked& baked : m_baked) {
        if (baked.family == family && std::fabs(baked.css_px - css_px) < size_tolerance) {
            nearest = &baked;
            break;
        }
        bool const is_closer = nearest == nullptr || nearest->family != family;
        if (baked.font != nullptr && (baked.family == family || nearest == nullptr) && is_closer)
            nearest = &baked;
    }
    VERIFY(nearest != nullptr);
    bool const is_exact =
        nearest->family == family && std::fabs(nearest->css_px - css_px) < size_tolerance;
    if (!is_exact) {
        ImFont* const stand_in = nearest->font;
        m_baked.push_back({family, css_px, nullptr});
        m_stale = true;
        return stand_in;
    }
    return nearest->font != nullptr ? nearest->font : m_baked.front().font;
}

void Fonts::bake(Baked& baked) {
    std::span<std::uint8_t const> const files[] = {m_files.regular, m_files.bold,
                                                   m_files.icons_bold, m_files.icons_fill,
                                                   m_files.icons_duotone};
    std::span<std::uint8_t const> const file = files[static_cast<std::size_t>(baked.family)];
    ImGuiIO& io = ImGui::GetIO();
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.RasterizerDensity = m_density;
    // Letters stand at fractions of a pixel; coarse screens need the second column of samples.
    config.OversampleH = m_density < 1.5F ? 2 : 1;
    config.OversampleV = 1;
    config.PixelSnapH = false;
    // Dear ImGui takes a mutable pointer but only reads while it does not own the bytes.
    auto* const bytes = const_cast<std::uint8_t*>(file.data());
    baked.font = io.Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(file.size()),
                                                imgui_size(baked.family, baked.css_px), &config,
                                                ranges_of(baked.family));
    VERIFY(baked.font != nullptr);
}

void Fonts::rebuild() {
    ImGuiIO& io = ImGui::GetIO();
    io.Fonts->Clear();
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
    io.Fonts->TexDesiredWidth = 2048;
    for (Baked& baked : m_baked)
        bake(baked);
    io.Fonts->Build();
    m_stale = false;
    ++m_generation;
}

}
