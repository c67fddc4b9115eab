#pragma once

#include "shared/queue/plan.h"
#include "shared/queue/ticket.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace onedoor::queue {

/// Places in `tickets` of those who wait, who is called first first: by the time of issue less the
/// head start, then in the order of `tickets`, which is that of issue.
std::vector<std::size_t> waiting_in_order(Plan const& plan, std::span<Ticket const> tickets);

/// The first of these places whose ticket this counter serves; nothing when there is none.
std::optional<std::size_t> next_for(Counter const& counter, std::span<Ticket const> tickets,
                                    std::span<std::size_t const> places);

struct Forecast {
    /// Called earlier, by any counter that serves somebody before.
    std::int32_t people_before = 0;
    std::int64_t wait_ms = 0;
};

/// When the waiting ticket at `place` is called, if every service takes as long as planned, every
/// counter works on and nobody comes any more. Nothing when the ticket does not wait.
std::optional<Forecast> forecast(Plan const& plan, std::span<Ticket const> tickets,
                                 std::size_t place, core::Instant now);

}
