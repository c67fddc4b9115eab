#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace onedoor::sim {

/// What happens when, in virtual milliseconds; at the same time in the order in which it was added.
class Agenda {
public:
    using Deed = std::function<void()>;

    [[nodiscard]] std::int64_t const& now() const { return m_now; }
    void in(std::int64_t delay_ms, Deed deed) {
        m_deeds.push({m_now + (delay_ms > 0 ? delay_ms : 0), ++m_count, std::move(deed)});
    }
    /// Until this time, or until `is_done()`.
    void run_until(std::int64_t end_ms, auto const& is_done) {
        while (!m_deeds.empty() && m_deeds.top().at <= end_ms && !is_done()) {
            Deed const deed = m_deeds.top().deed;
            m_now = m_deeds.top().at;
            m_deeds.pop();
            deed();
        }
        m_now = m_deeds.empty() || m_deeds.top().at > end_ms ? end_ms : m_now;
    }

private:
    struct Entry {
        std::int64_t at = 0;
        std::uint64_t number = 0;
        Deed deed;
        bool operator<(Entry const& other) const {
            return at != other.at ? at > other.at : number > other.number;
        }
    };
    std::int64_t m_now = 0;
    std::uint64_t m_count = 0;
    std::priority_queue<Entry> m_deeds;
};

}
