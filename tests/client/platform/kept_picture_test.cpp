#include "client/kiosk/kiosk.h"
#include "client/platform/gl/kept_picture.h"
#include "tests/support/client_fakes.h"
#include "tests/support/read_file.h"

#include <GLES3/gl3.h>
#include <SDL.h>
#include <array>
#include <doctest/doctest.h>
#include <random>

using namespace onedoor;
using interaction::Touch;

namespace {

constexpr int width = 540, height = 960;
constexpr float css_width = 1080, css_height = 1920;

using Pixels = std::vector<std::uint8_t>;

/// A window nobody sees, with a context for each way of drawing, and one that puts back what the
/// window showed before.
class Canvas {
public:
    Canvas() {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
        REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
        // What the driver never frees is its own; unloaded, it could not be told from ours.
        REQUIRE(SDL_GL_LoadLibrary(nullptr) == 0);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
        m_window = SDL_CreateWindow("", 0, 0, width, height, SDL_WINDOW_OPENGL);
        REQUIRE(m_window != nullptr);
        for (SDL_GLContext& context : m_contexts) {
            context = SDL_GL_CreateContext(m_window);
            REQUIRE(context != nullptr);
        }
        choose(0);
        kept.start();
        choose(1);
        whole.start();
    }
    ~Canvas() {
        whole.stop();
        choose(0);
        kept.stop();
        for (SDL_GLContext const context : m_contexts)
            SDL_GL_DeleteContext(context);
        SDL_DestroyWindow(m_window);
    }

    /// Pixels of the window after this frame was drawn by its changes into the buffer that was
    /// shown `age` frames ago.
    Pixels by_changes(ui::Frame& frame, std::size_t age = 0) {
        if (age > 0)
            put_back(m_shown[m_shown.size() - age]);
        choose(0);
        kept.paint(frame);
        kept.show(static_cast<int>(age));
        return m_shown.emplace_back(pixels());
    }
    [[nodiscard]] std::size_t frames() const { return m_shown.size(); }
    /// What by_changes() showed the last time.
    Pixels shown() {
        choose(0);
        kept.show(0);
        return pixels();
    }
    /// After by_changes(), which is told which glyphs are new.
    Pixels as_a_whole(ui::Frame& frame) {
        choose(1);
        whole.forget();
        whole.paint(frame);
        whole.show(0);
        return pixels();
    }

    platform::KeptPicture kept, whole;

private:
    void choose(std::size_t context) { SDL_GL_MakeCurrent(m_window, m_contexts[context]); }
    static Pixels pixels() {
        Pixels bytes(std::size_t{4} * width * height);
        glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bytes.data());
        return bytes;
    }

    void put_back(Pixels const& pixels) {
        choose(2);
        GLuint texture = 0, framebuffer = 0;
        glGenTextures(1, &texture);
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     pixels.data());
        glGenFramebuffers(1, &framebuffer);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
        glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture,
                               0);
        glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
        glDeleteFramebuffers(1, &framebuffer);
        glDeleteTextures(1, &texture);
    }

    SDL_Window* m_window = nullptr;
    std::array<SDL_GLContext, 3> m_contexts{};
    std::vector<Pixels> m_shown;
};

class NoHost final : public kiosk::Host {
public:
    void forget_clipboard() override {}
    void forget_textures() override { forgets_textures = true; }
    void forget_requests() override {}

    bool forgets_textures = false;
};

/// A machine without devices, and somebody who presses whatever comes under the finger.
class Walk {
public:
    explicit Walk(std::uint32_t seed) : m_random(seed) {
        constexpr char const* names[] = {"noto-sans-regular", "noto-sans-bold", "phosphor-bold",
                                         "phosphor-fill", "phosphor-duotone"};
        for (std::size_t i = 0; i < std::size(names); ++i)
            m_fonts[i] = support::read_file(ONEDOOR_FONTS "/" + std::string(names[i]) + ".ttf");
        m_kiosk = std::make_unique<kiosk::Kiosk>(
            kiosk::Setup{{m_world.transport,
                          m_world.storage,
                          m_world.files,
                          m_world.outbox,
                          m_world.clock,
                          m_world.random,
                          {.search_index = "/assets/index.json", .units = "/assets/units.json"},
                          "https://motcua.example",
                          "vi",
                          &m_world.cipher},
                         host,
                         {},
                         {font(0), font(1), font(2), font(3), font(4)},
                         4},
            m_now);
    }

    void draw() {
        m_kiosk->advance(m_now);
        m_kiosk->draw({.width = css_width, .height = css_height, .density = width / css_width},
                      m_now);
        give_data();
    }

