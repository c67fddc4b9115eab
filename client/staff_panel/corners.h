#pragma once

#include "shared/core/uptime.h"

#include <cstdint>
#include <optional>

namespace onedoor::staff_panel {

/// The way to the staff's door on a screen that waits for citizens: the left lower corner held for
/// three seconds, then the right lower one. Each alone, or held too short, is what any touch is.
class Corners {
public:
    static constexpr std::int64_t hold_ms = 3'000;
    /// From one corner to the next.
    static constexpr std::int64_t way_ms = 5'000;
    /// 30 mm.
    static constexpr float side_mm = 30;

    struct Glass {
        /// px.
        float width = 0, height = 0;
        float px_per_mm = 4;
    };
    enum class Verdict : std::uint8_t {
        NotHere, ///< belongs to citizens
        Kept,    ///< says nothing yet
        Tap,     ///< was an ordinary touch: of a citizen
        Open,
    };

    Verdict press(Glass const& glass, float x, float y, core::Uptime now);
    Verdict move(Glass const& glass, float x, float y);
    Verdict release(core::Uptime now);
    void forget();

private:
    enum class Corner : std::uint8_t { Left, Right };
    static std::optional<Corner> corner_at(Glass const& glass, float x, float y);

    struct Touch {
        Corner corner;
        core::Uptime since;
    };
    std::optional<Touch> m_pressed;
    /// When the left corner was let go after it was held.
    std::optional<core::Uptime> m_half_open;
};

}
