#include "shared/queue/queue.h"

#include "shared/core/verify.h"
#include "shared/queue/forecast.h"
#include "shared/queue/number.h"

#include <algorithm>

namespace onedoor::queue {

static constexpr std::int64_t second_ms = 1000;
static constexpr std::int64_t minute_ms = 60'000;

static std::int64_t rounded_up(std::int64_t value, std::int64_t unit) {
    return (value + unit - 1) / unit;
}

// The second of the day at which this much working time has passed; nothing when the day is over
// before.
static std::optional<std::int32_t> after_working(std::span<calendar::Shift const> shifts,
                                                 std::int32_t second, std::int64_t wait_seconds) {
    for (calendar::Shift const& shift : shifts) {
        std::int32_t const from = std::max(shift.from * 60, second);
        std::int64_t const left = shift.until * 60 - from;
        if (left <= 0)
            continue;
        if (wait_seconds < left)
            return from + static_cast<std::int32_t>(wait_seconds);
        wait_seconds -= left;
    }
    return std::nullopt;
}

bool Queue::is_open(core::Instant now) const {
    core::LocalTime const local = core::to_local(now);
    if (local.date != m_day || !m_calendar.covers(m_day))
        return false;
    return std::ranges::any_of(m_calendar.shifts_on(m_day), [&](calendar::Shift const& shift) {
        return local.second_of_day >= shift.from * 60 && local.second_of_day < shift.until * 60;
    });
}

Result<Ticket> Queue::ticket_for(Arrival const& arrival) const {
    std::optional<std::size_t> const group = m_plan.group_place(arrival.group);
    if (!group)
        return fail("queue.unknown_group", "no such group", "group");
    Ticket ticket;
    ticket.group = *group;
    ticket.issued = std::max(arrival.now, m_latest);
    if (!arrival.priority.empty()) {
        ticket.priority = m_plan.class_place(arrival.priority);
        if (!ticket.priority)
            return fail("queue.unknown_class", "no such priority class", "priority");
    }
    return ticket;
}

Estimate Queue::estimate_of(std::span<Ticket const> tickets, std::size_t place,
                            core::Instant now) const {
    std::optional<Forecast> const planned = forecast(m_plan, tickets, place, now);
    VERIFY(planned);
    Estimate estimate{.people_before = planned->people_before};
    core::LocalTime const local = core::to_local(now);
    if (local.date != m_day || !m_calendar.covers(m_day))
        return estimate;
    std::optional<std::int32_t> const second = after_working(
        m_calendar.shifts_on(m_day), local.second_of_day, rounded_up(planned->wait_ms, second_ms));
    if (!second)
        return estimate;
    estimate.begins = core::to_instant({m_day, *second});
    std::int64_t const wait_ms =
        std::max<std::int64_t>(0, estimate.begins->milliseconds - now.milliseconds);
    estimate.wait_minutes = static_cast<std::int32_t>(rounded_up(wait_ms, minute_ms));
    return estimate;
}

Estimate Queue::estimate(Ticket ticket, core::Instant now) const {
    std::vector<Ticket> tickets = m_tickets;
    tickets.push_back(std::move(ticket));
    return estimate_of(tickets, m_tickets.size(), now);
}

Offer Queue::offer(Ticket const& ticket, core::Instant now) const {
    if (!is_open(now))
        return Offer::Closed;
    if (m_issued[ticket.group] >= m_plan.groups[ticket.group].numbers_per_day.value_or(running_max))
        return Offer::NoMoreToday;
    return estimate(ticket, now).begins ? Offer::Open : Offer::NoMoreToday;
}

Result<Offer> Queue::offer(Arrival const& arrival) const {
    return offer(TRY(ticket_for(arrival)), arrival.now);
}

Result<Estimate> Queue::estimate(Arrival const& arrival) const {
    return estimate(TRY(ticket_for(arrival)), arrival.now);
}

Result<Estimate> Queue::estimate(std::string_view number, core::Instant now) const {
    auto const found = std::ranges::find(m_tickets, number, &Ticket::number);
    if (found == m_tickets.end())
        return fail("queue.unknown_number", "no such number", "number");
    if (found->state != TicketState::Waiting)
        return fail("queue.state", "does not wait", "number");
    return estimate_of(m_tickets, static_cast<std::size_t>(found - m_tickets.begin()), now);
}

Result<Ticket> Queue::issue(Arrival const& arrival, DrawId const& draw) {
    auto const repeated = std::ranges::find(m_tickets, draw, &Ticket::draw);
    if (repeated != m_tickets.end())
        return *repeated;
    Ticket ticket = TRY(ticket_for(arrival));
    switch (offer(ticket, arrival.now)) {
    case Offer::Closed:
        return fail("queue.closed", "outside the opening hours of the day");
    case Offer::NoMoreToday:
        return fail("queue.no_more_today", "drawn out, or not served before the close");
    case Offer::Open:
        break;
    }
    m_latest = ticket.issued;
    ticket.draw = draw;
    ticket.number = number_text(m_plan.groups[ticket.group].prefix, ++m_issued[ticket.group]);
    m_tickets.push_back(ticket);
    return ticket;
}

Ticket const* Queue::at_counter(std::size_t counter) const {
    auto const found = std::ranges::find_if(m_tickets, [&](Ticket const& ticket) {
        return ticket.state == TicketState::Called && ticket.counter == counter;
    });
    return found == m_tickets.end() ? nullptr : &*found;
}

Ticket Queue::call(Ticket& ticket, std::size_t counter, core::Instant now) {
    ticket.state = TicketState::Called;
    ticket.counter = counter;
    ticket.called = std::max(now, ticket.issued);
    ++ticket.calls;
    return ticket;
}

Result<std::optional<Ticket>> Queue::call_next(std::string_view counter, core::Instant now) {
    std::optional<std::size_t> const place = m_plan.counter_place(counter);
    if (!place)
        return fail("queue.unknown_counter", "no such counter", "counter");
    if (at_counter(*place) != nullptr)
        return fail("queue.counter_busy", "serves a number", "counter");
    std::optional<std::size_t> const next =
        next_for(m_plan.counters[*place], m_tickets, waiting_in_order(m_plan, m_tickets));
    if (!next)
        return std::nullopt;
    return call(m_tickets[*next], *place, now);
}

Result<Ticket*> Queue::find(std::string_view number) {
    auto const found = std::ranges::find(m_tickets, number, &Ticket::number);
    if (found == m_tickets.end())
        return fail("queue.unknown_number", "no such number", "number");
    return &*found;
}

Result<Ticket*> Queue::find_called(std::string_view number) {
    Ticket* const ticket = TRY(find(number));
    if (ticket->state != TicketState::Called)
        return fail("queue.state", "is not called", "number");
    return ticket;
}

Result<Ticket> Queue::recall(std::string_view number, std::string_view counter, core::Instant now) {
    std::optional<std::size_t> const place = m_plan.counter_place(counter);
    if (!place)
        return fail("queue.unknown_counter", "no such counter", "counter");
    Ticket* const ticket = TRY(find(number));
    bool const is_here = ticket->state == TicketState::Called && ticket->counter == place;
    if (!is_here && ticket->state != TicketState::Held)
        return fail("queue.state", "neither called here nor put aside", "number");
    if (!is_here && at_counter(*place) != nullptr)
        return fail("queue.counter_busy", "serves a number", "counter");
    return call(*ticket, *place, now);
}

Result<Ticket> Queue::hold(std::string_view number) {
    Ticket* const ticket = TRY(find_called(number));
    ticket->state = TicketState::Held;
    return *ticket;
}

Result<Ticket> Queue::transfer(std::string_view number, std::string_view group) {
    std::optional<std::size_t> const place = m_plan.group_place(group);
    if (!place)
        return fail("queue.unknown_group", "no such group", "group");
    Ticket* const ticket = TRY(find(number));
    if (ticket->state != TicketState::Called && ticket->state != TicketState::Held)
        return fail("queue.state", "neither called nor put aside", "number");
    if (ticket->group == *place)
        return fail("queue.same_group", "is of this group", "group");
    ticket->group = *place;
    ticket->state = TicketState::Waiting;
    return *ticket;
}

Result<Ticket> Queue::finish(std::string_view number) {
    Ticket* const ticket = TRY(find_called(number));
    ticket->state = TicketState::Finished;
    return *ticket;
}

}
