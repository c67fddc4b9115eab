#include "client/ticket/slip.h"

#include "client/ticket/view.h"
#include "shared/core/verify.h"

#include <algorithm>

namespace onedoor::ticket {

static constexpr std::int64_t minute_ms = 60'000;

static std::string counters_of(protocol::QueueState const& figures, std::string_view group) {
    std::string counters;
    for (protocol::QueueCounter const& counter : figures.counters)
        if (std::ranges::find(counter.groups, group) != counter.groups.end())
            counters.append(counters.empty() ? "" : ", ").append(counter.id);
    return counters;
}

receipts::TicketSlipSource slip_source(Desk const& desk, text::Language language,
                                       std::string queue_address) {
    VERIFY(desk.ticket());
    protocol::QueueTicket const& ticket = *desk.ticket();
    TicketView view = ticket_view(desk, language);
    receipts::TicketSlipSource source{.number = ticket.number,
                                      .group = std::move(view.group),
                                      .priority = std::move(view.priority),
                                      .issued_at = ticket.issued_at,
                                      .people_before = ticket.people_before,
                                      .queue_address = std::move(queue_address)};
    if (desk.figures()) {
        source.office = desk.figures()->office;
        source.counters = counters_of(*desk.figures(), ticket.group);
    }
    if (ticket.wait_minutes)
        source.estimate = {{ticket.issued_at.milliseconds + *ticket.wait_minutes * minute_ms},
                           *ticket.wait_minutes};
    return source;
}

}
