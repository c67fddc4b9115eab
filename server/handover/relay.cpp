#include "server/handover/relay.h"

#include "shared/core/base64url.h"

#include <array>
#include <utility>

namespace onedoor::handover {

static constexpr std::size_t nonce_and_tag_bytes = 12 + 16;

Relay::Relay(core::Clock const& clock, core::Clock const& monotonic_clock, core::Random& random,
             Bounds bounds)
    : m_clock(clock), m_monotonic_clock(monotonic_clock), m_random(random), m_bounds(bounds) {}

static Result<void> check(std::string_view ciphertext) {
    if (ciphertext.size() > limits::handover_text_bytes_max)
        return fail("handover.too_large", {}, "ciphertext");
    auto const bytes = core::from_base64url(ciphertext);
    if (!bytes || bytes->size() < nonce_and_tag_bytes)
        return fail("handover.format", "base64url of nonce, ciphertext and tag", "ciphertext");
    return {};
}

Result<Deposit> Relay::give(std::string ciphertext) {
    TRY_VOID(check(ciphertext));
    std::array<std::uint8_t, 16> bits{};
    std::lock_guard const lock(m_mutex);
    forget_ended();
    bool const fits = m_entries.size() < m_bounds.count &&
                      ciphertext.size() <= m_bounds.total_bytes - m_total_bytes;
    if (!fits)
        return fail("handover.full");
    m_random.fill(bits);
    std::string id = core::to_base64url(bits);
    core::Instant const ends{m_monotonic_clock.now().milliseconds + limits::handover_life_ms};
    std::size_t const length_bytes = ciphertext.size();
    if (!m_entries.try_emplace(id, Entry{std::move(ciphertext), ends}).second)
        return fail("handover.full");
    m_total_bytes += length_bytes;
    return Deposit{std::move(id), {m_clock.now().milliseconds + limits::handover_life_ms}};
}

Result<std::string> Relay::take(std::string_view id) {
    std::lock_guard const lock(m_mutex);
    forget_ended();
    auto const found = m_entries.find(std::string(id));
    if (found == m_entries.end() || found->second.ciphertext.empty())
        return fail("handover.gone");
    std::string ciphertext = std::exchange(found->second.ciphertext, {});
    m_total_bytes -= ciphertext.size();
    return ciphertext;
}

Standing Relay::standing(std::string_view id) {
    std::lock_guard const lock(m_mutex);
    forget_ended();
    auto const found = m_entries.find(std::string(id));
    if (found == m_entries.end())
        return Standing::Unknown;
    return found->second.ciphertext.empty() ? Standing::Taken : Standing::Waiting;
}

std::size_t Relay::size() const {
    std::lock_guard const lock(m_mutex);
    return m_entries.size();
}

std::size_t Relay::total_bytes() const {
    std::lock_guard const lock(m_mutex);
    return m_total_bytes;
}

void Relay::forget_ended() {
    core::Instant const now = m_monotonic_clock.now();
    std::erase_if(m_entries, [&](auto const& entry) {
        bool const is_over = entry.second.ends <= now;
        if (is_over)
            m_total_bytes -= entry.second.ciphertext.size();
        return is_over;
    });
}

}
