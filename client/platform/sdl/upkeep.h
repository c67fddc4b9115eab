#pragma once

#include "client/configuration/configuration.h"
#include "client/lifecycle/life.h"
#include "client/platform/sdl/safe_window.h"
#include "client/platform/sdl/window.h"

#include <optional>
#include <utility>

namespace onedoor::platform {

/// Heartbeat, record of starts and clocks, turned with the loop of a window.
template<typename Window> class LifeTurn : public Turn {
public:
    explicit LifeTurn(lifecycle::Life& life) : m_life(life) {}
    /// Before the window runs.
    void watch(Window& window) { m_window = &window; }

    void turn(core::Uptime now) override {
        m_life.advance(now, m_clock.now());
        if (m_window->has_drawn() && !std::exchange(m_is_ready, true))
            m_life.ready();
        if (m_life.wants_restart())
            m_window->close();
    }

protected:
    lifecycle::Life& m_life;
    Window* m_window = nullptr;
    SystemClock m_clock;
    bool m_is_ready = false;
};

/// The same for the machine that serves, its opening hours, and what staff ask of it.
class Upkeep final : public LifeTurn<Window> {
public:
    /// `site` null: nobody looks after it on its glass.
    Upkeep(lifecycle::Life& life, std::optional<configuration::Hours> hours, StaffSite* site)
        : LifeTurn(life), m_hours(std::move(hours)), m_site(site) {}

    void turn(core::Uptime now) override {
        LifeTurn::turn(now);
        if (m_site != nullptr)
            m_site->advance();
        if (m_site != nullptr && m_site->wants_restart())
            m_window->close();
        if (!m_hours)
            return;
        bool const is_open = configuration::is_open(*m_hours, core::to_local(m_clock.now()));
        if (m_is_open != is_open)
            m_window->kiosk().change_service(
                is_open ? session::EventKind::Open : session::EventKind::Close, now);
        m_is_open = is_open;
    }

private:
    std::optional<configuration::Hours> m_hours;
    StaffSite* m_site;
    std::optional<bool> m_is_open;
};

}
