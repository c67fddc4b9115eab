#pragma once

#include "client/session/event.h"

#include <array>
#include <cstdint>
#include <optional>

/// The times and lists of a session, as data.
namespace onedoor::session {

enum class Expiry : std::uint8_t { Warn, End };

/// How long a page may stand without anybody doing anything.
struct PageRule {
    PageKind page;
    std::int64_t idle_ms;
    std::int64_t assisted_idle_ms;
    Expiry expiry;
};

inline constexpr std::array<PageRule, 3> page_rules{{
    {PageKind::Browse, 60'000, 240'000, Expiry::Warn},
    {PageKind::Form, 120'000, 240'000, Expiry::Warn},
    {PageKind::End, 20'000, 240'000, Expiry::End},
}};

/// What keeps the time from running, and where.
enum class HoldReason : std::uint8_t { Scanning, Printing, Paying, PrintProblem, CardProblem };
enum class HoldReach : std::uint8_t { EveryPage, EndPage };

struct HoldRule {
    HoldReason reason;
    HoldReach reach;
};

inline constexpr std::array<HoldRule, 5> hold_rules{{
    {HoldReason::Scanning, HoldReach::EveryPage},
    {HoldReason::Printing, HoldReach::EveryPage},
    {HoldReason::Paying, HoldReach::EveryPage},
    {HoldReason::PrintProblem, HoldReach::EndPage},
    {HoldReason::CardProblem, HoldReach::EndPage},
}};

/// WCAG 2.2.1 asks for 20 s and ten extensions; here there is no limit to them.
inline constexpr std::int64_t warning_ms = 45'000;
inline constexpr std::int32_t announce_every_seconds = 15;
inline constexpr std::int32_t announce_each_second_below = 20;

/// A wipe that is not over by then ends the process: that is a wipe too.
inline constexpr std::int64_t wipe_ms_max = 2'000;

inline constexpr std::array<Wipe, 10> wipe_order{
    Wipe::FormValues, Wipe::TextUndo,      Wipe::ImGuiState,   Wipe::Clipboard,   Wipe::Textures,
    Wipe::Spool,      Wipe::PrinterBuffer, Wipe::ReaderBuffer, Wipe::SpeechQueue, Wipe::Settings};

PageRule const& rule_of(PageKind page);
bool reaches(HoldReason reason, PageKind page);

/// Whether the rest of the warning is spoken at this number of whole seconds: at 45 and 30, then
/// each second from 20 to 1.
bool is_announced(std::int32_t seconds_left);

}
