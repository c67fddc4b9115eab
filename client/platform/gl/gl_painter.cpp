#include "client/platform/gl/gl_painter.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace onedoor::platform {

namespace {

// The drawing was made before its glyphs were uploaded, so it names no texture or an old one. All
// of it uses the one atlas.
void name_texture(ImDrawData& drawing) {
    for (ImDrawList* const list : drawing.CmdLists) {
        for (ImDrawCmd& command : list->CmdBuffer)
            command.TextureId = ImGui::GetIO().Fonts->TexID;
    }
}

}

void GlPainter::start(char const* shading_language) {
    stop();
    ImGui_ImplOpenGL3_Init(shading_language);
    ImGui_ImplOpenGL3_NewFrame();
    m_is_ready = true;
    m_fonts_generation = 0;
}

void GlPainter::stop() {
    if (m_is_ready)
        ImGui_ImplOpenGL3_Shutdown();
    m_is_ready = false;
}

void GlPainter::paint(ui::Frame& frame) {
    ImDrawData* const drawing = frame.drawing();
    if (!m_is_ready)
        return;
    if (m_fonts_generation != frame.fonts_generation()) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
        m_fonts_generation = frame.fonts_generation();
    }
    float const density = frame.density();
    drawing->FramebufferScale = {density, density};
    name_texture(*drawing);
    ImGui_ImplOpenGL3_RenderDrawData(drawing);
}

}
