#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::app {

enum class Screen : std::uint8_t {
    Home,
    Search,
    Procedure,
    Case,
    FormStep,
    Papers,
    Review,
    Receipt,
    /// Gives the draft to another device.
    HandOver,
    /// Takes a draft another device gave.
    TakeOver,
    TrackForm,
    Track,
    Guides,
    Guide,
    Offices,
    Outbox,
    StaffInbox,
    StaffFile,
    NotFound,
};

/// The address of a screen: addresses are state, so every screen can be reloaded, shared and
/// reached by back and forward.
struct Route {
    Screen screen = Screen::Home;
    /// Id or national code of the procedure (Procedure and the screens of is_filing()).
    std::string procedure;
    /// 1-based step of the form (FormStep).
    int step = 0;
    /// Words searched for (Search).
    std::string query;
    /// File code or reference (Track, StaffFile), id of the hand-over (TakeOver), code of the
    /// commune (Offices), id of the case to begin with (Case).
    std::string code;
    /// Id of the guide and the answers given so far (Guide).
    std::string guide;
    std::string answers;

    bool operator==(Route const&) const = default;
};

/// Reads a path with its query ("/thu-tuc/dang-ky-khai-sinh/nop/buoc-2"); what is not an address of
/// ours becomes Screen::NotFound.
Route parse_route(std::string_view target);

/// The address of a route; parse_route(to_target(route)) == route.
std::string to_target(Route const& route);

/// Whether the screen belongs to filing `route.procedure`.
bool is_filing(Screen screen);

std::string percent_encode(std::string_view text);
/// '+' stays '+'; a malformed escape is kept as it stands.
std::string percent_decode(std::string_view text);

}
