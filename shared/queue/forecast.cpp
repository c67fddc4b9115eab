#include "shared/queue/forecast.h"

#include <algorithm>
#include <utility>

namespace onedoor::queue {

static constexpr std::int64_t minute_ms = 60'000;

static std::int64_t counted_arrival_ms(Plan const& plan, Ticket const& ticket) {
    std::int64_t const head_start_ms =
        ticket.priority ? plan.rule.head_start_minutes * minute_ms : 0;
    return ticket.issued.milliseconds - head_start_ms;
}

std::vector<std::size_t> waiting_in_order(Plan const& plan, std::span<Ticket const> tickets) {
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < tickets.size(); ++place)
        if (tickets[place].state == TicketState::Waiting)
            places.push_back(place);
    std::ranges::sort(places, {}, [&](std::size_t place) {
        return std::pair(counted_arrival_ms(plan, tickets[place]), place);
    });
    return places;
}

std::optional<std::size_t> next_for(Counter const& counter, std::span<Ticket const> tickets,
                                    std::span<std::size_t const> places) {
    auto const found = std::ranges::find_if(places, [&](std::size_t place) {
        return std::ranges::find(counter.groups, tickets[place].group) != counter.groups.end();
    });
    return found == places.end() ? std::nullopt : std::optional(*found);
}

namespace {

struct Seat {
    Counter const* counter;
    std::int64_t free_after_ms;
};

}

static std::int64_t service_ms(Plan const& plan, Ticket const& ticket) {
    return plan.groups[ticket.group].service_minutes * minute_ms;
}

static std::vector<Seat> seats_at(Plan const& plan, std::span<Ticket const> tickets,
                                  core::Instant now) {
    std::vector<Seat> seats;
    seats.reserve(plan.counters.size());
    for (Counter const& counter : plan.counters)
        seats.push_back({&counter, 0});
    for (Ticket const& ticket : tickets) {
        if (ticket.state != TicketState::Called || !ticket.counter)
            continue;
        std::int64_t const served_ms = now.milliseconds - ticket.called.milliseconds;
        seats[*ticket.counter].free_after_ms = std::clamp<std::int64_t>(
            service_ms(plan, ticket) - served_ms, 0, service_ms(plan, ticket));
    }
    return seats;
}

std::optional<Forecast> forecast(Plan const& plan, std::span<Ticket const> tickets,
                                 std::size_t place, core::Instant now) {
    std::vector<std::size_t> waiting = waiting_in_order(plan, tickets);
    std::vector<Seat> seats = seats_at(plan, tickets, now);
    Forecast forecast;
    while (!seats.empty()) {
        auto const seat = std::ranges::min_element(seats, {}, &Seat::free_after_ms);
        std::optional<std::size_t> const next = next_for(*seat->counter, tickets, waiting);
        if (!next) {
            seats.erase(seat);
            continue;
        }
        if (*next == place) {
            forecast.wait_ms = seat->free_after_ms;
            return forecast;
        }
        seat->free_after_ms += service_ms(plan, tickets[*next]);
        std::erase(waiting, *next);
        ++forecast.people_before;
    }
    return std::nullopt;
}

}
