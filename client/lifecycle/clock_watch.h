#pragma once

#include "shared/core/time.h"
#include "shared/core/uptime.h"

#include <cstdint>
#include <optional>

namespace onedoor::lifecycle {

/// A clock that is further off than this is told to staff (reliability K4).
inline constexpr std::int64_t clock_skew_ms_max = 120'000;

/// What staff are to know of the machine's clock.
struct ClockNote {
    enum class Cause : std::uint8_t {
        /// Set while the program ran.
        Jumped,
        /// Earlier now than an earlier run saw it: an empty battery, as a rule.
        WentBack,
        /// Not the server's time.
        DiffersFromServer
    } cause = Cause::Jumped;
    /// How far the clock is ahead of what was expected; negative when it is behind.
    std::int64_t ahead_ms = 0;
    bool operator==(ClockNote const&) const = default;
};

/// Compares the clock people set with the one nobody sets. Holds no session's time: those count by
/// Uptime alone, and deadlines come from the server.
class ClockWatch {
public:
    /// `last_wall`: the clock as an earlier run last saw it.
    ClockWatch(core::Instant wall, core::Uptime now, std::optional<core::Instant> last_wall);

    /// One note for each jump; small steps count when their sum is large.
    std::optional<ClockNote> advance(core::Instant wall, core::Uptime now);
    /// A note when the difference becomes too large, and again only after it was small.
    std::optional<ClockNote> compare_with_server(core::Instant server, core::Instant wall);

    /// Of the clock to the server's, positive when ahead; nothing before the server was heard.
    [[nodiscard]] std::optional<std::int64_t> server_skew_ms() const { return m_server_skew_ms; }

private:
    std::int64_t m_offset_ms;
    std::optional<std::int64_t> m_went_back_ms;
    std::optional<std::int64_t> m_server_skew_ms;
};

}
