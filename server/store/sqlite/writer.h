#pragma once

#include "server/store/sqlite/connection.h"
#include "server/store/sqlite/fatal.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <semaphore>
#include <span>
#include <thread>
#include <vector>

namespace onedoor::sqlite {

/// What a job of the writer works on, inside a transaction.
struct WriteContext {
    Connection& connection;
    store::ChainHead head;
};

/// The one thread that writes. Jobs that wait at the same time share one transaction (group
/// commit); each caller returns after the commit that holds its job.
class Writer {
public:
    /// May be called twice when a neighbour in the same transaction failed, so it must not depend
    /// on an earlier call; an error undoes everything the job did.
    using Job = std::function<Result<void>(WriteContext&)>;

    Writer(std::unique_ptr<Connection> connection, store::ChainHead head,
           std::size_t queue_length_max, Fatal& fatal);
    /// Finishes the jobs that wait, then stops.
    ~Writer();

    /// Blocks until the job is durable or failed. Fails with "store.overloaded" at once when the
    /// queue is full.
    Result<void> run(Job const& job);

    [[nodiscard]] std::uint64_t commits() const { return m_commits.load(); }
    [[nodiscard]] std::uint64_t jobs() const { return m_jobs.load(); }
    [[nodiscard]] std::uint64_t wal_pages() const { return m_wal_pages.load(); }
    [[nodiscard]] std::size_t queue_length();

private:
    struct Waiting {
        Job const& job;
        Result<void> outcome{};
        std::binary_semaphore done{0};
    };

    void work();
    bool take_batch();
    void gather(std::unique_lock<std::mutex>& lock);
    void commit_batch();
    Result<void> commit_together(std::span<Waiting* const> batch);
    void roll_back(store::ChainHead head);
    void tidy_log();
    void checkpoint(Connection::Checkpoint mode);

    std::unique_ptr<Connection> m_connection;
    WriteContext m_context;
    std::size_t const m_queue_length_max;
    Fatal& m_fatal;
    std::atomic<std::uint64_t> m_commits = 0;
    std::atomic<std::uint64_t> m_jobs = 0;
    std::atomic<std::uint64_t> m_wal_pages = 0;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Waiting*> m_queue;
    /// Length of the queue that wakes the writer.
    std::size_t m_wake_at = 1;
    bool m_stopping = false;
    std::vector<Waiting*> m_batch;
    std::thread m_thread;
};

}
