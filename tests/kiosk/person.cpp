#include "tests/kiosk/person.h"

#include "client/keyboard/names.h"
#include "shared/text/utf8.h"

#include <SDL.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace onedoor::testing {

namespace {

constexpr auto patience = std::chrono::seconds(30);
constexpr auto look_again = std::chrono::milliseconds(20);
constexpr float width = 1080, height = 1920;

bool is_of(ui::Tree const& tree, ui::Node const& node, ui::Role role, std::string_view name) {
    return node.role == role && tree.text(node.label).starts_with(name);
}

}

void Person::turn(core::Uptime) {
    std::lock_guard const lock(m_mutex);
    ++m_turns;
    if (m_action == nullptr)
        return;
    (*m_action)();
    m_action = nullptr;
    m_is_done.notify_all();
}

void Person::at_machine(std::function<void()> const& action) {
    std::unique_lock lock(m_mutex);
    m_action = &action;
    platform::Window::wake();
    m_is_done.wait(lock, [this] { return m_action == nullptr; });
}

void Person::wait_until(std::function<bool()> const& holds, std::string_view what) {
    auto const end = std::chrono::steady_clock::now() + patience;
    while (true) {
        bool is_there = false;
        at_machine([&] { is_there = holds(); });
        if (is_there)
            return;
        if (std::chrono::steady_clock::now() > end) {
            std::fprintf(stderr, "waited in vain for %s on\n%s", std::string(what).c_str(),
                         screen().c_str());
            std::_Exit(1);
        }
        std::this_thread::sleep_for(look_again);
    }
}

ui::Node const* Person::find(ui::Role role, std::string_view name) {
    ui::Tree const& tree = m_window->kiosk().frame().tree();
    for (ui::Node const& node : tree.nodes()) {
        if (is_of(tree, node, role, name) && (node.flags & ui::flag::disabled) == 0)
            return &node;
    }
    return nullptr;
}

bool Person::sees(ui::Role role, std::string_view name) {
    bool is_there = false;
    at_machine([&] { is_there = find(role, name) != nullptr; });
    return is_there;
}

void Person::wait_for(ui::Role role, std::string_view name) {
    wait_until([&] { return find(role, name) != nullptr; },
               std::string(ui::role_name(role)) + " " + std::string(name));
}

void Person::wait_until_gone(ui::Role role, std::string_view name) {
    wait_until([&] { return find(role, name) == nullptr; }, "the end of " + std::string(name));
}

void Person::wait_for_value(ui::Role role, std::string_view name, std::string_view value) {
    wait_until(
        [&] {
            ui::Node const* const node = find(role, name);
            ui::Tree const& tree = m_window->kiosk().frame().tree();
            return node != nullptr && tree.text(node->value).starts_with(value);
        },
        std::string(name) + " = " + std::string(value));
}

std::string Person::read(ui::Role role, std::string_view beginning) {
    wait_for(role, beginning);
    std::string text;
    at_machine([&] {
        if (ui::Node const* const node = find(role, beginning))
            text = m_window->kiosk().frame().tree().text(node->label);
    });
    return text;
}

std::string Person::screen() {
    std::string text;
    at_machine([&] { text = m_window->kiosk().frame().tree().dump(); });
    return text;
}

void Person::picture(std::string const& path) {
    at_machine([&] { m_window->save_picture(path); });
}

void Person::send_finger(std::uint32_t type, float x, float y) {
    SDL_Event event{};
    event.tfinger.type = type;
    event.tfinger.touchId = 1;
    event.tfinger.x = x / width;
    event.tfinger.y = y / height;
    SDL_PushEvent(&event);
}

// The machine has seen everything when a turn began and ended after it.
void Person::wait_for_turn() {
    unsigned before = 0;
    at_machine([&] { before = m_turns; });
    wait_until([&] { return m_turns > before + 1; }, "the machine's turn");
}

void Person::put_finger(std::uint32_t type, float x, float y) {
    send_finger(type, x, y);
    wait_for_turn();
}

