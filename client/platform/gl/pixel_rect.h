#pragma once

#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace onedoor::platform {

/// Device pixels, from the upper left corner; `right` and `foot` lie outside.
struct PixelRect {
    int left = 0, top = 0, right = 0, foot = 0;

    [[nodiscard]] bool is_empty() const { return right <= left || foot <= top; }
    [[nodiscard]] PixelRect within(PixelRect const& other) const {
        return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
                std::min(foot, other.foot)};
    }
    bool operator==(PixelRect const&) const = default;
};

/// Of a drawing, whose own coordinates begin at zero.
inline PixelRect clip_of(ImDrawCmd const& command, float density) {
    auto const pixel = [density](float value) {
        return static_cast<int>(std::round(value * density));
    };
    ImVec4 const& clip = command.ClipRect;
    return {pixel(clip.x), pixel(clip.y), pixel(clip.z), pixel(clip.w)};
}

inline PixelRect window_of(ImDrawData const& drawing, float density) {
    return {0, 0, static_cast<int>(std::round(drawing.DisplaySize.x * density)),
            static_cast<int>(std::round(drawing.DisplaySize.y * density))};
}

}
