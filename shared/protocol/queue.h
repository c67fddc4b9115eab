#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Queue numbers of a hall (số thứ tự), as its machines ask for them.
namespace onedoor::protocol {

/// Whether who comes now gets a number.
enum class QueueOffer : std::uint8_t {
    Open,
    /// Outside the opening hours.
    Closed,
    /// The numbers of the day are given out, or whoever came now would not be called before the
    /// close.
    NoMoreToday
};

/// "open", "closed", "no_more_today".
std::string_view name_of(QueueOffer offer);

struct QueueGroup {
    std::string id;
    /// One or two letters A–Z before its numbers.
    std::string letter;
    text::Localized name;
    QueueOffer offer = QueueOffer::Closed;
    /// Numbers that wait for this group, 0 to 99,999.
    std::int32_t waiting = 0;
    /// Until somebody of no priority class who came now would be called, as far as that can be
    /// told; never while closed.
    std::optional<std::int32_t> wait_minutes;

    bool operator==(QueueGroup const&) const = default;
};

struct QueueCounter {
    std::string id;
    /// Ids of the groups it serves.
    std::vector<std::string> groups;
    /// The number it called last and still serves.
    std::optional<std::string> serving;

    bool operator==(QueueCounter const&) const = default;
};

struct QueuePriority {
    std::string id;
    text::Localized name;

    bool operator==(QueuePriority const&) const = default;
};

/// The answer to GET /api/v1/queue. Tells of numbers, never of people.
struct QueueState {
    /// When it was so, by the server's clock.
    core::Instant at;
    /// Name of the office, in Vietnamese.
    std::string office;
    /// End of the present hours; nothing: closed now.
    std::optional<core::Instant> open_until;
    /// The next opening after now, when the calendar reaches that far.
    std::optional<core::Instant> opens;
    /// Why today is another day than its weekday; nothing on ordinary days.
    std::optional<text::Localized> reason;
    /// In the order of the office.
    std::vector<QueueGroup> groups;
    std::vector<QueueCounter> counters;
    std::vector<QueuePriority> priorities;

    bool operator==(QueueState const&) const = default;
};

json::Value to_json(QueueState const& state);
/// Fails with the codes of json::parse() and json::ObjectReader, "time.format", and "queue.format"
/// for a word or number that is none.
Result<QueueState> parse_queue_state(std::string_view body);

/// POST /api/v1/queue/tickets.
struct TicketRequest {
    /// Made at random by the machine before the first send: a repeat gives the same ticket.
    core::SubmissionId id;
    std::string group;
    /// Nothing: of no priority class.
    std::optional<std::string> priority;

    bool operator==(TicketRequest const&) const = default;
};

json::Value to_json(TicketRequest const& request);
/// Strict. Fails with the codes of json::parse() and json::ObjectReader, and "ticket_id.format".
Result<TicketRequest> parse_ticket_request(std::string_view body);

/// The answer: 201 or, when it was given before, 200 with the same bytes.
struct QueueTicket {
    /// "A007".
    std::string number;
    std::string group;
    text::Localized group_name;
    std::optional<std::string> priority;
    core::Instant issued_at;
    /// As estimated at the issue.
    std::int32_t people_before = 0;
    std::optional<std::int32_t> wait_minutes;

    bool operator==(QueueTicket const&) const = default;
};

json::Value to_json(QueueTicket const& ticket);
/// As parse_queue_state().
Result<QueueTicket> parse_queue_ticket(std::string_view body);

}
