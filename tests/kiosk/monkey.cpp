// Random fingers and keys for a while (reliability K8): no crash, no turn of the machine longer
// than five seconds, no way out.
//
// usage: kiosk_monkey URL FONTS SECONDS SEED
#include "client/platform/sdl/window.h"
#include "tests/kiosk/staff_door.h"

#include <SDL.h>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

using namespace onedoor;

namespace {

constexpr float width = 1080, height = 1920;
constexpr std::int64_t stuck_ms = 5'000;

class Monkey final : public platform::Turn {
public:
    Monkey(std::uint32_t seed, std::int64_t seconds, staff_panel::Panel const& staff)
        : m_random(seed), m_left_ms(seconds * 1000), m_staff(staff) {}
    void watch(platform::Window& window) { m_window = &window; }

    void turn(core::Uptime now) override {
        if (m_last && now.milliseconds - m_last->milliseconds > stuck_ms)
            m_longest_ms = std::max(m_longest_ms, now.milliseconds - m_last->milliseconds);
        if (m_last)
            m_left_ms -= now.milliseconds - m_last->milliseconds;
        m_last = now;
        if (m_left_ms < 0) {
            m_window->close();
            return;
        }
        look();
        act();
        platform::Window::wake();
    }

    [[nodiscard]] bool is_good() const { return m_longest_ms == 0 && m_ways_out == 0; }
    void tell() const {
        std::printf(
            "acts %llu, sessions %llu, pages %llu, longest turn over %lld ms: %lld, "
            "screens without a way to end or behind the staff's door: %llu\n",
            static_cast<unsigned long long>(m_acts), static_cast<unsigned long long>(m_sessions),
            static_cast<unsigned long long>(m_pages), static_cast<long long>(stuck_ms),
            static_cast<long long>(m_longest_ms), static_cast<unsigned long long>(m_ways_out));
    }

private:
    std::uint32_t pick(std::uint32_t count) { return m_random() % count; }
    float part() { return static_cast<float>(pick(10'000)) / 10'000; }

    // Somebody who is served can always end; everything else is the machine's own screen.
    void look() {
        session::State const state = m_window->kiosk().session().state();
        if (state != m_state && state == session::State::Active)
            ++m_sessions;
        bool const has_begun = state == m_state;
        m_state = state;
        // The staff's door is for nobody else, not even to see.
        if (m_staff.is_open())
            ++m_ways_out;
        if (state != session::State::Active || !has_begun || !m_window->has_drawn())
            return;
        ui::Tree const& tree = m_window->kiosk().frame().tree();
        bool has_end = false;
        for (ui::Node const& node : tree.nodes()) {
            std::string_view const name = tree.text(node.label);
            has_end =
                has_end || (node.role == ui::Role::Button && (name == "Kết thúc" || name == "End"));
            if (node.role == ui::Role::Document && name != m_page) {
                m_page = name;
                ++m_pages;
            }
        }
        m_frames_without_end = has_end ? 0 : m_frames_without_end + 1;
        // One frame may still be that of the screen before.
        if (m_frames_without_end > 3)
            ++m_ways_out;
    }

    void act() {
        ++m_acts;
        SDL_Event event{};
        switch (pick(12)) {
        case 0:
            event.type = SDL_KEYDOWN;
            event.key.keysym.sym = keys[pick(std::size(keys))];
            event.key.keysym.mod = static_cast<std::uint16_t>(pick(2) == 0 ? KMOD_NONE : KMOD_ALT);
            SDL_PushEvent(&event);
            return;
        case 1:
            event.type = SDL_TEXTINPUT;
            event.text.text[0] = static_cast<char>('a' + pick(26));
            SDL_PushEvent(&event);
            return;
        case 2:
            finger(SDL_FINGERDOWN, part(), part());
            finger(SDL_FINGERMOTION, part(), part());
            finger(SDL_FINGERUP, part(), part());
            return;
        default:
            return press();
        }
    }

    // Mostly what can be pressed, else anywhere.
    void press() {
        ui::Tree const& tree = m_window->kiosk().frame().tree();
        std::vector<std::size_t> const stops = interaction::stops(tree);
        float x = part(), y = part();
        if (!stops.empty() && pick(5) != 0) {
            ui::Node const& node =
                tree.nodes()[stops[pick(static_cast<std::uint32_t>(stops.size()))]];
            ui::Rect const place =
                interaction::on_glass(node, m_window->kiosk().surface().window());
            x = (place.x + place.w / 2) / width;
            y = (place.y + place.h / 2) / height;
        }
        finger(SDL_FINGERDOWN, x, y);
        finger(SDL_FINGERUP, x, y);
    }

    static void finger(std::uint32_t type, float x, float y) {
        SDL_Event event{};
        event.tfinger.type = type;
        event.tfinger.x = x;
        event.tfinger.y = y;
        SDL_PushEvent(&event);
    }

    static constexpr int keys[] = {SDLK_UP,     SDLK_DOWN,   SDLK_LEFT,      SDLK_RIGHT, SDLK_TAB,
                                   SDLK_RETURN, SDLK_ESCAPE, SDLK_BACKSPACE, SDLK_F1,    SDLK_F4,
                                   SDLK_F9,     SDLK_F10,    SDLK_F11,       SDLK_q,     SDLK_w};

    std::minstd_rand m_random;
    std::int64_t m_left_ms;
    staff_panel::Panel const& m_staff;
    platform::Window* m_window = nullptr;
    std::optional<core::Uptime> m_last;
    session::State m_state = session::State::Attract;
    std::string m_page;
    std::int64_t m_longest_ms = 0;
    unsigned long long m_acts = 0, m_sessions = 0, m_pages = 0, m_ways_out = 0;
    unsigned m_frames_without_end = 0;
};

bool read_number(char const* word, std::uint32_t& number) {
    char const* const end = word + std::strlen(word);
    return std::from_chars(word, end, number).ptr == end && end != word;
}

}

int main(int count, char** words) {
    std::uint32_t seconds = 0, seed = 0;
    if (count != 5 || !read_number(words[3], seconds) || !read_number(words[4], seed)) {
        std::fputs("usage: kiosk_monkey URL FONTS SECONDS SEED\n", stderr);
        return 2;
    }
    testing::StaffDoor door;
    Monkey monkey(seed, seconds, door.panel);
    platform::WindowOptions options;
    options.origin = words[1];
    options.fonts = words[2];
    platform::Window window(options, {.devices = {.staff = &door.panel}, .turn = &monkey});
    monkey.watch(window);
    int const code = window.run();
    std::printf("seed %u: ", seed);
    monkey.tell();
    return code == 0 && monkey.is_good() ? 0 : 1;
}
