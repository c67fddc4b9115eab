#pragma once

#include "shared/core/clock.h"
#include "shared/core/limits.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace onedoor::handover {

/// What the giver learns: where the draft waits, and until when.
struct Deposit {
    /// 128 random bits as base64url, 22 characters.
    std::string id;
    core::Instant expires_at;
};

enum class Standing : std::uint8_t { Unknown, Waiting, Taken };

struct Bounds {
    std::size_t count = limits::handovers_max;
    std::size_t total_bytes = limits::handovers_total_bytes_max;
};

/// Drafts on their way from one device to another, enciphered under keys this server never sees.
/// In memory alone and bounded; each is handed out once and forgotten after ten minutes or with
/// the process. What waits is never pushed out by what comes: a full relay refuses. Thread-safe.
class Relay {
public:
    /// `clock` tells people the time, `monotonic_clock` counts the ten minutes.
    Relay(core::Clock const& clock, core::Clock const& monotonic_clock, core::Random& random,
          Bounds bounds = {});

    /// `ciphertext` is base64url, at least one nonce and tag long. Fails with "handover.format",
    /// "handover.too_large" and "handover.full".
    Result<Deposit> give(std::string ciphertext);
    /// Exactly one taker gets it; for everybody else "handover.gone", whatever the reason.
    Result<std::string> take(std::string_view id);
    [[nodiscard]] Standing standing(std::string_view id);

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t total_bytes() const;

private:
    struct Entry {
        /// Empty once it was taken.
        std::string ciphertext;
        core::Instant ends;
    };

    void forget_ended();

    core::Clock const& m_clock;
    core::Clock const& m_monotonic_clock;
    core::Random& m_random;
    Bounds m_bounds;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Entry> m_entries;
    std::size_t m_total_bytes = 0;
};

}
