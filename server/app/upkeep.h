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
    Upkeep(attachments::Service& attachments, ops::Log& log);
    ~Upkeep();
    Upkeep(Upkeep const&) = delete;
    Upkeep& operator=(Upkeep const&) = delete;

private:
    void work();

    attachments::Service& m_attachments;
    ops::Log& m_log;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ending = false;
    std::thread m_thread;
};

}
