#pragma once

#include "server/store/tickets.h"
#include "shared/queue/queue.h"

namespace onedoor::hall {

/// The queue of a day that had given these tickets. Fails with "queue.stored" when the plan,
/// changed during the day, can no longer have given them: a plan keeps its groups, letters, classes
/// and counters until the evening.
Result<queue::Queue> restore(queue::Queue empty, queue::Plan const& plan,
                             store::TicketsOfDay tickets);

/// The ticket with what a call changes taken from `now`.
store::StoredTicket changed(queue::Plan const& plan, store::StoredTicket before,
                            queue::Ticket const& now);

}
