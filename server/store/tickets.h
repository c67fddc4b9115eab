#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/queue/ticket.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace onedoor::store {

/// A queue number as it is kept: by ids, so that it outlives the order of a plan's lists.
struct StoredTicket {
    queue::DrawId draw;
    core::Date day;
    /// "A007": once a day.
    std::string number;
    /// What it was drawn for, with `priority` the measure of "the same draw again".
    std::string drawn_group;
    /// The group it waits for; another one after a transfer.
    std::string group;
    /// Empty: of no priority class.
    std::string priority;
    core::Instant issued;
    /// As told at the issue.
    std::int32_t people_before = 0;
    std::optional<std::int32_t> wait_minutes;
    queue::TicketState state = queue::TicketState::Waiting;
    /// The last that called it; empty before the first call.
    std::string counter;
    core::Instant called;
    std::int32_t calls = 0;

    bool operator==(StoredTicket const&) const = default;
};

/// The tickets of a day in the order of issue.
using TicketsOfDay = std::span<StoredTicket const>;
/// Decides on the next ticket of the day; called inside the transaction, maybe twice.
using TicketIssue = std::function<Result<StoredTicket>(TicketsOfDay)>;
/// The same for one that was issued, as it has to be from now on; nothing: all stays as it is.
using TicketChange = std::function<Result<std::optional<StoredTicket>>(TicketsOfDay)>;

/// Queue numbers. Errors as in CaseStore, and those of the functions given, which then wrote
/// nothing.
class TicketStore {
public:
    virtual ~TicketStore() = default;

    /// In the order of issue.
    virtual Result<std::vector<StoredTicket>> tickets_of(core::Date day) = 0;
    /// One transaction: the ticket of this draw, whatever its day; when there is none, the one that
    /// `issue` makes, stored.
    virtual Result<StoredTicket> draw_ticket(queue::DrawId const& draw, core::Date day,
                                             TicketIssue const& issue) = 0;
    /// One transaction. Changes group, state, counter, called and calls of the ticket with the
    /// number that `change` gives.
    virtual Result<std::optional<StoredTicket>> change_ticket(core::Date day,
                                                              TicketChange const& change) = 0;
};

}
