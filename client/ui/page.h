#pragma once

#include "client/ui/icon.h"
#include "client/ui/theme.h"
#include "client/ui/widgets.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace onedoor::ui {

struct Page {
    /// The address; scopes all keys. A new route moves the focus to the first h1.
    std::string_view route;
    /// Title of the window: "Đăng ký khai sinh – Một Cửa".
    std::string_view title;
    /// "vi" or "en".
    std::string_view language = "vi";
    /// Link to the main content, seen when focused: "Đến nội dung chính".
    std::string_view skip_label;
    /// Staff screens use the denser counter metrics where the window is wide enough.
    enum class Audience : std::uint8_t { Citizen, Staff } audience = Audience::Citizen;
};

struct NavigationItem {
    std::string_view label;
    std::string_view href;
    Icon icon;
    bool current = false;
};

/// At the right of a machine's header.
struct HeaderClock {
    std::string_view time, date;
};

/// Phone: logo and office, or back arrow with title and detail when `back_href` is set. Desktop and
/// kiosk: always logo, office and links.
struct Header {
    std::string_view product;
    std::string_view office;
    std::string_view title;
    std::string_view detail;
    std::string_view back_label;
    std::string_view back_href;
    std::string_view home_label;
    ListOf<NavigationItem> links;
    std::string_view navigation_label;
    /// "Chữ, màu"; on the phone drawn as "Aa".
    std::string_view display_label;
    /// "English" and, for the phone, "EN"; the button is marked as being in that language.
    std::string_view language_label;
    std::string_view language_short;
    Speech language_speech = Speech::OfPage;
    /// Name of the person signed in, with the way out; empty = nobody.
    std::string_view account_label;
    HeaderClock clock = {};
};

enum class HeaderEvent : std::uint8_t { None, Display, Language, Account };

struct Hero {
    /// Drawn large above the title, which then is a line of its size ("Xin chào!").
    std::string_view greeting;
    std::string_view title;
    std::string_view detail;
    /// On wide screens the next things, which have a ground of their own, stand on the hero's edge.
    enum class Foot : std::uint8_t { Overlapped, Free } foot = Foot::Overlapped;
};

/// Cells a row at most, and their width at 100 % text below which there are fewer.
struct GridShape {
    int count = 1;
    float min_width = 0;
};
/// Main tiles of the home page on wide and on narrow screens; small cards of links.
inline constexpr GridShape wide_tiles{4, 200};
inline constexpr GridShape narrow_tiles{2, 150};
inline constexpr GridShape small_cards{4, 160};
inline constexpr GridShape event_cards{3, 240};

/// Rows: for row links, which bring space of their own above and below.
enum class CardKind : std::uint8_t { Plain, Sunken, Selected, Rows };
enum class Space : std::uint8_t { Small, Medium, Large };

struct DialogOptions {
    std::string_view title;
    std::string_view text;
};

/// Instead of a list or an answer: nothing found, nothing there yet, no such page.
struct EmptyState {
    Icon icon;
    std::string_view title;
    std::string_view text;
};

}
