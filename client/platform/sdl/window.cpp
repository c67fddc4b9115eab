#include "client/platform/sdl/window.h"

#include "client/platform/sdl/picture_file.h"

#include <GLES3/gl3.h>
#include <SDL.h>
#include <algorithm>
#include <cstdio>
#include <malloc.h>

namespace onedoor::platform {

namespace {

// A page that still waits for answers after this long is photographed as it is.
constexpr std::uint32_t screenshot_after_ms = 1500;
// Larger pieces of memory are the system's again as soon as they are freed.
constexpr int picture_bytes_min = 128 * 1024;

bool read_file(std::string const& path, std::string& bytes) {
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        return false;
    char block[65536];
    for (std::size_t length = 0; (length = std::fread(block, 1, sizeof(block), file)) > 0;)
        bytes.append(block, length);
    std::fclose(file);
    return !bytes.empty();
}

std::span<std::uint8_t const> bytes_of(std::string const& text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

}

Window::Window(WindowOptions options, Fittings fittings)
    : m_options(std::move(options)), m_fittings(std::move(fittings)),
      m_transport(m_options.origin, wake), m_machine_line(m_options.origin, wake),
      m_site({m_options.origin, m_options.site_folder, m_options.site_seed}, m_transport, wake) {}

Window::~Window() {
    m_kiosk.reset();
    m_picture.stop();
    if (m_context != nullptr)
        SDL_GL_DeleteContext(m_context);
    if (m_window != nullptr)
        SDL_DestroyWindow(m_window);
    SDL_Quit();
}

void Window::wake() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

bool Window::load_fonts() {
    constexpr char const* names[] = {"noto-sans-regular", "noto-sans-bold", "phosphor-bold",
                                     "phosphor-fill", "phosphor-duotone"};
    for (std::size_t i = 0; i < std::size(names); ++i) {
        std::string const path = m_options.fonts + "/" + names[i] + ".ttf";
        if (!read_file(path, m_font_files[i])) {
            std::fprintf(stderr, "onedoor-kiosk: cannot read %s\n", path.c_str());
            return false;
        }
    }
    return true;
}

bool Window::open() {
    // Left to itself the heap soon takes pictures too, and what is freed between them stays.
    mallopt(M_MMAP_THRESHOLD, picture_bytes_min);
    // A finger is told once: as a finger.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0");
    // It alone tells what a back buffer still holds.
    SDL_SetHint(SDL_HINT_VIDEO_X11_FORCE_EGL, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return false;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    std::uint32_t flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    flags |= m_options.is_fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0U;
    m_window = SDL_CreateWindow("Một Cửa", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                m_options.width, m_options.height, flags);
    if (m_window == nullptr)
        return false;
    m_context = SDL_GL_CreateContext(m_window);
    if (m_context == nullptr)
        return false;
    SDL_GL_SetSwapInterval(1);
    if (m_options.is_fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    m_picture.start();
    m_back_buffer.start();
    return true;
}

void Window::begin() {
    Equipment* const equipment = m_fittings.equipment;
    app::Outbox* const outbox = equipment != nullptr ? &equipment->outbox() : nullptr;
    kiosk::Devices devices =
        equipment != nullptr ? equipment->devices(m_machine_line, m_random) : m_fittings.devices;
    devices.site = &m_site.mirror();
    devices.chip = m_fittings.devices.chip;
    m_kiosk = std::make_unique<kiosk::Kiosk>(
        kiosk::Setup{
            {m_site.transport(), m_storage, m_files, outbox != nullptr ? *outbox : m_outbox,
             m_clock, m_random, Site::paths(), m_options.origin, "vi", &m_cipher},
            *this,
            std::move(devices),
            {bytes_of(m_font_files[0]), bytes_of(m_font_files[1]), bytes_of(m_font_files[2]),
             bytes_of(m_font_files[3]), bytes_of(m_font_files[4])},
            m_options.px_per_mm},
        system_uptime());
    if (m_options.target.empty())
        return;
    m_kiosk->touch(interaction::Touch::Down, 0, 0, system_uptime());
    m_kiosk->touch(interaction::Touch::Up, 0, 0, system_uptime());
    m_kiosk->program().open(m_options.target);
}

void Window::forget_clipboard() {
    if (SDL_HasClipboardText() == SDL_TRUE)
        SDL_SetClipboardText("");
}

void Window::forget_requests() {
    m_transport.forget();
    m_site.transport().forget();
    m_storage.take_asked();
    m_files.take_chunks();
    m_cipher.take_answers();
}

void Window::take_answers() {
    for (net::Response& response : m_machine_line.take_responses())
        if (m_fittings.equipment == nullptr ||
            !m_fittings.equipment->receive(response, system_uptime()))
            m_kiosk->receive(std::move(response), system_uptime());
    for (net::Response& response : m_site.transport().take_responses(system_uptime()))
        m_kiosk->receive(std::move(response), system_uptime());
    for (net::Response& response : m_transport.take_responses())
        m_kiosk->receive(std::move(response), system_uptime());
    Program& program = m_kiosk->program();
    for (std::string const& key : m_storage.take_asked())
        program.loaded(key, std::nullopt);
    for (app::FileChunk& chunk : m_files.take_chunks())
        program.chunk_read(std::move(chunk));
    for (OpenSslCipher::Answer& answer : m_cipher.take_answers()) {
        if (auto* const sealed = std::get_if<app::SealedText>(&answer))
            program.enciphered(std::move(*sealed));
        else
            program.deciphered(std::get<1>(std::move(answer)));
        m_kiosk->draw_soon();
    }
}

void Window::take_key(int key, core::Uptime now) {
    using interaction::Command;
    struct Meaning {
        int key;
        Command command;
    };
    static constexpr Meaning meanings[] = {{SDLK_UP, Command::Up},
                                           {SDLK_DOWN, Command::Down},
                                           {SDLK_LEFT, Command::Left},
                                           {SDLK_RIGHT, Command::Right},
                                           {SDLK_TAB, Command::Next},
                                           {SDLK_RETURN, Command::Enter},
                                           {SDLK_KP_ENTER, Command::Select},
                                           {SDLK_ESCAPE, Command::Escape},
                                           {SDLK_F9, Command::SwitchNext},
                                           {SDLK_F10, Command::SwitchChoose},
                                           {SDLK_BACKSPACE, Command::Backspace}};
    for (Meaning const& meaning : meanings) {
        if (meaning.key == key)
            m_kiosk->command(meaning.command, now);
    }
    using Spoken = speech::Command;
    struct SpokenMeaning {
        int key;
        Spoken command;
    };
    static constexpr SpokenMeaning spoken[] = {
        {SDLK_F1, Spoken::Where},       {SDLK_F2, Spoken::Repeat}, {SDLK_F3, Spoken::Softer},
        {SDLK_F4, Spoken::Louder},      {SDLK_F5, Spoken::Slower}, {SDLK_F6, Spoken::Faster},
        {SDLK_F7, Spoken::Pause},       {SDLK_F8, Spoken::ReadOn}, {SDLK_F11, Spoken::NextSentence},
        {SDLK_F12, Spoken::BlankScreen}};
    for (SpokenMeaning const& meaning : spoken) {
        if (meaning.key == key)
            m_kiosk->speak(meaning.command, now);
    }
}

void Window::take_event(SDL_Event const& event) {
    using interaction::Touch;
    core::Uptime const now = system_uptime();
    ui::Viewport const size = viewport();
    auto const finger = [&](Touch touch) {
        m_kiosk->touch(touch, event.tfinger.x * size.width, event.tfinger.y * size.height, now);
    };
    auto const mouse = [&](Touch touch, std::int32_t x, std::int32_t y) {
        m_kiosk->touch(touch, static_cast<float>(x), static_cast<float>(y), now);
    };
    switch (event.type) {
    case SDL_QUIT:
        m_is_open = false;
        break;
    case SDL_FINGERDOWN:
        finger(Touch::Down);
        break;
    case SDL_FINGERMOTION:
        finger(Touch::Move);
        break;
    case SDL_FINGERUP:
        finger(Touch::Up);
        break;
    case SDL_MOUSEBUTTONDOWN:
        mouse(Touch::Down, event.button.x, event.button.y);
        break;
    case SDL_MOUSEMOTION:
        if (event.motion.state != 0)
            mouse(Touch::Move, event.motion.x, event.motion.y);
        break;
    case SDL_MOUSEBUTTONUP:
        mouse(Touch::Up, event.button.x, event.button.y);
        break;
    case SDL_MOUSEWHEEL: {
        constexpr float wheel_px = 100;
        m_kiosk->scroll_by(-event.wheel.preciseY * wheel_px, now);
        break;
    }
    case SDL_KEYDOWN:
        take_key(event.key.keysym.sym, now);
        break;
    case SDL_TEXTINPUT:
        m_kiosk->type(event.text.text, now);
        break;
    default:
        // The window was uncovered, resized, or something came from another thread.
        m_wants_show = m_wants_show || event.type == SDL_WINDOWEVENT;
        m_kiosk->draw_soon();
        break;
    }
}

void Window::take_events(int wait_ms) {
    SDL_Event event;
    bool has_event = SDL_WaitEventTimeout(&event, std::max(wait_ms, 1)) != 0;
    while (has_event) {
        take_event(event);
        has_event = SDL_PollEvent(&event) != 0;
    }
}

ui::Viewport Window::viewport() const {
    int width = 0, height = 0, pixels = 0;
    SDL_GetWindowSize(m_window, &width, &height);
    SDL_GL_GetDrawableSize(m_window, &pixels, nullptr);
    ui::Viewport viewport;
    viewport.width = static_cast<float>(width);
    viewport.height = static_cast<float>(height);
    viewport.density = static_cast<float>(pixels) / static_cast<float>(std::max(width, 1));
    return viewport;
}

void Window::draw() {
    if (std::exchange(m_forgets_textures, false)) {
        m_picture.forget();
        // What the last citizen's pages took goes back to the system, however it lies.
        malloc_trim(0);
    }
    m_kiosk->draw(viewport(), system_uptime());
    bool const is_blank = m_kiosk->is_blank();
    bool const has_changed = m_picture.paint(m_kiosk->frame()) == KeptPicture::Change::Some;
    if (!has_changed && is_blank == m_shows_nothing && !m_wants_show)
        return;
    m_shows_nothing = is_blank;
    m_wants_show = false;
    if (is_blank)
        m_picture.show_nothing();
    else
        m_picture.show(m_back_buffer.age());
    SDL_GL_SwapWindow(m_window);
    m_has_drawn = true;
}

bool Window::save_picture(std::string const& path) const {
    auto const [width, height] = m_picture.size();
    std::vector<std::uint8_t> pixels = m_picture.pixels();
    if (m_shows_nothing)
        std::ranges::fill(pixels, 0);
    return save_pixels({width, height, pixels}, path);
}

int Window::run() {
    if (!open()) {
        std::fprintf(stderr, "onedoor-kiosk: no window: %s\n", SDL_GetError());
        return 1;
    }
    if (!load_fonts())
        return 1;
    begin();
    m_is_open = true;
    std::int64_t started = system_uptime().milliseconds;
    bool const is_photographing = !m_options.screenshot.empty();
    while (m_is_open && !m_kiosk->wants_restart()) {
        take_answers();
        m_kiosk->advance(system_uptime());
        if (m_fittings.equipment != nullptr)
            m_fittings.equipment->report(*m_kiosk, system_uptime());
        if (m_fittings.turn != nullptr)
            m_fittings.turn->turn(system_uptime());
        if (m_kiosk->wants_frame(system_uptime()))
            draw();
        if (m_site.mirror().is_opening())
            started = system_uptime().milliseconds;
        if (is_photographing && system_uptime().milliseconds - started > screenshot_after_ms) {
            draw();
            return save_picture(m_options.screenshot) ? 0 : 1;
        }
        take_events(m_kiosk->wants_frame(system_uptime()) ? 1 : m_kiosk->turn_ms());
    }
    constexpr int restart_code = 3;
    return m_kiosk->wants_restart() ? restart_code : 0;
}

}
