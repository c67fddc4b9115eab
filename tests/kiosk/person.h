#pragma once

#include "client/platform/sdl/window.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>

namespace onedoor::testing {

/// Somebody at the machine: sees what is drawn by role and name, and touches it with one finger,
/// through the events that a touch screen would send. Acts on a thread of its own; each call waits
/// until the machine has done its part, and ends the program with a message after 30 s.
class Person final : public platform::Turn {
public:
    void watch(platform::Window& window) { m_window = &window; }

    void wait_for(ui::Role role, std::string_view name);
    void wait_until_gone(ui::Role role, std::string_view name);
    void wait_until(std::function<bool()> const& holds, std::string_view what);
    /// Swipes until the thing is in reach, then presses it.
    void touch(ui::Role role, std::string_view name);
    void touch_at(float x, float y);
    void hold_at(float x, float y, std::int64_t ms);
    /// Where it is on the screen, in reach after swipes.
    ui::Rect reach(ui::Role role, std::string_view name);
    /// Of the key that types this; it has to be there.
    ui::Rect key_of(char32_t character);
    /// Returns as soon as the machine is told of it.
    static void send_finger(std::uint32_t type, float x, float y);
    void wait_for_turn();
    /// Opens the field and presses the keys one by one; then the key that goes on.
    void write(std::string_view label, std::string_view keys);
    /// `keys` narrow a long list.
    void choose(std::string_view select, std::string_view option, std::string_view keys = {});
    void press_keys(std::string_view keys);
    [[nodiscard]] bool sees(ui::Role role, std::string_view name);
    /// A field, or a choice, whose value begins so.
    void wait_for_value(ui::Role role, std::string_view name, std::string_view value);
    /// Text of the first node of this role whose text begins so.
    std::string read(ui::Role role, std::string_view beginning);
    void picture(std::string const& path);
    /// What the tree says, for messages.
    std::string screen();
    /// Runs on the thread of the machine, between two frames.
    void at_machine(std::function<void()> const& action);

    void turn(core::Uptime now) override;

private:
    ui::Node const* find(ui::Role role, std::string_view name);
    void put_finger(std::uint32_t type, float x, float y);
    void swipe(float from_y, float to_y);

    platform::Window* m_window = nullptr;
    std::mutex m_mutex;
    std::condition_variable m_is_done;
    std::function<void()> const* m_action = nullptr;
    unsigned m_turns = 0;
};

}
