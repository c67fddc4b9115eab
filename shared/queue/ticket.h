#pragma once

#include "shared/core/time.h"

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

/// Số thứ tự.
struct Ticket {
    /// Prefix of the group that issued it, and the running number of the day: "A007".
    std::string number;
    /// Place in Plan::groups of the group it waits for; changed by a transfer.
    std::size_t group = 0;
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
