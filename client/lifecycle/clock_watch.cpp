#include "client/lifecycle/clock_watch.h"

#include <utility>

namespace onedoor::lifecycle {

namespace {

bool is_large(std::int64_t ahead_ms) {
    return ahead_ms > clock_skew_ms_max || ahead_ms < -clock_skew_ms_max;
}

}

ClockWatch::ClockWatch(core::Instant wall, core::Uptime now, std::optional<core::Instant> last_wall)
    : m_offset_ms(wall.milliseconds - now.milliseconds) {
    if (last_wall && wall.milliseconds - last_wall->milliseconds < -clock_skew_ms_max)
        m_went_back_ms = wall.milliseconds - last_wall->milliseconds;
}

std::optional<ClockNote> ClockWatch::advance(core::Instant wall, core::Uptime now) {
    if (std::optional<std::int64_t> const went_back = std::exchange(m_went_back_ms, {}))
        return ClockNote{ClockNote::Cause::WentBack, *went_back};
    std::int64_t const offset_ms = wall.milliseconds - now.milliseconds;
    std::int64_t const ahead_ms = offset_ms - m_offset_ms;
    if (!is_large(ahead_ms))
        return std::nullopt;
    m_offset_ms = offset_ms;
    return ClockNote{ClockNote::Cause::Jumped, ahead_ms};
}

std::optional<ClockNote> ClockWatch::compare_with_server(core::Instant server, core::Instant wall) {
    std::int64_t const ahead_ms = wall.milliseconds - server.milliseconds;
    bool const was_large = m_server_skew_ms && is_large(*m_server_skew_ms);
    m_server_skew_ms = ahead_ms;
    if (!is_large(ahead_ms) || was_large)
        return std::nullopt;
    return ClockNote{ClockNote::Cause::DiffersFromServer, ahead_ms};
}

}