    /// A few of these make a press, a swipe, a word.
    void step() {
        m_now.milliseconds += 20 + pick(300);
        switch (pick(8)) {
        case 0:
            m_kiosk->scroll_by(static_cast<float>(pick(1200)) - 600, m_now);
            break;
        case 1:
            m_kiosk->command(static_cast<interaction::Command>(pick(11)), m_now);
            break;
        default:
            m_is_down = !m_is_down;
            if (m_is_down)
                aim();
            m_kiosk->touch(m_is_down ? Touch::Down : Touch::Up, m_x, m_y, m_now);
            break;
        }
    }

    [[nodiscard]] ui::Frame& frame() { return m_kiosk->frame(); }
    [[nodiscard]] std::string_view title() {
        ui::Tree const& tree = frame().tree();
        return tree.text(tree.nodes().front().label);
    }

    NoHost host;

private:
    std::uint32_t pick(std::uint32_t count) { return m_random() % count; }
    std::span<std::uint8_t const> font(std::size_t i) const {
        return {reinterpret_cast<std::uint8_t const*>(m_fonts[i].data()), m_fonts[i].size()};
    }

    void aim() {
        ui::Tree const& tree = frame().tree();
        std::vector<std::size_t> const stops = interaction::stops(tree);
        m_x = static_cast<float>(pick(1080));
        m_y = static_cast<float>(pick(1920));
        if (stops.empty() || pick(8) == 0)
            return;
        ui::Node const& node = tree.nodes()[stops[pick(static_cast<std::uint32_t>(stops.size()))]];
        ui::Rect const place = interaction::on_glass(node, m_kiosk->surface().window());
        m_x = place.x + place.w / 2;
        m_y = place.y + place.h / 2;
    }

    void give_data() {
        for (auto const& sent : std::vector(m_world.transport.sent)) {
            std::string const& path = sent.request.path;
            fakes::Transport::Sent const taken = m_world.transport.take(path);
            bool const is_file = path.starts_with("/assets/");
            m_kiosk->receive(
                {.token = taken.token,
                 .status = is_file ? 200 : 404,
                 .body = is_file ? support::read_file(ONEDOOR_ASSETS + path.substr(7)) : ""},
                m_now);
        }
    }

    struct World {
        fakes::Transport transport;
        fakes::Storage storage;
        fakes::Files files;
        fakes::Outbox outbox;
        fakes::SteppedClock clock;
        fakes::CountingRandom random;
        fakes::Cipher cipher;
    };
    World m_world;
    std::string m_fonts[5];
    std::minstd_rand m_random;
    core::Uptime m_now{1'000};
    std::unique_ptr<kiosk::Kiosk> m_kiosk;
    bool m_is_down = false;
    float m_x = 0, m_y = 0;
};

}

TEST_CASE("picture: drawn by its changes, a random walk looks as if each frame was drawn whole") {
    constexpr std::uint32_t seed = 20'261'122;
    constexpr int steps = 120;
    CAPTURE(seed);
    Canvas canvas;
    Walk walk(seed);
    Pixels last;
    int changes = 0;
    for (int step = 0; step < steps; ++step) {
        walk.draw();
        if (std::exchange(walk.host.forgets_textures, false))
            canvas.kept.forget();
        // Windows have one to four buffers, and some tell nothing of them.
        std::size_t const age = static_cast<std::size_t>(step) % 5;
        Pixels const by_changes = canvas.by_changes(walk.frame(), std::min(age, canvas.frames()));
        INFO("step ", step, " on ", walk.title());
        REQUIRE(by_changes == canvas.as_a_whole(walk.frame()));
        changes += by_changes != last ? 1 : 0;
        last = by_changes;
        walk.step();
    }
    MESSAGE("seed ", seed, ": ", changes, " of ", steps, " frames differ from the one before");
    CHECK(changes > steps / 2);
}

TEST_CASE("picture: a change that is left out is seen") {
    Canvas canvas;
    Walk walk(1);
    walk.draw();
    canvas.by_changes(walk.frame());
    REQUIRE(canvas.shown() == canvas.as_a_whole(walk.frame()));
    do {
        walk.step();
        walk.draw();
    } while (walk.title().empty());
    for (int i = 0; i < 4; ++i) {
        walk.step();
        walk.draw();
    }
    CHECK(canvas.shown() != canvas.as_a_whole(walk.frame()));
}

TEST_CASE("picture: what was forgotten is on the device no more") {
    Canvas canvas;
    Walk walk(1);
    walk.draw();
    canvas.by_changes(walk.frame());
    canvas.kept.forget();
    Pixels const pixels = canvas.shown();
    for (std::size_t at = 0; at < pixels.size(); at += 4)
        REQUIRE(std::max({pixels[at], pixels[at + 1], pixels[at + 2]}) == 0);
}
