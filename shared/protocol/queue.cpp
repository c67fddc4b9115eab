#include "shared/protocol/queue.h"

#include "shared/json/json.h"
#include "shared/protocol/reading.h"

#include <algorithm>
#include <array>

namespace onedoor::protocol {

using json::ObjectReader;

static constexpr std::array<std::string_view, 3> offer_names{"open", "closed", "no_more_today"};
static constexpr ObjectReader::Range people{0, 99'999};
static constexpr ObjectReader::Range minutes_of_a_day{0, 24 * 60};
static constexpr std::size_t number_digits = 3;
static constexpr std::size_t letters_max = 2;

std::string_view name_of(QueueOffer offer) {
    return offer_names[static_cast<std::size_t>(offer)];
}

static bool is_letter(char character) {
    return character >= 'A' && character <= 'Z';
}

static bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

static bool are_letters(std::string_view text) {
    return !text.empty() && text.size() <= letters_max && std::ranges::all_of(text, is_letter);
}

static Result<std::string> checked_number(std::string text, std::string path) {
    std::size_t const letters = text.size() - std::min(text.size(), number_digits);
    if (!are_letters(std::string_view(text).substr(0, letters)) ||
        !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(letters), text.end(), is_digit))
        return fail("queue.format", "letters and three digits", path);
    return text;
}

static Result<QueueOffer> read_offer(ObjectReader& reader) {
    std::string const name = TRY(reader.string("offer"));
    auto const found = std::ranges::find(offer_names, name);
    if (found == offer_names.end())
        return fail("queue.format", "open, closed or no_more_today", reader.path_of("offer"));
    return static_cast<QueueOffer>(found - offer_names.begin());
}

static Result<std::optional<std::int32_t>> read_wait(ObjectReader& reader) {
    auto const minutes = TRY(reader.optional_integer("wait_minutes", minutes_of_a_day));
    return minutes ? std::optional(static_cast<std::int32_t>(*minutes)) : std::nullopt;
}

static json::Value or_null(std::optional<std::int32_t> number) {
    return number ? json::Value(*number) : json::Value();
}

static json::Value to_json(QueueGroup const& group) {
    return json::Object{{"id", group.id},
                        {"letter", group.letter},
                        {"name", json::to_json(group.name)},
                        {"offer", name_of(group.offer)},
                        {"waiting", group.waiting},
                        {"wait_minutes", or_null(group.wait_minutes)}};
}

static Result<QueueGroup> read_group(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    QueueGroup group;
    group.id = TRY(reader.string("id"));
    group.letter = TRY(reader.string("letter"));
    if (!are_letters(group.letter))
        return fail("queue.format", "one or two letters A to Z", reader.path_of("letter"));
    group.name = TRY(reader.localized("name"));
    group.offer = TRY(read_offer(reader));
    group.waiting = static_cast<std::int32_t>(TRY(reader.integer("waiting", people)));
    group.wait_minutes = TRY(read_wait(reader));
    return group;
}

static json::Value to_json(QueueCounter const& counter) {
    json::Array groups;
    for (std::string const& group : counter.groups)
        groups.emplace_back(group);
    return json::Object{
        {"id", counter.id}, {"groups", std::move(groups)}, {"serving", or_null(counter.serving)}};
}

static Result<QueueCounter> read_counter(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    QueueCounter counter;
    counter.id = TRY(reader.string("id"));
    counter.groups = TRY(reader.strings("groups"));
    if (auto number = TRY(reader.optional_string("serving")))
        counter.serving = TRY(checked_number(std::move(*number), reader.path_of("serving")));
    return counter;
}

static json::Value to_json(QueuePriority const& priority) {
    return json::Object{{"id", priority.id}, {"name", json::to_json(priority.name)}};
}

static Result<QueuePriority> read_priority(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    QueuePriority priority;
    priority.id = TRY(reader.string("id"));
    priority.name = TRY(reader.localized("name"));
    return priority;
}

template<typename Item> static json::Array array_of(std::vector<Item> const& items) {
    json::Array array;
    for (Item const& item : items)
        array.push_back(to_json(item));
    return array;
}

json::Value to_json(QueueState const& state) {
    return json::Object{{"at", core::to_iso(state.at)},
                        {"office", state.office},
                        {"open_until", or_null(state.open_until)},
                        {"opens", or_null(state.opens)},
                        {"reason", state.reason ? json::to_json(*state.reason) : json::Value()},
                        {"groups", array_of(state.groups)},
                        {"counters", array_of(state.counters)},
                        {"priorities", array_of(state.priorities)}};
}

Result<QueueState> parse_queue_state(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    ObjectReader reader = TRY(ObjectReader::open(value));
    QueueState state;
    state.at = TRY(read_instant(reader, "at"));
    state.office = TRY(reader.string("office"));
    state.open_until = TRY(read_optional_instant(reader, "open_until"));
    state.opens = TRY(read_optional_instant(reader, "opens"));
    state.reason = TRY(reader.optional_localized("reason"));
    state.groups = TRY(reader.list<QueueGroup>("groups", read_group));
    state.counters = TRY(reader.list<QueueCounter>("counters", read_counter));
    state.priorities = TRY(reader.list<QueuePriority>("priorities", read_priority));
    return state;
}

json::Value to_json(TicketRequest const& request) {
    return json::Object{{"ticket_id", request.id.text()},
                        {"group", request.group},
                        {"priority", or_null(request.priority)}};
}

Result<TicketRequest> parse_ticket_request(std::string_view body) {
    json::Value const value = TRY(json::parse(body, {.bytes_max = 4096, .depth_max = 1}));
    ObjectReader reader = TRY(ObjectReader::open(value));
    TicketRequest request;
    std::string const id = TRY(reader.string("ticket_id"));
    auto const parsed_id = core::SubmissionId::parse(id);
    if (!parsed_id)
        return fail("ticket_id.format", parsed_id.error().detail, "ticket_id");
    request.id = *parsed_id;
    request.group = TRY(reader.string("group"));
    request.priority = TRY(reader.optional_string("priority"));
    TRY_VOID(reader.finish());
    return request;
}

json::Value to_json(QueueTicket const& ticket) {
    return json::Object{{"number", ticket.number},
                        {"group", ticket.group},
                        {"group_name", json::to_json(ticket.group_name)},
                        {"priority", or_null(ticket.priority)},
                        {"issued_at", core::to_iso(ticket.issued_at)},
                        {"people_before", ticket.people_before},
                        {"wait_minutes", or_null(ticket.wait_minutes)}};
}

Result<QueueTicket> parse_queue_ticket(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    ObjectReader reader = TRY(ObjectReader::open(value));
    QueueTicket ticket;
    std::string number = TRY(reader.string("number"));
    ticket.number = TRY(checked_number(std::move(number), "number"));
    ticket.group = TRY(reader.string("group"));
    ticket.group_name = TRY(reader.localized("group_name"));
    ticket.priority = TRY(reader.optional_string("priority"));
    ticket.issued_at = TRY(read_instant(reader, "issued_at"));
    ticket.people_before = static_cast<std::int32_t>(TRY(reader.integer("people_before", people)));
    ticket.wait_minutes = TRY(read_wait(reader));
    return ticket;
}

}
