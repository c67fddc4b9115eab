#pragma once

#include "client/platform/gl/gl_painter.h"
#include "client/platform/sdl/window.h"
#include "client/ui/frame.h"
#include "shared/core/bytes.h"

#include <array>
#include <string>

namespace onedoor::platform {

/// The screen of a machine that crashed again and again: words for citizens and staff, and nothing
/// else. No server, no device, no filing and no page of the program is touched.
class SafeWindow {
public:
    /// `turn` outlives the window; `fonts` is their folder.
    SafeWindow(std::string fonts, Turn& turn) : m_fonts(std::move(fonts)), m_turn(&turn) {}
    ~SafeWindow();
    SafeWindow(SafeWindow const&) = delete;
    SafeWindow& operator=(SafeWindow const&) = delete;

    /// Exit code: 0 when closed, 1 when the window or the fonts could not be had.
    int run();
    void close() { m_is_open = false; }
    [[nodiscard]] bool has_drawn() const { return m_has_drawn; }

private:
    bool open();
    bool load_fonts();
    void draw();

    std::string m_fonts;
    Turn* m_turn;
    SDL_Window* m_window = nullptr;
    void* m_context = nullptr;
    std::array<core::Bytes, 5> m_font_files;
    ui::Frame m_frame;
    ui::Input m_input;
    GlPainter m_painter;
    bool m_is_open = false;
    bool m_has_drawn = false;
};

}
