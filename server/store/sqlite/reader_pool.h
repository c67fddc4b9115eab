#pragma once

#include "server/store/sqlite/connection.h"
#include "server/store/sqlite/fatal.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

namespace onedoor::sqlite {

/// Read connections, opened as they are needed up to a number; further readers wait.
class ReaderPool {
public:
    ReaderPool(Options options, Fatal& fatal) : m_options(std::move(options)), m_fatal(fatal) {}

    /// Calls `reading` with a connection of its own: `Result<T> reading(Connection&)`.
    template<typename Reading> std::invoke_result_t<Reading, Connection&> read(Reading&& reading) {
        std::unique_ptr<Connection> connection = TRY(borrow());
        auto outcome = reading(*connection);
        if (!outcome)
            m_fatal.consider(outcome.error());
        give_back(std::move(connection));
        return outcome;
    }

private:
    Result<std::unique_ptr<Connection>> borrow();
    void give_back(std::unique_ptr<Connection> connection);

    Options const m_options;
    Fatal& m_fatal;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<Connection>> m_idle;
    std::size_t m_open = 0;
};

}
