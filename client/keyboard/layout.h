#pragma once

#include "client/keyboard/key.h"

#include <span>
#include <vector>

/// Which keys stand where: rows as data, and their rectangles on a given screen.
namespace onedoor::keyboard {

/// Lengths in halves of a letter key's pitch.
struct Slot {
    Key key;
    std::uint8_t width = 2;
    std::uint8_t space_before = 0;
};

using Row = std::span<Slot const>;

[[nodiscard]] constexpr Page first_page(Purpose purpose) {
    return purpose == Purpose::Digits || purpose == Purpose::Date || purpose == Purpose::Phone
               ? Page::Pad
               : Page::Letters;
}

/// Top row first, each from left to right. `page` is one that the purpose has.
[[nodiscard]] std::span<Row const> rows_of(Purpose purpose, Page page);

/// px of the screen.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    [[nodiscard]] constexpr bool contains(float px, float py) const {
        return px >= x && px < x + w && py >= y && py < y + h;
    }
    bool operator==(Rect const&) const = default;
};

/// Sizes on the glass. A key is never smaller than `key_mm_min` where the area has room for it: ten
/// keys a row and five rows need 161 × 81 mm, the pad 73 × 65 mm. The 1080 × 1920 px of an upright
/// 21.5-inch screen (about 0.25 mm a px, 268 mm wide) have letter keys 24.6 mm wide. In a smaller
/// area gaps stay at their minimum and keys get smaller.
inline constexpr float key_mm_min = 15;
inline constexpr float key_mm_high = 17;
inline constexpr float key_mm_max = 30;
inline constexpr float gap_mm = 2;
inline constexpr float gap_mm_min = 1;

struct PlacedKey {
    Key key;
    Rect rect;
    /// From 0 at the top.
    std::uint8_t row = 0;
};

/// Height at which all keys are `key_mm_high`, in px; the same on all pages of a purpose.
[[nodiscard]] float height_wanted(Purpose purpose, float px_per_mm);

/// The strip at the foot of the screen, and how far the page moves up for the field.
struct Dock {
    Rect area;
    /// px, 0 or more.
    float scroll = 0;
};

/// The strip is height_wanted() high, at most `dock_share_max` of the screen. The page scrolls so
/// that `field` (label, box and error, in px of the screen) stands above the strip, `gap_mm` apart;
/// of a field too high for the room its beginning stays in sight.
inline constexpr float dock_share_max = 0.6F;
[[nodiscard]] Dock dock(Rect screen, Rect field, Purpose purpose, float px_per_mm);

/// The keys in reading order, as a block in the middle of `area`. `px_per_mm` > 0.
[[nodiscard]] std::vector<PlacedKey> place(std::span<Row const> rows, Rect area, float px_per_mm);

}
