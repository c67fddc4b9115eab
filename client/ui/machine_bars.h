#pragma once

#include "client/ui/controls.h"
#include "client/ui/paint.h"
#include "client/ui/served.h"

#include <string_view>

/// What a machine of the office shows on every page, above every dialog.
namespace onedoor::ui {

struct UtilityItem {
    std::string_view label;
    Icon icon;
    Switch turns = Switch::None;
    Speech speech = Speech::OfPage;
};

/// The bar at the very foot: the way out at the left, always in the same place, then how much time
/// is left, then the settings. It keeps its size at every text size.
struct UtilityBar {
    std::string_view label;
    UtilityItem end;
    /// "Còn 1:24"; empty = not shown.
    std::string_view time_left;
    /// Of the time of the page, 0 to 1.
    float time_share = 1;
    Tone time_tone = Tone::Secondary;
    ListOf<UtilityItem> items;
};

/// What was pressed: 0 for the way out, from 1 on the items; none = nothing.
struct UtilityEvent {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t pressed = none;
};

struct PanelKey {
    /// px from the panel's left upper corner.
    Rect rect;
    /// Drawn on the key; with an icon the icon is.
    std::string_view label;
    /// Drawn small below it.
    std::string_view help;
    /// Said of it.
    std::string_view name;
    Icon icon;
    enum class Look : std::uint8_t { Letter, Function, Active } look = Look::Letter;
};

/// The keys on the glass, above the page's bars.
struct KeyPanel {
    std::string_view label;
    float height = 0;
    ListOf<PanelKey> keys;
};

/// Index of the key that was pressed.
struct KeyPanelEvent {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t pressed = none;
};

/// What stands on the list of a select, where selects are painted.
struct OptionSheetWords {
    std::string_view filter, none, earlier, later, close;
};

/// What a machine shows while it waits for somebody.
struct Attract {
    std::string_view title;
    /// The same in the other language.
    std::string_view other_title;
    std::string_view text;
    /// At the foot: until when the office is open.
    std::string_view note;
    /// Without numbers nothing is drawn of it.
    Served served = {};
    /// px: the picture wanders, so that it does not burn in.
    float shift = 0;
};

/// Shows whether a screen has all its colours and feels a finger everywhere: rows of pure colours
/// down to the bars at the foot, each cut into cells to be touched.
struct GlassTest {
    static constexpr std::size_t columns = 4, rows = 8;
    /// Of a cell, before its number.
    std::string_view cell_label;
    /// Said of a cell that was touched.
    std::string_view touched_label;
    /// Non-zero = touched; columns × rows, row by row.
    std::span<std::uint8_t const> touched;
};

/// A button over the page's right edge that brings more of a long page, for those who do not swipe.
enum class PageTurn : std::uint8_t { None, Down, Up };

/// Before the main buttons of a page, in their bar: the way back, and the rest of a long page for
/// those who do not swipe. An empty label: there is none.
struct BarLead {
    std::string_view back, turn;
    PageTurn direction = PageTurn::None;
};
enum class BarLeadEvent : std::uint8_t { None, Back, Turn };

}
