#pragma once

#include "shared/core/clock.h"

#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace onedoor::http {

/// What happens to a request when the limiter cannot tell (its table cannot grow).
enum class OnFailure : std::uint8_t { Allow, Refuse };

/// A named token bucket: `burst` at once, then one every `refill_milliseconds` (reliability §2.8).
struct Bucket {
    std::string_view name;
    std::int64_t burst = 0;
    std::int64_t refill_milliseconds = 0;
    OnFailure on_failure = OnFailure::Refuse;
};

namespace buckets {
inline constexpr Bucket requests_of_address{"requests_address", 60, 1'000, OnFailure::Allow};
inline constexpr Bucket requests_of_device{"requests_device", 300, 100, OnFailure::Allow};
inline constexpr Bucket submissions_of_address{"submissions_address", 20, 60'000};
inline constexpr Bucket lookups_of_address{"lookups_address", 10, 30'000};
inline constexpr Bucket lookup_failures_of_code{"lookup_failures_code", 5, 3'600'000};
/// Giving and taking a draft.
inline constexpr Bucket handovers_of_address{"handovers_address", 20, 15'000};
/// Queue numbers: the first half hour of a full hall, then one a minute, so that a machine whose
/// button is stuck does not draw the day's numbers.
inline constexpr Bucket tickets_of_address{"tickets_address", 30, 60'000};
inline constexpr Bucket sign_ins_of_address{"sign_ins_address", 15, 15'000};
/// Counted in KiB: 50 MiB at once, then 1 MiB a minute.
inline constexpr Bucket upload_kibibytes_of_address{"upload_kibibytes_address", 51'200, 59};
}

/// Token buckets for many subjects (addresses, codes), in memory and bounded: the subject unused
/// for longest is forgotten first, so that the limiter cannot become the attack. O(1) a request.
class Limiter {
public:
    static constexpr std::size_t entries_max = 100'000;

    explicit Limiter(core::Clock const& monotonic_clock, std::size_t entries = entries_max);

    /// Takes `tokens`; otherwise takes nothing and says after how many seconds (≥ 1) it may work.
    std::optional<std::int64_t> take(Bucket const& bucket, std::string_view subject,
                                     std::int64_t tokens = 1);
    /// Whether `take` would succeed, without taking.
    std::optional<std::int64_t> peek(Bucket const& bucket, std::string_view subject);
    [[nodiscard]] std::size_t size() const;

private:
    // Milliseconds of credit left; full at burst * refill. Counting time makes refilling exact.
    struct Entry {
        std::string key;
        std::int64_t credit = 0;
        core::Instant at;
    };

    std::optional<std::int64_t> spend(Bucket const& bucket, std::string_view subject,
                                      std::int64_t tokens, std::int64_t taken);
    Entry& entry_of(Bucket const& bucket, std::string_view subject);

    core::Clock const& m_clock;
    std::size_t m_entries;
    mutable std::mutex m_mutex;
    std::list<Entry> m_by_age; // most recently used first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> m_by_key;
};

}
