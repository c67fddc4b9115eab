#pragma once

#include <atomic>
#include <optional>
#include <thread>
#include <utility>

namespace onedoor::staff_panel {

/// Work that waits for a slow thing such as a USB stick, on a thread of its own; one at a time.
template<typename Outcome> class Errand {
public:
    Errand() = default;
    ~Errand() { join(); }
    Errand(Errand const&) = delete;
    Errand& operator=(Errand const&) = delete;

    /// Not while one is under way. What `work` needs is in it.
    template<typename Work> void begin(Work work) {
        join();
        m_is_done = false;
        m_is_running = true;
        m_thread = std::thread([this, work = std::move(work)] {
            m_outcome = work();
            m_is_done = true;
        });
    }
    [[nodiscard]] bool is_running() const { return m_is_running; }
    /// Once, when it is over.
    std::optional<Outcome> take() {
        if (!m_is_running || !m_is_done)
            return std::nullopt;
        join();
        m_is_running = false;
        return std::exchange(m_outcome, std::nullopt);
    }

private:
    void join() {
        if (m_thread.joinable())
            m_thread.join();
    }

    std::thread m_thread;
    std::atomic<bool> m_is_done = false;
    bool m_is_running = false;
    std::optional<Outcome> m_outcome;
};

}
