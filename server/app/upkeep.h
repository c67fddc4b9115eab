#pragma once

#include "server/attachments/service.h"
#include "server/ops/log.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace onedoor::server {

/// Deletes uploads that never became part of a file, once an hour.
class Upkeep {
public:
    /// Before the first request: first of all deletes what an earlier stop left on the disk.
    Upkeep(attachments::Service& attachments, ops::Log& log);
    ~Upkeep();
    Upkeep(Upkeep const&) = delete;
    Upkeep& operator=(Upkeep const&) = delete;

private:
    void tell(Result<std::size_t> const& deleted);
    void work();

    attachments::Service& m_attachments;
    ops::Log& m_log;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ending = false;
    std::thread m_thread;
};

}
