#include "server/http/limiter.h"

#include <algorithm>
#include <new>

namespace onedoor::http {

Limiter::Limiter(core::Clock const& monotonic_clock, std::size_t entries)
    : m_clock(monotonic_clock), m_entries(entries) {}

std::optional<std::int64_t> Limiter::take(Bucket const& bucket, std::string_view subject,
                                          std::int64_t tokens) {
    return spend(bucket, subject, tokens, tokens);
}

std::optional<std::int64_t> Limiter::peek(Bucket const& bucket, std::string_view subject) {
    return spend(bucket, subject, 1, 0);
}

std::size_t Limiter::size() const {
    std::lock_guard const lock(m_mutex);
    return m_by_key.size();
}

std::optional<std::int64_t> Limiter::spend(Bucket const& bucket, std::string_view subject,
                                           std::int64_t tokens, std::int64_t taken) try {
    std::lock_guard const lock(m_mutex);
    Entry& entry = entry_of(bucket, subject);
    std::int64_t const needed = tokens * bucket.refill_milliseconds;
    if (entry.credit < needed)
        return std::max<std::int64_t>(1, (needed - entry.credit + 999) / 1000);
    entry.credit -= taken * bucket.refill_milliseconds;
    return std::nullopt;
} catch (std::bad_alloc const&) {
    if (bucket.on_failure == OnFailure::Allow)
        return std::nullopt;
    return 60;
}

Limiter::Entry& Limiter::entry_of(Bucket const& bucket, std::string_view subject) {
    core::Instant const now = m_clock.now();
    std::int64_t const full = bucket.burst * bucket.refill_milliseconds;
    std::string key;
    key.reserve(bucket.name.size() + 1 + subject.size());
    key.append(bucket.name).append(1, ' ').append(subject);

    if (auto const found = m_by_key.find(key); found != m_by_key.end()) {
        m_by_age.splice(m_by_age.begin(), m_by_age, found->second);
        Entry& entry = *found->second;
        std::int64_t const passed =
            std::max<std::int64_t>(0, now.milliseconds - entry.at.milliseconds);
        entry.credit = std::min(full, entry.credit + std::min(passed, full));
        entry.at = now;
        return entry;
    }
    if (m_by_key.size() >= m_entries) {
        m_by_key.erase(m_by_age.back().key);
        m_by_age.pop_back();
    }
    m_by_age.push_front({std::move(key), full, now});
    m_by_key.emplace(m_by_age.front().key, m_by_age.begin());
    return m_by_age.front();
}

}
