#include "server/http/worker_pool.h"

namespace onedoor::http {

WorkerPool::WorkerPool(PoolSize size) : m_size(size) {
    std::lock_guard const lock(m_mutex);
    m_threads.reserve(size.threads_max);
    for (std::size_t i = 0; i < size.threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    finish();
}

bool WorkerPool::enqueue(Job job) {
    {
        std::lock_guard const lock(m_mutex);
        bool const may_grow = m_threads.size() < m_size.threads_max;
        if (!may_grow && m_idle == 0 && m_waiting.size() >= m_size.waiting_max)
            return false;
        m_waiting.push_back(std::move(job));
        if (may_grow && m_waiting.size() > m_idle)
            m_threads.emplace_back([this] { work(); });
    }
    m_changed.notify_one();
    return true;
}

void WorkerPool::finish() {
    std::vector<std::thread> threads;
    {
        std::lock_guard const lock(m_mutex);
        m_finishing = true;
        threads.swap(m_threads);
    }
    m_changed.notify_all();
    for (std::thread& thread : threads)
        thread.join();
}

void WorkerPool::work() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_finishing; });
        --m_idle;
        if (m_waiting.empty())
            return;
        Job const job = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

}
