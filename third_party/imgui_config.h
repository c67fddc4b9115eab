// Compile-time configuration of Dear ImGui, the same for every platform.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS

#ifdef __EMSCRIPTEN__
// The call without arguments is the atlas's own, when it has no font: it would keep a font in the
// program that is never used.
#define AddFontDefault(...) __VA_OPT__(AddFontDefault(__VA_ARGS__))
#endif
