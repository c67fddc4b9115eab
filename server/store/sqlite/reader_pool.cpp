#include "server/store/sqlite/reader_pool.h"

namespace onedoor::sqlite {

Result<std::unique_ptr<Connection>> ReaderPool::borrow() {
    std::unique_lock lock(m_mutex);
    if (m_fatal.happened())
        return fail("store.failed", "the store has stopped");
    m_returned.wait(lock, [this] { return !m_idle.empty() || m_open < m_options.readers_max; });
    if (!m_idle.empty()) {
        std::unique_ptr<Connection> connection = std::move(m_idle.back());
        m_idle.pop_back();
        return connection;
    }
    Result<std::unique_ptr<Connection>> opened =
        Connection::open(m_options, Connection::Access::ReadOnly);
    if (opened)
        ++m_open;
    return opened;
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
    {
        std::lock_guard const lock(m_mutex);
        m_idle.push_back(std::move(connection));
    }
    m_returned.notify_one();
}

}