void Person::touch_at(float x, float y) {
    put_finger(SDL_FINGERDOWN, x, y);
    put_finger(SDL_FINGERUP, x, y);
}

void Person::hold_at(float x, float y, std::int64_t ms) {
    put_finger(SDL_FINGERDOWN, x, y);
    std::int64_t const until = platform::system_uptime().milliseconds + ms;
    wait_until([&] { return platform::system_uptime().milliseconds >= until; }, "the finger");
    put_finger(SDL_FINGERUP, x, y);
}

void Person::swipe(float from_y, float to_y) {
    constexpr int parts = 4;
    put_finger(SDL_FINGERDOWN, width / 2, from_y);
    for (int i = 1; i <= parts; ++i)
        put_finger(SDL_FINGERMOTION, width / 2,
                   from_y + (to_y - from_y) * static_cast<float>(i) / parts);
    put_finger(SDL_FINGERUP, width / 2, to_y);
}

ui::Rect Person::reach(ui::Role role, std::string_view name) {
    constexpr int swipes_max = 20;
    wait_for(role, name);
    for (int i = 0; i < swipes_max; ++i) {
        ui::Rect place;
        interaction::Window window;
        at_machine([&] {
            ui::Node const* const node = find(role, name);
            window = m_window->kiosk().surface().window();
            place = node != nullptr ? interaction::on_glass(*node, window) : ui::Rect{};
            bool const is_fixed = node != nullptr && (node->flags & ui::flag::fixed) != 0;
            window.foot = is_fixed ? 0 : window.foot;
        });
        float const y = place.y + place.h / 2;
        if (place.w > 0 && y > 0 && y < window.height - window.foot)
            return place;
        float const middle = (window.height - window.foot) / 2;
        // Not begun upon the header, however little the keys leave of the page.
        float const way_max = std::max(100.0F, middle - 150);
        float const way = std::clamp(y - middle, -way_max, way_max);
        swipe(middle + way / 2, middle - way / 2);
    }
    std::fprintf(stderr, "could not reach %s on\n%s", std::string(name).c_str(), screen().c_str());
    std::_Exit(1);
}

void Person::touch(ui::Role role, std::string_view name) {
    ui::Rect const place = reach(role, name);
    touch_at(place.x + place.w / 2, place.y + place.h / 2);
}

ui::Rect Person::key_of(char32_t character) {
    using keyboard::KeyKind;
    ui::Rect place;
    at_machine([&] {
        interaction::Surface& surface = m_window->kiosk().surface();
        auto const keys = surface.keyboard().keys();
        auto const nodes = surface.key_nodes();
        ui::Tree const& tree = m_window->kiosk().frame().tree();
        for (std::size_t i = 0; i < std::min(keys.size(), nodes.size()); ++i) {
            bool const is_it = character == ' '    ? keys[i].key.kind == KeyKind::Space
                               : character == '\n' ? keys[i].key.kind == KeyKind::Enter
                                                   : keys[i].key.character == character;
            if (is_it)
                place = interaction::on_glass(tree.nodes()[nodes[i]], surface.window());
        }
    });
    if (place.w <= 0) {
        std::fprintf(stderr, "no key U+%04X on\n%s", static_cast<unsigned>(character),
                     screen().c_str());
        std::_Exit(1);
    }
    return place;
}

void Person::press_keys(std::string_view keys) {
    for (std::size_t at = 0; at < keys.size();) {
        auto const [character, bytes] = text::decode_valid(keys, at);
        ui::Rect const key = key_of(character);
        touch_at(key.x + key.w / 2, key.y + key.h / 2);
        at += bytes;
    }
}

void Person::write(std::string_view label, std::string_view keys) {
    touch(ui::Role::TextField, label);
    wait_until([&] { return m_window->kiosk().surface().is_editing(); }, "the keys");
    press_keys(keys);
    press_keys("\n");
}

void Person::choose(std::string_view select, std::string_view option, std::string_view keys) {
    touch(ui::Role::Select, select);
    wait_for(ui::Role::Dialog, "");
    if (!keys.empty())
        write("Gõ để tìm", keys);
    touch(ui::Role::Button, option);
}

}
