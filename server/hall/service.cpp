#include "server/hall/service.h"

#include "server/hall/stored_queue.h"
#include "shared/offices/opening.h"

#include <algorithm>

namespace onedoor::hall {

using store::StoredTicket;
using store::TicketsOfDay;

static protocol::QueueOffer offer_of(queue::Offer offer) {
    switch (offer) {
    case queue::Offer::Open:
        return protocol::QueueOffer::Open;
    case queue::Offer::Closed:
        return protocol::QueueOffer::Closed;
    case queue::Offer::NoMoreToday:
        break;
    }
    return protocol::QueueOffer::NoMoreToday;
}

Service::Today Service::today() const {
    core::Instant const now = m_given.clock.now();
    return {now, core::to_local(now).date};
}

Result<queue::Queue> Service::queue_of(core::Date day, TicketsOfDay tickets) const {
    if (m_given.plan == nullptr)
        return fail("queue.none", "this office gives no numbers");
    return restore(queue::Queue(*m_given.plan, m_given.calendar, day), *m_given.plan, tickets);
}

Result<protocol::QueueGroup> Service::group_now(queue::Queue const& queue,
                                                queue::ServiceGroup const& group,
                                                core::Instant now) const {
    queue::Arrival const arrival{group.id, {}, now};
    protocol::QueueGroup told_group{.id = group.id, .letter = group.prefix, .name = group.name};
    queue::Offer const offer = TRY(queue.offer(arrival));
    told_group.offer = offer_of(offer);
    std::size_t const place = *m_given.plan->group_place(group.id);
    told_group.waiting = static_cast<std::int32_t>(
        std::ranges::count_if(queue.tickets(), [&](queue::Ticket const& ticket) {
            return ticket.state == queue::TicketState::Waiting && ticket.group == place;
        }));
    if (offer == queue::Offer::Open)
        told_group.wait_minutes = TRY(queue.estimate(arrival)).wait_minutes;
    return told_group;
}

static protocol::QueueCounter counter_now(queue::Plan const& plan, std::size_t counter,
                                          std::span<queue::Ticket const> tickets) {
    protocol::QueueCounter told{.id = plan.counters[counter].id};
    for (std::size_t const group : plan.counters[counter].groups)
        told.groups.push_back(plan.groups[group].id);
    for (queue::Ticket const& ticket : tickets)
        if (ticket.state == queue::TicketState::Called && ticket.counter == counter)
            told.serving = ticket.number;
    return told;
}

Result<protocol::QueueState> Service::state() {
    Today const today = this->today();
    std::vector<StoredTicket> const tickets = TRY(m_given.store.tickets_of(today.day));
    queue::Queue const queue = TRY(queue_of(today.day, tickets));
    queue::Plan const& plan = *m_given.plan;
    offices::Opening const opening = offices::opening_at(m_given.calendar, today.now);
    protocol::QueueState state{.at = today.now,
                               .office = m_given.office,
                               .open_until = opening.open_until,
                               .opens = opening.opens};
    if (opening.today != nullptr)
        state.reason = opening.today->reason;
    for (queue::ServiceGroup const& group : plan.groups)
        state.groups.push_back(TRY(group_now(queue, group, today.now)));
    for (std::size_t counter = 0; counter < plan.counters.size(); ++counter)
        state.counters.push_back(counter_now(plan, counter, queue.tickets()));
    for (queue::PriorityClass const& priority : plan.priority_classes)
        state.priorities.push_back({priority.id, priority.name});
    return state;
}

Result<StoredTicket> Service::issue(protocol::TicketRequest const& request, Today const& today,
                                    TicketsOfDay tickets) const {
    queue::Queue queue = TRY(queue_of(today.day, tickets));
    std::string const priority = request.priority.value_or(std::string());
    queue::Ticket const ticket =
        TRY(queue.issue({request.group, priority, today.now}, {request.id.bytes}));
    queue::Estimate const estimate = TRY(queue.estimate(ticket.number, today.now));
    StoredTicket stored{.draw = ticket.draw,
                        .day = today.day,
                        .number = ticket.number,
                        .drawn_group = request.group,
                        .group = request.group,
                        .priority = priority,
                        .issued = ticket.issued,
                        .people_before = estimate.people_before};
    if (estimate.begins)
        stored.wait_minutes = estimate.wait_minutes;
    return stored;
}

protocol::QueueTicket Service::told(StoredTicket const& ticket) const {
    protocol::QueueTicket told{.number = ticket.number,
                               .group = ticket.drawn_group,
                               .group_name = {ticket.drawn_group, ticket.drawn_group},
                               .issued_at = ticket.issued,
                               .people_before = ticket.people_before,
                               .wait_minutes = ticket.wait_minutes};
    if (auto const place = m_given.plan->group_place(ticket.drawn_group))
        told.group_name = m_given.plan->groups[*place].name;
    if (!ticket.priority.empty())
        told.priority = ticket.priority;
    return told;
}

Result<Drawn> Service::draw(protocol::TicketRequest const& request) {
    if (m_given.plan == nullptr)
        return fail("queue.none", "this office gives no numbers");
    Today const today = this->today();
    DrawOutcome outcome = DrawOutcome::Repeated;
    StoredTicket const ticket = TRY(m_given.store.draw_ticket(
        {request.id.bytes}, today.day, [&](TicketsOfDay tickets) -> Result<StoredTicket> {
            outcome = DrawOutcome::Issued;
            return issue(request, today, tickets);
        }));
    if (ticket.drawn_group != request.group ||
        ticket.priority != request.priority.value_or(std::string()))
        return fail("ticket.conflict", "the id stands for another request", "ticket_id");
    return Drawn{outcome, told(ticket)};
}

Result<std::vector<StoredTicket>> Service::tickets() {
    if (m_given.plan == nullptr)
        return fail("queue.none", "this office gives no numbers");
    return m_given.store.tickets_of(today().day);
}

template<typename Act> Result<std::optional<StoredTicket>> Service::change(Act act) {
    Today const today = this->today();
    return m_given.store.change_ticket(
        today.day, [&](TicketsOfDay tickets) -> Result<std::optional<StoredTicket>> {
            queue::Queue queue = TRY(queue_of(today.day, tickets));
            std::optional<queue::Ticket> const now = TRY(act(queue, today.now));
            if (!now)
                return std::nullopt;
            auto const before = std::ranges::find(tickets, now->number, &StoredTicket::number);
            return changed(*m_given.plan, *before, *now);
        });
}

Result<std::optional<StoredTicket>> Service::call_next(std::string_view counter) {
    return change(
        [&](queue::Queue& queue, core::Instant now) { return queue.call_next(counter, now); });
}

Result<StoredTicket> Service::recall(std::string_view number, std::string_view counter) {
    auto const act = [&](queue::Queue& queue,
                         core::Instant now) -> Result<std::optional<queue::Ticket>> {
        return TRY(queue.recall(number, counter, now));
    };
    return *TRY(change(act));
}

Result<StoredTicket> Service::put_aside(std::string_view number) {
    auto const act = [&](queue::Queue& queue,
                         core::Instant) -> Result<std::optional<queue::Ticket>> {
        return TRY(queue.hold(number));
    };
    return *TRY(change(act));
}

Result<StoredTicket> Service::finish(std::string_view number) {
    auto const act = [&](queue::Queue& queue,
                         core::Instant) -> Result<std::optional<queue::Ticket>> {
        return TRY(queue.finish(number));
    };
    return *TRY(change(act));
}

}
