// Compile-time configuration of Dear ImGui, the same for every platform.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS

#ifdef __EMSCRIPTEN__
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Only the renderer's is linked, for the number in "#version 300 es", and the C library's would
// bring its reading of fractions with it.
inline int onedoor_scan_number(char const* text, char const* format, ...) {
    va_list numbers;
    va_start(numbers, format);
    *va_arg(numbers, int*) = atoi(text + strcspn(text, "0123456789"));
    va_end(numbers);
    return 1;
}
#define sscanf onedoor_scan_number

// The call without arguments is the atlas's own, when it has no font: it would keep a font in the
// program that is never used.
#define AddFontDefault(...) __VA_OPT__(AddFontDefault(__VA_ARGS__))
#endif
