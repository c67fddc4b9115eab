#pragma once

#include "client/mirror/renewal.h"
#include "shared/core/uptime.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace onedoor::mirror {

/// The site's data files on this machine, so that catalogue, forms, search and fees need no line to
/// the office. A thread of its own reads the disk and asks the office; no call waits for it.
class Mirror {
public:
    /// All outlive the mirror.
    struct Surroundings {
        Folder& own;
        /// What the machine was delivered with; null: nothing.
        Folder const* seed = nullptr;
        Office& office;
        /// Used on the mirror's thread.
        core::Random& random;
        /// Called from the mirror's thread when something changed; may be null.
        void (*wake)() = nullptr;
    };
    explicit Mirror(Surroundings const& surroundings);
    ~Mirror();
    Mirror(Mirror const&) = delete;
    Mirror& operator=(Mirror const&) = delete;

    /// The mirror knows no other time.
    void advance(core::Uptime now);

    /// What is in use; null: none, because the office was never met.
    [[nodiscard]] std::shared_ptr<Edition const> edition() const;
    /// The disk, or the office for the first time, is still being asked: there may be an edition
    /// in a moment.
    [[nodiscard]] bool is_opening() const;
    /// A newer edition waits: take it up when nobody reads in the other one.
    [[nodiscard]] bool has_newer() const;
    /// Nothing happens when there is no newer one.
    void take_up();
    /// What is in the way of the newest edition, as of Renewal::Look; empty: nothing.
    [[nodiscard]] std::string obstacle() const;
    /// Nothing is asked or read before the time goes on.
    [[nodiscard]] bool is_idle() const;

private:
    void work();
    void wake() const;
    // With the mutex held.
    [[nodiscard]] bool is_due() const;
    void learn(Renewal::Look look);

    Surroundings m_given;
    Shelf m_shelf;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<core::Uptime> m_now, m_due;
    std::shared_ptr<Edition const> m_edition, m_newer;
    std::string m_obstacle;
    bool m_is_opening = true, m_is_idle = false;
    bool m_is_stopping = false, m_has_stopped = false;
    std::thread m_thread;
};

}
