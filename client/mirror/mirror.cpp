#include "client/mirror/mirror.h"

#include <chrono>
#include <utility>

namespace onedoor::mirror {

Mirror::Mirror(Surroundings const& surroundings)
    : m_given(surroundings), m_shelf(surroundings.own, surroundings.seed),
      m_thread([this] { work(); }) {}

Mirror::~Mirror() {
    std::unique_lock lock(m_mutex);
    m_is_stopping = true;
    m_changed.notify_all();
    // A request may begin at this moment: one word could come too early to end it.
    while (!m_has_stopped) {
        m_given.office.give_up();
        m_changed.wait_for(lock, std::chrono::milliseconds(20));
    }
    lock.unlock();
    m_thread.join();
}

void Mirror::advance(core::Uptime now) {
    std::lock_guard const lock(m_mutex);
    m_now = now;
    if (!is_due())
        return;
    m_is_idle = false;
    m_changed.notify_all();
}

std::shared_ptr<Edition const> Mirror::edition() const {
    std::lock_guard const lock(m_mutex);
    return m_edition;
}

bool Mirror::is_opening() const {
    std::lock_guard const lock(m_mutex);
    return m_is_opening;
}

bool Mirror::has_newer() const {
    std::lock_guard const lock(m_mutex);
    return m_newer != nullptr;
}

void Mirror::take_up() {
    std::lock_guard const lock(m_mutex);
    if (m_newer != nullptr)
        m_edition = std::exchange(m_newer, nullptr);
}

std::string Mirror::obstacle() const {
    std::lock_guard const lock(m_mutex);
    return m_obstacle;
}

bool Mirror::is_idle() const {
    std::lock_guard const lock(m_mutex);
    return m_is_idle;
}

void Mirror::wake() const {
    if (m_given.wake != nullptr)
        m_given.wake();
}

bool Mirror::is_due() const {
    return m_now && (!m_due || *m_due <= *m_now);
}

void Mirror::learn(Renewal::Look look) {
    m_is_opening = false;
    m_obstacle = std::move(look.obstacle);
    m_due = core::Uptime{m_now->milliseconds + look.again_ms};
    if (look.edition == nullptr)
        return;
    // What was damaged is whole again, or there was nothing: nobody reads in another edition.
    bool const is_same = m_edition == nullptr || m_edition->listing() == look.edition->listing();
    m_newer.reset();
    (is_same ? m_edition : m_newer) = std::move(look.edition);
}

void Mirror::work() {
    std::shared_ptr<Edition const> newest = m_shelf.load();
    Renewal renewal(m_shelf, m_given.office, m_given.random);
    std::unique_lock lock(m_mutex);
    m_edition = newest;
    m_is_opening = newest == nullptr;
    wake();
    while (!m_is_stopping) {
        if (!is_due()) {
            m_is_idle = true;
            m_changed.wait(lock);
            continue;
        }
        lock.unlock();
        Renewal::Look look = renewal.look(newest.get());
        if (look.edition != nullptr)
            newest = look.edition;
        lock.lock();
        learn(std::move(look));
        wake();
    }
    m_has_stopped = true;
    m_changed.notify_all();
}

}
