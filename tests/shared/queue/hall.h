#pragma once

#include "shared/queue/queue.h"

#include <doctest/doctest.h>
#include <string>

namespace onedoor::queue::example {

/// Two groups: "a" served by counters 1 and 2, "b" by counter 2 alone; ten minutes each; an hour of
/// head start; 07:30 to 11:30 and 13:00 to 17:00 from Monday to Friday of the week below.
inline constexpr std::string_view plan_text = R"({
"office": "56",
"groups": [
 {"id": "a", "prefix": "A", "name": {"vi": "Một", "en": "One"}, "service_minutes": 10,
  "numbers_per_day": null, "basis": "configuration", "source": "s", "confidence": "low"},
 {"id": "b", "prefix": "BX", "name": {"vi": "Hai", "en": "Two"}, "service_minutes": 10,
  "numbers_per_day": 3, "basis": "configuration", "source": "s", "confidence": "low"}],
"priority_classes": [
 {"id": "elderly", "name": {"vi": "Người cao tuổi", "en": "Elderly"}, "basis": "practice",
  "source": "s", "confidence": "medium"}],
"counters": [
 {"id": "1", "groups": ["a"], "basis": "configuration", "source": "s", "confidence": "low"},
 {"id": "2", "groups": ["a", "b"], "basis": "configuration", "source": "s", "confidence": "low"}],
"rule": {"head_start_minutes": 60, "basis": "configuration", "source": "s", "confidence": "low"}
})";

inline constexpr core::Date friday{2026, 11, 20};

inline core::Instant at(std::int32_t hour, std::int32_t minute = 0, std::int32_t second = 0) {
    return core::to_instant({friday, hour * 3600 + minute * 60 + second});
}

inline calendar::WorkingCalendar working_week() {
    calendar::WorkingCalendar calendar;
    calendar.first = {2026, 11, 16};
    calendar.last = {2026, 11, 22};
    for (std::size_t day = 0; day < 5; ++day)
        calendar.weekly[day] = {{450, 690}, {780, 1020}};
    return calendar;
}

struct Hall {
    Plan plan = [] {
        Result<Plan> read = parse_plan(plan_text);
        REQUIRE(read);
        return *std::move(read);
    }();
    calendar::WorkingCalendar calendar = working_week();
    Queue queue{plan, calendar, friday};
    std::uint32_t draws = 0;

    std::string draw(std::string_view group, core::Instant now, std::string_view priority = {}) {
        DrawId draw;
        draw.bytes[0] = static_cast<std::uint8_t>(++draws);
        draw.bytes[1] = static_cast<std::uint8_t>(draws >> 8);
        Result<Ticket> const ticket = queue.issue({group, priority, now}, draw);
        return ticket ? ticket->number : ticket.error().code;
    }
    std::string next(std::string_view counter, core::Instant now) {
        Result<std::optional<Ticket>> const ticket = queue.call_next(counter, now);
        if (!ticket)
            return ticket.error().code;
        return *ticket ? (*ticket)->number : "nobody";
    }
    /// Finishes whoever is there and calls the next.
    std::string finish_and_next(std::string_view counter, core::Instant now) {
        for (Ticket const& ticket : queue.tickets())
            if (ticket.state == TicketState::Called &&
                ticket.counter == plan.counter_place(counter))
                REQUIRE(queue.finish(std::string(ticket.number)));
        return next(counter, now);
    }
};

}
