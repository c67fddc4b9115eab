#include "server/hall/stored_queue.h"

#include "shared/json/path.h"

namespace onedoor::hall {

static Result<queue::Ticket> ticket_of(queue::Plan const& plan, store::StoredTicket const& stored,
                                       std::string const& path) {
    std::optional<std::size_t> const group = plan.group_place(stored.group);
    queue::Ticket ticket{.number = stored.number,
                         .group = group.value_or(0),
                         .draw = stored.draw,
                         .priority = plan.class_place(stored.priority),
                         .issued = stored.issued,
                         .state = stored.state,
                         .counter = plan.counter_place(stored.counter),
                         .called = stored.called,
                         .calls = stored.calls};
    if (!group || ticket.priority.has_value() == stored.priority.empty() ||
        ticket.counter.has_value() == stored.counter.empty())
        return fail("queue.stored", "no such group, class or counter", path);
    return ticket;
}

Result<queue::Queue> restore(queue::Queue empty, queue::Plan const& plan,
                             store::TicketsOfDay tickets) {
    std::vector<queue::Ticket> read;
    read.reserve(tickets.size());
    for (store::StoredTicket const& stored : tickets)
        read.push_back(TRY(ticket_of(plan, stored, json::element_path("tickets", read.size()))));
    return queue::Queue::restore(std::move(empty), std::move(read));
}

store::StoredTicket changed(queue::Plan const& plan, store::StoredTicket before,
                            queue::Ticket const& now) {
    before.group = plan.groups[now.group].id;
    before.state = now.state;
    before.counter = now.counter ? plan.counters[*now.counter].id : std::string();
    before.called = now.called;
    before.calls = now.calls;
    return before;
}

}
