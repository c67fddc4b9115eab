#include "server/api/hall_routes.h"

#include "server/api/answers.h"
#include "shared/json/json.h"

namespace onedoor::api {

http::Response get_queue(Call const& call) {
    auto const state = call.services.hall.state();
    return state ? json_response(200, protocol::to_json(*state)) : refuse(state.error());
}

http::Response post_ticket(Call const& call) {
    auto const request = protocol::parse_ticket_request(call.request.body);
    if (!request)
        return refuse(request.error());
    auto const drawn = call.services.hall.draw(*request);
    if (!drawn)
        return refuse(drawn.error());
    int const status = drawn->outcome == hall::DrawOutcome::Issued ? 201 : 200;
    return json_response(status, protocol::to_json(drawn->ticket));
}

static std::string_view name_of(queue::TicketState state) {
    switch (state) {
    case queue::TicketState::Waiting:
        return "waiting";
    case queue::TicketState::Called:
        return "called";
    case queue::TicketState::Held:
        return "no_show";
    case queue::TicketState::Finished:
        break;
    }
    return "served";
}

static json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

static json::Value ticket_json(store::StoredTicket const& ticket) {
    bool const was_called = ticket.calls > 0;
    return json::Object{
        {"number", ticket.number},
        {"group", ticket.group},
        {"priority", text_or_null(ticket.priority)},
        {"state", name_of(ticket.state)},
        {"issued_at", core::to_iso(ticket.issued)},
        {"counter", text_or_null(ticket.counter)},
        {"called_at", was_called ? json::Value(core::to_iso(ticket.called)) : json::Value()},
        {"calls", ticket.calls}};
}

static http::Response answer(Result<store::StoredTicket> const& ticket) {
    return ticket ? json_response(200, ticket_json(*ticket)) : refuse(ticket.error());
}

http::Response get_tickets(Call const& call) {
    auto const tickets = call.services.hall.tickets();
    if (!tickets)
        return refuse(tickets.error());
    json::Array told;
    for (store::StoredTicket const& ticket : *tickets)
        told.push_back(ticket_json(ticket));
    return json_response(200, json::Object{{"tickets", std::move(told)}});
}

http::Response post_next(Call const& call) {
    if (auto const empty = read_empty_object(call.request.body); !empty)
        return refuse(empty.error());
    auto const called = call.services.hall.call_next(call.parameters[0]);
    if (!called)
        return refuse(called.error());
    return json_response(200,
                         json::Object{{"ticket", *called ? ticket_json(**called) : json::Value()}});
}

static Result<std::string> read_counter(std::string_view body) {
    json::Value const document = TRY(json::parse(body));
    json::ObjectReader reader = TRY(json::ObjectReader::open(document));
    std::string counter = TRY(reader.string("counter"));
    TRY_VOID(reader.finish());
    return counter;
}

http::Response post_recall(Call const& call) {
    auto const counter = read_counter(call.request.body);
    if (!counter)
        return refuse(counter.error());
    return answer(call.services.hall.recall(call.parameters[0], *counter));
}

http::Response post_no_show(Call const& call) {
    if (auto const empty = read_empty_object(call.request.body); !empty)
        return refuse(empty.error());
    return answer(call.services.hall.put_aside(call.parameters[0]));
}

http::Response post_finish(Call const& call) {
    if (auto const empty = read_empty_object(call.request.body); !empty)
        return refuse(empty.error());
    return answer(call.services.hall.finish(call.parameters[0]));
}

}
