#include "client/staff_panel/corners.h"

#include <utility>

namespace onedoor::staff_panel {

using Verdict = Corners::Verdict;

std::optional<Corners::Corner> Corners::corner_at(Glass const& glass, float x, float y) {
    float const side = side_mm * glass.px_per_mm;
    if (y < glass.height - side)
        return std::nullopt;
    if (x < side)
        return Corner::Left;
    return x >= glass.width - side ? std::optional(Corner::Right) : std::nullopt;
}

Verdict Corners::press(Glass const& glass, float x, float y, core::Uptime now) {
    std::optional<Corner> const corner = corner_at(glass, x, y);
    if (!corner) {
        forget();
        return Verdict::NotHere;
    }
    m_pressed = Touch{*corner, now};
    return Verdict::Kept;
}

Verdict Corners::move(Glass const& glass, float x, float y) {
    if (!m_pressed)
        return Verdict::NotHere;
    if (corner_at(glass, x, y) != m_pressed->corner)
        forget();
    return Verdict::Kept;
}

Verdict Corners::release(core::Uptime now) {
    if (!m_pressed)
        return Verdict::NotHere;
    Touch const touch = *std::exchange(m_pressed, std::nullopt);
    std::optional<core::Uptime> const half_open = std::exchange(m_half_open, std::nullopt);
    if (now.milliseconds - touch.since.milliseconds < hold_ms)
        return Verdict::Tap;
    if (touch.corner == Corner::Left) {
        m_half_open = now;
        return Verdict::Kept;
    }
    bool const is_way = half_open && touch.since.milliseconds - half_open->milliseconds <= way_ms;
    return is_way ? Verdict::Open : Verdict::Kept;
}

void Corners::forget() {
    m_pressed.reset();
    m_half_open.reset();
}

}
