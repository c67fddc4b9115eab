#include "client/platform/sdl/window.h"

#include "client/net/http_client.h"
#include "client/platform/sdl/png.h"
#include "shared/json/json.h"

#include <GLES3/gl3.h>
#include <SDL.h>
#include <algorithm>
#include <cstdio>
#include <imgui.h>
#include <imgui_impl_sdl2.h>

namespace onedoor::platform {

namespace {

// Frames after an event, so that hovering and focus settle.
constexpr int settling_frames = 2;
// A page that still waits for answers after this long is photographed as it is.
constexpr std::uint32_t screenshot_after_ms = 1500;

void wake() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

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

// The names of the server's data files. Without the server they stay empty and the program says
// that it cannot reach it.
app::AssetPaths asset_paths(std::string const& origin) {
    net::Response const response =
        net::HttpClient(origin).send({.path = "/api/v1/assets", .timeout_ms = 3000});
    Result<json::Value> const document = json::parse(response.body);
    json::Value const* const files = document ? document->find("files") : nullptr;
    auto const path_of = [files](std::string_view name) -> std::string {
        json::Value const* const path = files != nullptr ? files->find(name) : nullptr;
        std::string const* const text = path != nullptr ? path->as_string() : nullptr;
        return text != nullptr ? *text : std::string();
    };
    return {path_of("index.json"), path_of("units.json"), path_of("guides.json"),
            path_of("offices.json")};
}

}

Window::Window(WindowOptions options)
    : m_options(std::move(options)), m_transport(m_options.origin, wake) {
    m_input.interactivity = ui::Interactivity::Direct;
    m_program = make_program({m_transport, m_storage, m_files, m_outbox, m_clock, m_random,
                              asset_paths(m_options.origin), m_options.origin, "vi", &m_cipher});
}

Window::~Window() {
    m_painter.stop();
    if (m_is_open)
        ImGui_ImplSDL2_Shutdown();
    if (m_context != nullptr)
        SDL_GL_DeleteContext(m_context);
    if (m_window != nullptr)
        SDL_DestroyWindow(m_window);
    SDL_Quit();
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
    m_frame.set_fonts({bytes_of(m_font_files[0]), bytes_of(m_font_files[1]),
                       bytes_of(m_font_files[2]), bytes_of(m_font_files[3]),
                       bytes_of(m_font_files[4])});
    return true;
}

bool Window::open() {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return false;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
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
    m_is_open = ImGui_ImplSDL2_InitForOpenGL(m_window, m_context);
    m_painter.start();
    return m_is_open;
}

void Window::take_answers() {
    for (net::Response& response : m_transport.take_responses())
        m_program->receive(std::move(response));
    for (std::string const& key : m_storage.take_asked())
        m_program->loaded(key, std::nullopt);
    for (app::FileChunk& chunk : m_files.take_chunks())
        m_program->chunk_read(std::move(chunk));
    for (OpenSslCipher::Answer& answer : m_cipher.take_answers()) {
        if (auto* const sealed = std::get_if<app::SealedText>(&answer))
            m_program->enciphered(std::move(*sealed));
        else
            m_program->deciphered(std::get<1>(std::move(answer)));
    }
}

void Window::take_event(SDL_Event const& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
    if (event.type == SDL_QUIT)
        m_is_open = false;
    if (event.type == SDL_FINGERMOTION)
        m_frame.scroll_by(-event.tfinger.dy * m_input.viewport.height);
    bool const goes_back = event.type == SDL_KEYDOWN && event.key.keysym.sym == SDLK_LEFT &&
                           (event.key.keysym.mod & KMOD_ALT) != 0;
    if (goes_back && m_history.size() > 1) {
        m_history.pop_back();
        m_program->open(m_history.back());
    }
}

int Window::draw() {
    int width = 0, height = 0, pixels = 0;
    SDL_GetWindowSize(m_window, &width, &height);
    SDL_GL_GetDrawableSize(m_window, &pixels, nullptr);
    m_input.viewport.width = static_cast<float>(width);
    m_input.viewport.height = static_cast<float>(height);
    m_input.viewport.density = static_cast<float>(pixels) / static_cast<float>(std::max(width, 1));
    m_input.seconds = static_cast<double>(SDL_GetTicks64()) / 1000;
    take_answers();
    ImGui_ImplSDL2_NewFrame();
    ui::Output const output = run_frame(m_frame, *m_program, m_input);
    m_painter.paint(m_frame);
    if (std::optional<Address> address = m_program->take_address()) {
        if (address->replaces && !m_history.empty())
            m_history.pop_back();
        m_history.push_back(std::move(address->target));
        m_frame.scroll_to_top();
        return 0;
    }
    return output.again_in_ms;
}

bool Window::save_screenshot() {
    int width = 0, height = 0;
    SDL_GL_GetDrawableSize(m_window, &width, &height);
    std::size_t const row = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
    std::vector<std::uint8_t> line(static_cast<std::size_t>(width) * 4);
    for (int y = 0; y < height; ++y) {
        // OpenGL counts rows from the foot, and its ES edition gives no pixels without alpha.
        glReadPixels(0, height - 1 - y, width, 1, GL_RGBA, GL_UNSIGNED_BYTE, line.data());
        std::uint8_t* pixel = pixels.data() + static_cast<std::size_t>(y) * row;
        for (std::size_t at = 0; at < line.size(); at += 4)
            pixel = std::copy_n(line.data() + at, 3, pixel);
    }
    std::string const png = make_png(width, height, pixels);
    std::FILE* const file = std::fopen(m_options.screenshot.c_str(), "wb");
    if (file == nullptr)
        return false;
    bool const is_written = std::fwrite(png.data(), 1, png.size(), file) == png.size();
    return std::fclose(file) == 0 && is_written;
}

int Window::run() {
    if (!open()) {
        std::fprintf(stderr, "onedoor-kiosk: no window: %s\n", SDL_GetError());
        return 1;
    }
    if (!load_fonts())
        return 1;
    m_history.push_back(m_options.target);
    m_program->open(m_options.target);
    std::uint64_t const started = SDL_GetTicks64();
    int frames_left = settling_frames;
    while (m_is_open) {
        int const again_ms = draw();
        bool const is_photographing = !m_options.screenshot.empty();
        if (is_photographing && SDL_GetTicks64() - started > screenshot_after_ms)
            return save_screenshot() ? 0 : 1;
        SDL_GL_SwapWindow(m_window);
        bool const wants_more = again_ms == 0 || frames_left-- > 0;
        int const wait_ms = wants_more ? 16 : (again_ms > 0 ? again_ms : -1);
        SDL_Event event;
        int const limit_ms = is_photographing ? 50 : wait_ms;
        bool has_event =
            limit_ms < 0 ? SDL_WaitEvent(&event) != 0 : SDL_WaitEventTimeout(&event, limit_ms) != 0;
        while (has_event) {
            take_event(event);
            frames_left = settling_frames;
            has_event = SDL_PollEvent(&event) != 0;
        }
    }
    return 0;
}

}
