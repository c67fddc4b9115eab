#include "server/store/sqlite/writer.h"

#include <algorithm>

namespace onedoor::sqlite {

static constexpr std::size_t batch_length_max = 64;
/// How long a transaction waits for the callers of the last one to come back with more.
static constexpr std::chrono::microseconds gather_time_max{400};
static constexpr std::chrono::milliseconds idle_time{500};
/// 8 MiB: small enough that a checkpoint is not felt, large enough to write each page once.
static constexpr int wal_pages_before_checkpoint = 2048;

Writer::Writer(std::unique_ptr<Connection> connection, store::ChainHead head,
               std::size_t queue_length_max, Fatal& fatal)
    : m_connection(std::move(connection)), m_context{*m_connection, head},
      m_queue_length_max(queue_length_max), m_fatal(fatal), m_thread([this] { work(); }) {}

Writer::~Writer() {
    {
        std::lock_guard const lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

Result<void> Writer::run(Job const& job) {
    Waiting waiting{job};
    {
        std::lock_guard const lock(m_mutex);
        if (m_stopping || m_fatal.happened())
            return fail("store.failed", "the store has stopped");
        if (m_queue.size() >= m_queue_length_max)
            return fail("store.overloaded", "too many jobs wait for the disk");
        m_queue.push_back(&waiting);
        if (m_queue.size() == m_wake_at)
            m_wake.notify_one();
    }
    waiting.done.acquire();
    return std::move(waiting.outcome);
}

std::size_t Writer::queue_length() {
    std::lock_guard const lock(m_mutex);
    return m_queue.size();
}

void Writer::work() {
    while (take_batch()) {
        if (!m_batch.empty())
            commit_batch();
        tidy_log();
    }
}

/// Takes what waits; an empty batch means that nothing came for a while, false that it is over.
bool Writer::take_batch() {
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, idle_time, [this] { return !m_queue.empty() || m_stopping; });
    if (!m_queue.empty())
        gather(lock);
    auto const count = static_cast<std::ptrdiff_t>(std::min(m_queue.size(), batch_length_max));
    m_batch.assign(m_queue.begin(), m_queue.begin() + count);
    m_queue.erase(m_queue.begin(), m_queue.begin() + count);
    return !m_batch.empty() || !m_stopping;
}

/// The callers of a large batch come back one by one; without a short wait the next transaction
/// would hold the first of them alone.
void Writer::gather(std::unique_lock<std::mutex>& lock) {
    std::size_t const expected = std::min(m_batch.size(), batch_length_max);
    auto const deadline = std::chrono::steady_clock::now() + gather_time_max;
    m_wake_at = std::max<std::size_t>(expected, 1);
    m_wake.wait_until(lock, deadline, [&] { return m_queue.size() >= expected || m_stopping; });
    m_wake_at = 1;
}

void Writer::commit_batch() {
    Result<void> const together = commit_together(m_batch);
    if (!together && m_batch.size() > 1) {
        for (Waiting*& waiting : m_batch)
            waiting->outcome = commit_together({&waiting, 1});
    } else if (!together) {
        m_batch.front()->outcome = together;
    }
    m_jobs.fetch_add(m_batch.size(), std::memory_order_relaxed);
    for (Waiting* waiting : m_batch)
        waiting->done.release();
}

Result<void> Writer::commit_together(std::span<Waiting* const> batch) {
    if (m_fatal.happened())
        return fail("store.failed", "the store has stopped");
    store::ChainHead const head_before = m_context.head;
    Result<void> outcome = m_connection->statement("BEGIN IMMEDIATE").run();
    for (Waiting* waiting : batch)
        if (outcome)
            outcome = waiting->job(m_context);
    if (outcome)
        outcome = m_connection->statement("COMMIT").run();
    if (!outcome) {
        m_fatal.consider(outcome.error());
        roll_back(head_before);
        return outcome;
    }
    m_commits.fetch_add(1, std::memory_order_relaxed);
    return {};
}

void Writer::roll_back(store::ChainHead head) {
    m_context.head = head;
    if (!m_connection->in_transaction())
        return;
    Result<void> const undone = m_connection->statement("ROLLBACK").run();
    if (!undone)
        m_fatal.consider({"store.failed", {}, undone.error().detail});
}

void Writer::tidy_log() {
    int const pages = m_connection->wal_pages();
    if (m_batch.empty() && pages > 0)
        checkpoint(Connection::Checkpoint::Truncate);
    else if (pages >= wal_pages_before_checkpoint)
        checkpoint(Connection::Checkpoint::Passive);
    m_wal_pages.store(static_cast<std::uint64_t>(m_connection->wal_pages()));
}

void Writer::checkpoint(Connection::Checkpoint mode) {
    if (m_fatal.happened())
        return;
    Result<void> const done = m_connection->checkpoint(mode);
    if (!done)
        m_fatal.consider(done.error());
}

}
