#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace onedoor::http {

struct PoolSize {
    std::size_t threads = 8;
    std::size_t threads_max = 64;
    std::size_t waiting_max = 128;
};

/// Threads that serve connections. Starts with `threads`, grows to `threads_max` while connections
/// wait, and takes at most `waiting_max` waiting ones: a full pool says so instead of queueing.
class WorkerPool {
public:
    using Job = std::function<void()>;

    explicit WorkerPool(PoolSize size);
    ~WorkerPool();
    WorkerPool(WorkerPool const&) = delete;
    WorkerPool& operator=(WorkerPool const&) = delete;

    /// False when too many wait already; the job is then not run.
    bool enqueue(Job job);
    /// Runs what waits, then ends the threads. No job may be added afterwards.
    void finish();

private:
    void work();

    PoolSize m_size;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_waiting;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_finishing = false;
};

}
