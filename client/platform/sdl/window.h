#pragma once

#include "client/platform/gl/gl_painter.h"
#include "client/platform/openssl/cipher.h"
#include "client/platform/program.h"
#include "client/platform/sdl/services.h"

#include <string>

struct SDL_Window;
union SDL_Event;

namespace onedoor::platform {

struct WindowOptions {
    std::string origin = "http://127.0.0.1:8080";
    std::string target = "/";
    std::string fonts;
    int width = 1080;
    int height = 1920;
    bool is_fullscreen = false;
    /// Write the picture of the settled page here and end; empty = run until closed.
    std::string screenshot;
};

/// One SDL window with OpenGL ES 3. Draws only with a cause: input, an answer, a deadline.
class Window {
public:
    explicit Window(WindowOptions options);
    ~Window();
    Window(Window const&) = delete;
    Window& operator=(Window const&) = delete;

    /// Exit code: 0, or 1 when the window or the fonts could not be had.
    int run();

private:
    bool open();
    bool load_fonts();
    void take_answers();
    void take_event(SDL_Event const& event);
    int draw();
    bool save_screenshot();

    WindowOptions m_options;
    SDL_Window* m_window = nullptr;
    void* m_context = nullptr;
    std::string m_font_files[5];
    ui::Frame m_frame;
    ui::Input m_input;
    GlPainter m_painter;
    ThreadTransport m_transport;
    ForgetfulStorage m_storage;
    NoOutbox m_outbox;
    PathFileSource m_files;
    SystemClock m_clock;
    SystemRandom m_random;
    OpenSslCipher m_cipher{m_random};
    std::unique_ptr<Program> m_program;
    std::vector<std::string> m_history;
    bool m_is_open = false;
};

}
