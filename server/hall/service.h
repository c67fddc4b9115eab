#pragma once

#include "server/store/tickets.h"
#include "shared/calendar/working_calendar.h"
#include "shared/core/clock.h"
#include "shared/protocol/queue.h"
#include "shared/queue/queue.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Queue numbers (số thứ tự) of the hall this server stands in.
namespace onedoor::hall {

/// Everything outlives the service.
struct Dependencies {
    store::TicketStore& store;
    /// Null: this office gives no numbers.
    queue::Plan const* plan = nullptr;
    calendar::WorkingCalendar const& calendar;
    /// As told to machines.
    std::string office;
    core::Clock const& clock;
};

enum class DrawOutcome : std::uint8_t { Issued, Repeated };

struct Drawn {
    DrawOutcome outcome = DrawOutcome::Issued;
    protocol::QueueTicket ticket;
};

/// The hall's numbers of today, which is a day in Vietnam. Thread-safe; keeps nothing itself: what
/// is answered was committed, and after a stop the day goes on where it was.
///
/// Codes: "queue.none" (no plan), "queue.stored" (the plan was changed during the day), those of
/// shared/queue and of store::TicketStore.
class Service {
public:
    explicit Service(Dependencies const& dependencies) : m_given(dependencies) {}

    Result<protocol::QueueState> state();
    /// The ticket of this request, the same one when it was asked for before. Fails with
    /// "ticket.conflict" when the id stands for another request.
    Result<Drawn> draw(protocol::TicketRequest const& request);

    /// Today's tickets in the order of issue.
    Result<std::vector<store::StoredTicket>> tickets();
    /// Nothing when nobody waits for this counter.
    Result<std::optional<store::StoredTicket>> call_next(std::string_view counter);
    Result<store::StoredTicket> recall(std::string_view number, std::string_view counter);
    /// Called, and nobody came: can be recalled for the rest of the day.
    Result<store::StoredTicket> put_aside(std::string_view number);
    Result<store::StoredTicket> finish(std::string_view number);

private:
    struct Today {
        core::Instant now;
        core::Date day;
    };

    [[nodiscard]] Today today() const;
    Result<queue::Queue> queue_of(core::Date day, store::TicketsOfDay tickets) const;
    Result<store::StoredTicket> issue(protocol::TicketRequest const& request, Today const& today,
                                      store::TicketsOfDay tickets) const;
    Result<protocol::QueueGroup>
    group_now(queue::Queue const& queue, queue::ServiceGroup const& group, core::Instant now) const;
    protocol::QueueTicket told(store::StoredTicket const& ticket) const;
    template<typename Act> Result<std::optional<store::StoredTicket>> change(Act act);

    Dependencies m_given;
};

/// Text for people of the codes above.
text::Localized describe(std::string_view code);

}
