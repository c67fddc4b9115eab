#pragma once

#include "shared/queue/plan.h"
#include "shared/queue/ticket.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace onedoor::queue {

enum class Offer : std::uint8_t {
    Open,
    /// Outside the opening hours of this day.
    Closed,
    /// Drawn out, or whoever came now would not be called before the close.
    NoMoreToday
};

/// When somebody is called if everything goes as planned. Lunch breaks are counted in.
struct Estimate {
    std::int32_t people_before = 0;
    /// Nothing: not before the close of the day.
    std::optional<core::Instant> begins;
    /// Whole minutes from now, rounded up.
    std::int32_t wait_minutes = 0;
};

/// Who draws a number, for what, and when.
struct Arrival {
    std::string_view group;
    /// Empty: of no priority class.
    std::string_view priority;
    core::Instant now;
};

/// The numbers of one office on one day. Plan and calendar must outlive it.
///
/// Copyable, not assignable. Deterministic: equal calls in equal order give equal tickets. A time
/// earlier than the last issue counts as that one for the order of the queue, so that a clock set
/// back lets nobody pass. Fails, changing nothing, with "queue.unknown_group",
/// "queue.unknown_class", "queue.unknown_counter", "queue.unknown_number", and as each call says.
class Queue {
public:
    Queue(Plan const& plan, calendar::WorkingCalendar const& calendar, core::Date day)
        : m_plan(plan), m_calendar(calendar), m_day(day), m_issued(plan.groups.size()) {}

    /// The queue that had given these tickets, in the order of issue. Fails with "queue.stored" and
    /// the path of the spot when no queue of this plan and day can have given them.
    static Result<Queue> restore(Queue empty, std::vector<Ticket> tickets);

    [[nodiscard]] Result<Offer> offer(Arrival const& arrival) const;
    /// For somebody who would come now; whether a number is to be had is what offer() says.
    [[nodiscard]] Result<Estimate> estimate(Arrival const& arrival) const;
    /// For a waiting ticket. Fails with "queue.state".
    [[nodiscard]] Result<Estimate> estimate(std::string_view number, core::Instant now) const;

    /// The number of this draw, the one issued already when it is asked for again. Fails with
    /// "queue.closed" or "queue.no_more_today".
    Result<Ticket> issue(Arrival const& arrival, DrawId const& draw);

    /// The first by the rule of those this counter serves; nothing when nobody waits for it. Fails
    /// with "queue.counter_busy": finish, hold or transfer first.
    Result<std::optional<Ticket>> call_next(std::string_view counter, core::Instant now);
    /// Calls a number once more, or one that was put aside. Fails with "queue.counter_busy" (with
    /// another number) or "queue.state" (waits, finished, or called by another counter).
    Result<Ticket> recall(std::string_view number, std::string_view counter, core::Instant now);
    /// Puts a called number aside. Fails with "queue.state".
    Result<Ticket> hold(std::string_view number);
    /// A called or held number waits for another group, keeping its name and its time of issue.
    /// Fails with "queue.state" or "queue.same_group".
    Result<Ticket> transfer(std::string_view number, std::string_view group);
    /// Fails with "queue.state" when it is not called.
    Result<Ticket> finish(std::string_view number);

    /// In the order of issue.
    [[nodiscard]] std::span<Ticket const> tickets() const { return m_tickets; }

private:
    [[nodiscard]] Result<Ticket> ticket_for(Arrival const& arrival) const;
    [[nodiscard]] Offer offer(Ticket const& ticket, core::Instant now) const;
    [[nodiscard]] Estimate estimate(Ticket ticket, core::Instant now) const;
    Result<void> take_back(Ticket ticket);
    [[nodiscard]] std::optional<std::size_t> issuer_of(Ticket const& ticket) const;
    [[nodiscard]] bool can_stand(Ticket const& ticket) const;
    [[nodiscard]] bool is_open(core::Instant now) const;
    [[nodiscard]] Estimate estimate_of(std::span<Ticket const> tickets, std::size_t place,
                                       core::Instant now) const;
    Result<Ticket*> find(std::string_view number);
    Result<Ticket*> find_called(std::string_view number);
    [[nodiscard]] Ticket const* at_counter(std::size_t counter) const;
    Ticket call(Ticket& ticket, std::size_t counter, core::Instant now);

    Plan const& m_plan;
    calendar::WorkingCalendar const& m_calendar;
    core::Date m_day;
    core::Instant m_latest{INT64_MIN};
    std::vector<Ticket> m_tickets;
    /// By the group that issued them.
    std::vector<std::int32_t> m_issued;
};

}
