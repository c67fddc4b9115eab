#include "client/ui/frame_state.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>

namespace onedoor::ui {

namespace {

struct Sheet {
    std::unique_ptr<ImDrawList> list;
    Level level = Level::Page;
};

ImDrawListSharedData& shared_data() {
    return ImGui::GetCurrentContext()->DrawListSharedData;
}

}

struct DrawLists {
    std::vector<Sheet> sheets;
    std::size_t used = 0;
    ImDrawData data;

    ImDrawList* open(Rect area, Level level) {
        if (used == sheets.size())
            sheets.push_back({std::make_unique<ImDrawList>(&shared_data())});
        Sheet& sheet = sheets[used++];
        sheet.level = level;
        ImDrawList* const list = sheet.list.get();
        list->_ResetForNewFrame();
        list->PushTextureID(ImGui::GetIO().Fonts->TexID);
        list->PushClipRect({area.x, area.y}, {area.right(), area.bottom()});
        return list;
    }

    void add(Level level) {
        for (std::size_t i = 0; i < used; ++i) {
            if (sheets[i].level != level)
                continue;
            sheets[i].list->_PopUnusedDrawCmd();
            data.AddDrawList(sheets[i].list.get());
        }
    }
};

// The renderer asks for a context, but none of what CreateContext() brings in is used.
void FrameState::open_context() {
    ImGui::SetCurrentContext(IM_NEW(ImGuiContext)(nullptr));
    draw_lists = std::make_shared<DrawLists>();
}

void FrameState::close_context() {
    draw_lists.reset();
    ImGuiContext* const context = ImGui::GetCurrentContext();
    IM_DELETE(context->IO.Fonts);
    IM_DELETE(context);
    ImGui::SetCurrentContext(nullptr);
}

void FrameState::begin_drawing() {
    ImGuiContext const& context = *ImGui::GetCurrentContext();
    ImDrawListSharedData& shared = shared_data();
    shared.TexUvWhitePixel = {GlyphAtlas::white, GlyphAtlas::white};
    shared.ClipRectFullscreen = {0, 0, input.viewport.width, input.viewport.height};
    shared.CurveTessellationTol = context.Style.CurveTessellationTol;
    shared.SetCircleTessellationMaxError(context.Style.CircleTessellationMaxError);
    shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
    if ((context.IO.BackendFlags & ImGuiBackendFlags_RendererHasVtxOffset) != 0)
        shared.InitialFlags |= ImDrawListFlags_AllowVtxOffset;
    draw_lists->used = 0;
}

void FrameState::open_page_window() {
    painter.list =
        draw_lists->open({0, 0, input.viewport.width, input.viewport.height}, Level::Page);
    // Anti-aliased edges one device pixel wide.
    painter.list->_FringeScale = 1 / input.viewport.density;
    painter.origin_y = -input.viewport.scroll_y;
}

void FrameState::open_layer_window(Rect area, Level level) {
    painter.list = draw_lists->open(area, level);
    painter.origin_y = 0;
}

ImDrawData* FrameState::finish_drawing() {
    ImDrawData& data = draw_lists->data;
    data.Clear();
    data.Valid = true;
    data.DisplaySize = {input.viewport.width, input.viewport.height};
    for (Level const level : {Level::Page, Level::Dialog, Level::Machine})
        draw_lists->add(level);
    return &data;
}

}
