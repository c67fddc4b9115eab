#pragma once

#include "shared/core/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace onedoor::queue {

/// The values are stored: append only.
enum class TicketState : std::uint8_t {
    Waiting = 1,
    Called = 2,
    /// Put aside: called, and nobody came, or somebody fetches a paper.
    Held = 3,
    Finished = 4
};

/// Made at random by the machine that asks, before it asks: asking again with it is harmless.
struct DrawId {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(DrawId const&) const = default;
};

/// Số thứ tự.
struct Ticket {
    /// Prefix of the group that issued it, and the running number of the day: "A007".
    std::string number;
    /// Place in Plan::groups of the group it waits for; changed by a transfer.
    std::size_t group = 0;
    DrawId draw;
    /// Place in Plan::priority_classes.
    std::optional<std::size_t> priority;
    core::Instant issued;
    TicketState state = TicketState::Waiting;
    /// Place in Plan::counters of the last that called it.
    std::optional<std::size_t> counter;
    /// The last call.
    core::Instant called;
    std::int32_t calls = 0;
    bool operator==(Ticket const&) const = default;
};

}
