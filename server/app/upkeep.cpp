#include "server/app/upkeep.h"

#include <chrono>

namespace onedoor::server {

static constexpr std::chrono::hours between_rounds{1};

Upkeep::Upkeep(attachments::Service& attachments, ops::Log& log)
    : m_attachments(attachments), m_log(log) {
    tell(m_attachments.delete_unnamed());
    m_thread = std::thread([this] { work(); });
}

Upkeep::~Upkeep() {
    {
        std::lock_guard const lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void Upkeep::tell(Result<std::size_t> const& deleted) {
    if (deleted)
        m_log.write("uploads.tidied", {{"deleted", static_cast<std::int64_t>(*deleted)}});
    else
        m_log.write("uploads.tidying_failed", {{"code", deleted.error().code}});
}

void Upkeep::work() {
    std::unique_lock lock(m_mutex);
    while (!m_changed.wait_for(lock, between_rounds, [this] { return m_ending; })) {
        lock.unlock();
        tell(m_attachments.delete_orphans());
        lock.lock();
    }
}

}
