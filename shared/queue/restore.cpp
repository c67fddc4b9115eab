#include "shared/json/path.h"
#include "shared/queue/number.h"
#include "shared/queue/queue.h"

#include <algorithm>

namespace onedoor::queue {

std::optional<std::size_t> Queue::issuer_of(Ticket const& ticket) const {
    std::optional<Number> const number = parse_number(ticket.number);
    if (!number)
        return std::nullopt;
    auto const group = std::ranges::find(m_plan.groups, number->prefix, &ServiceGroup::prefix);
    if (group == m_plan.groups.end())
        return std::nullopt;
    auto const place = static_cast<std::size_t>(group - m_plan.groups.begin());
    return number->running == m_issued[place] + 1 ? std::optional(place) : std::nullopt;
}

bool Queue::can_stand(Ticket const& ticket) const {
    if (ticket.group >= m_plan.groups.size() ||
        (ticket.priority && *ticket.priority >= m_plan.priority_classes.size()) ||
        (ticket.counter && *ticket.counter >= m_plan.counters.size()))
        return false;
    switch (ticket.state) {
    case TicketState::Waiting:
        return true;
    case TicketState::Called:
        return ticket.counter && at_counter(*ticket.counter) == nullptr;
    case TicketState::Held:
    case TicketState::Finished:
        return ticket.counter.has_value();
    }
    return false;
}

Result<void> Queue::take_back(Ticket ticket) {
    std::string const path = json::element_path("tickets", m_tickets.size());
    std::optional<std::size_t> const issuer = issuer_of(ticket);
    if (!issuer)
        return fail("queue.stored", "not the next number of a group", path);
    if (!can_stand(ticket))
        return fail("queue.stored", "no such state, group, class or counter", path);
    if (core::to_local(ticket.issued).date != m_day)
        return fail("queue.stored", "of another day", path);
    if (!m_tickets.empty() && ticket.issued < m_tickets.back().issued)
        return fail("queue.stored", "not in the order of issue", path);
    if (std::ranges::find(m_tickets, ticket.draw, &Ticket::draw) != m_tickets.end())
        return fail("queue.stored", "a draw twice", path);
    ++m_issued[*issuer];
    m_latest = ticket.issued;
    m_tickets.push_back(std::move(ticket));
    return {};
}

Result<Queue> Queue::restore(Queue empty, std::vector<Ticket> tickets) {
    if (!empty.m_tickets.empty())
        return fail("queue.stored", "a queue that gave numbers already");
    for (Ticket& ticket : tickets)
        TRY_VOID(empty.take_back(std::move(ticket)));
    return empty;
}

}
