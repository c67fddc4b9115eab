#include "shared/json/json.h"
#include "shared/protocol/queue.h"

#include <doctest/doctest.h>

using namespace onedoor;
using protocol::QueueOffer;

namespace {

protocol::QueueState sample_state() {
    return {.at = {1'795'140'000'000},
            .office = "Trung tâm Phục vụ hành chính công",
            .open_until = core::Instant{1'795'149'000'000},
            .opens = core::Instant{1'795'154'400'000},
            .reason = text::Localized{"Làm bù", "Make-up day"},
            .groups = {{"filing", "A", {"Nộp hồ sơ", "File"}, QueueOffer::Open, 3, 12},
                       {"results",
                        "BX",
                        {"Nhận kết quả", "Collect"},
                        QueueOffer::NoMoreToday,
                        0,
                        std::nullopt}},
            .counters = {{"1", {"filing", "results"}, "A007"}, {"2", {}, std::nullopt}},
            .priorities = {{"elderly", {"Người cao tuổi", "Elderly people"}}}};
}

protocol::QueueTicket sample_ticket() {
    return {.number = "BX012",
            .group = "results",
            .group_name = {"Nhận kết quả", "Collect"},
            .priority = "elderly",
            .issued_at = {1'795'140'000'000},
            .people_before = 4,
            .wait_minutes = 25};
}

protocol::TicketRequest sample_request() {
    return {.id = core::SubmissionId::parse("000102030405060708090a0b0c0d0e0f").value(),
            .group = "filing",
            .priority = "elderly"};
}

/// The message with one member replaced, as its reader refuses it.
template<typename Message>
Error error_with(Message const& message, Result<Message> (*parse)(std::string_view),
                 std::string_view name, json::Value value) {
    json::Value document = protocol::to_json(message);
    document.as_object()->set(name, std::move(value));
    auto const parsed = parse(json::write(document));
    return parsed ? Error{"accepted", "", ""} : Error{parsed.error().code, parsed.error().path, ""};
}

}

TEST_CASE("queue: what the server tells of the hall the kiosk reads") {
    protocol::QueueState state = sample_state();
    CHECK(protocol::parse_queue_state(json::write(protocol::to_json(state))).value() == state);
    state.open_until.reset();
    state.opens.reset();
    state.reason.reset();
    state.groups.clear();
    CHECK(protocol::parse_queue_state(json::write(protocol::to_json(state))).value() == state);
}

TEST_CASE("queue: what the kiosk asks for the server reads, and the ticket the kiosk") {
    protocol::TicketRequest request = sample_request();
    CHECK(json::write(protocol::to_json(request)) ==
          R"({"ticket_id":"000102030405060708090a0b0c0d0e0f","group":"filing",)"
          R"("priority":"elderly"})");
    CHECK(protocol::parse_ticket_request(json::write(protocol::to_json(request))) == request);
    request.priority.reset();
    CHECK(protocol::parse_ticket_request(json::write(protocol::to_json(request))) == request);
    protocol::QueueTicket const ticket = sample_ticket();
    CHECK(protocol::parse_queue_ticket(json::write(protocol::to_json(ticket))) == ticket);
}

TEST_CASE("queue: each refusal of a request names the member") {
    auto const refused = [](std::string_view name, json::Value value) {
        return error_with(sample_request(), protocol::parse_ticket_request, name, std::move(value));
    };
    CHECK(refused("ticket_id", "x") == Error{"ticket_id.format", "ticket_id", ""});
    CHECK(refused("group", nullptr) == Error{"json.missing", "group", ""});
    CHECK(refused("priority", 1) == Error{"json.type", "priority", ""});
    CHECK(refused("name", "Hoà") == Error{"json.unknown_field", "name", ""});
}

TEST_CASE("queue: an answer that makes no sense is none") {
    auto const state = [](std::string_view name, json::Value value) {
        return error_with(sample_state(), protocol::parse_queue_state, name, std::move(value));
    };
    CHECK(state("at", "today") == Error{"time.format", "at", ""});
    CHECK(state("counters", json::Array{json::Object{
                                {"id", "1"}, {"groups", json::Array{}}, {"serving", "<b>"}}}) ==
          Error{"queue.format", "counters[0].serving", ""});
    json::Object group{{"id", "a"},   {"letter", "a"}, {"name", json::Object{{"vi", "A"}}},
                       {"offer", ""}, {"waiting", 0},  {"wait_minutes", nullptr}};
    CHECK(state("groups", json::Array{group}) == Error{"queue.format", "groups[0].letter", ""});
    group.set("letter", "A");
    CHECK(state("groups", json::Array{group}) == Error{"queue.format", "groups[0].offer", ""});
    group.set("offer", "open");
    group.set("waiting", -1);
    CHECK(state("groups", json::Array{group}) == Error{"json.range", "groups[0].waiting", ""});
    group.set("waiting", 0);
    CHECK(state("groups", json::Array{group}).code == "accepted");

    auto const ticket = [](json::Value number) {
        return error_with(sample_ticket(), protocol::parse_queue_ticket, "number",
                          std::move(number));
    };
    for (char const* const number : {"", "7", "007", "A07", "A0070", "a007", "ABC007", "A00٧"})
        CHECK(ticket(number) == Error{"queue.format", "number", ""});
}
