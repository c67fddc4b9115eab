#pragma once

#include "client/device/printer_state.h"
#include "client/reader/reader.h"
#include "shared/core/uptime.h"

#include <cstdint>
#include <optional>

namespace onedoor::diagnostics {

enum class ChipPlace : std::uint8_t { ReaderGone, Empty, CardInside };

struct Keypad {
    bool is_there = false;
    /// A bit for each of the nine keys that went down since the last look.
    std::uint32_t pressed = 0;
};
inline constexpr std::uint32_t all_keys = 0x1FF;

struct Link {
    enum class State : std::uint8_t {
        Unknown,
        Down,
        Foreign, ///< something answered that is not our server: a sign-in page, a proxy
        Up,
    };
    State state = State::Unknown;
    std::int64_t round_trip_ms = 0;
    /// When that was learnt.
    core::Uptime at;
};

struct Disk {
    std::uint64_t free_bytes = 0;
};

/// What the machine knows of its parts now. Nothing: this machine has no such part; for disk and
/// clock: it could not be learnt.
struct Observation {
    std::optional<device::Condition> printer;
    struct CodeReader {
        reader::Reader::Condition condition = reader::Reader::Condition::Absent;
        std::optional<core::Uptime> last_sent;
    };
    std::optional<CodeReader> reader;
    std::optional<ChipPlace> chip;
    std::optional<Keypad> keypad;
    bool has_speaker = false;
    Link link;
    std::optional<Disk> disk;
    /// The machine's clock less the server's.
    std::optional<std::int64_t> clock_skew_ms;
};

}
