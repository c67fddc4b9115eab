#pragma once

#include "client/kiosk/kiosk.h"
#include "client/platform/gl/kept_picture.h"
#include "client/platform/openssl/cipher.h"
#include "client/platform/sdl/back_buffer.h"
#include "client/platform/sdl/equipment.h"
#include "client/platform/sdl/services.h"
#include "client/platform/sdl/site.h"

#include <memory>
#include <optional>
#include <string>

struct SDL_Window;
union SDL_Event;

namespace onedoor::platform {

struct WindowOptions {
    std::string origin = "http://127.0.0.1:8080";
    /// Empty: the machine waits for somebody; else somebody is at this address already.
    std::string target;
    std::string fonts;
    /// Where the site's data files are kept; empty: in memory alone.
    std::string site_folder;
    /// The data files the machine was delivered with; empty: none.
    std::string site_seed;
    int width = 1080;
    int height = 1920;
    bool is_fullscreen = false;
    float px_per_mm = 4;
    /// Write the picture of the settled page here and end; empty = run until closed.
    std::string screenshot;
};

/// Called at each turn of the window's loop, between events and frame.
class Turn {
public:
    virtual ~Turn() = default;
    virtual void turn(core::Uptime now) = 0;
};

/// The machine in an SDL window with OpenGL ES 3. Draws only with a cause: input, an answer, a
/// deadline.
class Window final : public kiosk::Host {
public:
    /// What a window has of the machine besides screen and fingers; null = nothing.
    struct Fittings {
        Equipment* equipment = nullptr;
        /// Without equipment; of these a chip reader is used beside it too.
        kiosk::Devices devices = {};
        Turn* turn = nullptr;
    };
    /// The fittings outlive the window.
    Window(WindowOptions options, Fittings fittings);
    ~Window() override;
    Window(Window const&) = delete;
    Window& operator=(Window const&) = delete;

    /// Exit code: 0 when closed, 1 when the window or the fonts could not be had, 3 when the
    /// machine has to be started anew.
    int run();
    [[nodiscard]] kiosk::Kiosk& kiosk() { return *m_kiosk; }
    [[nodiscard]] mirror::Mirror& site() { return m_site.mirror(); }
    /// What is on the glass, as a PNG file.
    bool save_picture(std::string const& path) const;
    void close() { m_is_open = false; }
    /// Something happened on another thread: the loop takes a turn at once.
    static void wake();
    /// Whether a first picture is on the glass.
    [[nodiscard]] bool has_drawn() const { return m_has_drawn; }

    void forget_clipboard() override;
    void forget_textures() override { m_forgets_textures = true; }
    void forget_requests() override;

private:
    bool open();
    bool load_fonts();
    void begin();
    void take_answers();
    void take_events(int wait_ms);
    void take_event(SDL_Event const& event);
    void take_key(int key, core::Uptime now);
    void draw();
    [[nodiscard]] ui::Viewport viewport() const;

    WindowOptions m_options;
    Fittings m_fittings;
    SDL_Window* m_window = nullptr;
    void* m_context = nullptr;
    std::string m_font_files[5];
    KeptPicture m_picture;
    BackBuffer m_back_buffer;
    /// A citizen's requests, forgotten with them; and the machine's own, which are not.
    ThreadTransport m_transport, m_machine_line;
    Site m_site;
    ForgetfulStorage m_storage;
    NoOutbox m_outbox;
    PathFileSource m_files;
    SystemClock m_clock;
    SystemRandom m_random;
    OpenSslCipher m_cipher{m_random};
    std::unique_ptr<kiosk::Kiosk> m_kiosk;
    bool m_is_open = false;
    bool m_has_drawn = false;
    /// What the window shows may be lost, or is another picture.
    bool m_wants_show = true;
    bool m_shows_nothing = false;
    bool m_forgets_textures = false;
};

}
