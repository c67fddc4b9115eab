#include "client/platform/sdl/safe_window.h"

#include "client/files/files.h"
#include "client/phrases/phrases.h"

#include <SDL.h>
#include <algorithm>
#include <cstdio>

namespace onedoor::platform {

namespace {

constexpr int turn_ms = 250;
constexpr std::size_t font_bytes_max = 1024 * 1024;

}

SafeWindow::~SafeWindow() {
    m_painter.stop();
    if (m_context != nullptr)
        SDL_GL_DeleteContext(m_context);
    if (m_window != nullptr)
        SDL_DestroyWindow(m_window);
    SDL_Quit();
}

bool SafeWindow::load_fonts() {
    constexpr std::array names{"noto-sans-regular", "noto-sans-bold", "phosphor-bold",
                               "phosphor-fill", "phosphor-duotone"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        Result<core::Bytes> bytes = files::read(m_fonts + '/' + names[i] + ".ttf", font_bytes_max);
        if (!bytes) {
            std::fprintf(stderr, "onedoor-kiosk: cannot read %s\n", bytes.error().path.c_str());
            return false;
        }
        m_font_files[i] = *std::move(bytes);
    }
    m_frame.set_fonts(
        {m_font_files[0], m_font_files[1], m_font_files[2], m_font_files[3], m_font_files[4]});
    return true;
}

bool SafeWindow::open() {
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return false;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    m_window = SDL_CreateWindow("Một Cửa", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 1080,
                                1920, SDL_WINDOW_OPENGL | SDL_WINDOW_FULLSCREEN_DESKTOP);
    m_context = m_window != nullptr ? SDL_GL_CreateContext(m_window) : nullptr;
    if (m_context == nullptr)
        return false;
    SDL_ShowCursor(SDL_DISABLE);
    m_painter.start();
    return true;
}

void SafeWindow::draw() {
    using phrases::Key;
    constexpr text::Language language = text::Language::Vietnamese;
    int width = 0, height = 0, pixels = 0;
    SDL_GetWindowSize(m_window, &width, &height);
    SDL_GL_GetDrawableSize(m_window, &pixels, nullptr);
    m_input.viewport.width = static_cast<float>(width);
    m_input.viewport.height = static_cast<float>(height);
    m_input.viewport.density = static_cast<float>(pixels) / static_cast<float>(std::max(width, 1));
    std::string_view const title = phrases::get(Key::lifecycle_safe_title, language);
    m_frame.begin_frame(m_input);
    while (m_frame.begin_pass()) {
        m_frame.begin_page({.route = "safe", .title = title, .language = text::tag(language)});
        {
            auto main = m_frame.main();
            m_frame.outcome("citizen", {.title = title,
                                        .text = phrases::get(Key::lifecycle_safe_citizen, language),
                                        .icon = ui::icon::warning_circle_fill,
                                        .tone = ui::Tone::Info});
            m_frame.text("english",
                         phrases::get(Key::lifecycle_safe_citizen, text::Language::English));
            m_frame.text("staff", phrases::get(Key::lifecycle_safe_staff, language));
        }
        m_frame.end_page();
    }
    m_frame.end_frame();
    m_painter.paint(m_frame);
    SDL_GL_SwapWindow(m_window);
    m_has_drawn = true;
}

int SafeWindow::run() {
    if (!open()) {
        std::fprintf(stderr, "onedoor-kiosk: no window: %s\n", SDL_GetError());
        return 1;
    }
    if (!load_fonts())
        return 1;
    m_is_open = true;
    bool wants_frame = true;
    while (m_is_open) {
        if (std::exchange(wants_frame, false))
            draw();
        m_turn->turn(system_uptime());
        SDL_Event event;
        bool has_event = SDL_WaitEventTimeout(&event, turn_ms) != 0;
        while (has_event) {
            m_is_open = m_is_open && event.type != SDL_QUIT;
            wants_frame = wants_frame || event.type == SDL_WINDOWEVENT;
            has_event = SDL_PollEvent(&event) != 0;
        }
    }
    return 0;
}

}
