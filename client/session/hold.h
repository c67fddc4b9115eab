#pragma once

#include "client/session/rules.h"

#include <array>
#include <memory>

namespace onedoor::session {

/// How many of each reason hold the time of one session.
using HoldCounts = std::array<std::uint32_t, hold_rules.size()>;

/// Keeps the time from running as long as it lives. One that outlives its session holds nothing of
/// the next.
class Hold {
public:
    Hold(std::shared_ptr<HoldCounts> counts, HoldReason reason)
        : m_counts(std::move(counts)), m_reason(reason) {
        ++(*m_counts)[static_cast<std::size_t>(m_reason)];
    }
    ~Hold() {
        if (m_counts)
            --(*m_counts)[static_cast<std::size_t>(m_reason)];
    }
    Hold(Hold&&) noexcept = default;
    Hold(Hold const&) = delete;
    Hold& operator=(Hold const&) = delete;
    Hold& operator=(Hold&&) = delete;

private:
    std::shared_ptr<HoldCounts> m_counts;
    HoldReason m_reason;
};

}
