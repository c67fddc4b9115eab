#include "shared/protocol/lookup.h"

#include "shared/json/json.h"
#include "shared/protocol/reading.h"

namespace onedoor::protocol {

static json::Value to_json(TrackedEvent const& event) {
    return json::Object{{"at", core::to_iso(event.at)},
                        {"status", static_cast<int>(event.status)},
                        {"text", json::to_json(event.text)},
                        {"by", event.by}};
}

static Result<TrackedEvent> read_event(json::Value const& value, std::string path) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value, std::move(path)));
    TrackedEvent event;
    event.at = TRY(read_instant(reader, "at"));
    event.status = TRY(read_status(reader, "status"));
    event.text = TRY(reader.localized("text"));
    event.by = TRY(reader.string("by"));
    return event;
}

json::Value to_json(LookupRequest const& request) {
    return json::Object{{"code", request.code}, {"secret", request.secret}};
}

Result<LookupRequest> parse_lookup_request(std::string_view body) {
    json::Value const value = TRY(json::parse(body, {.bytes_max = 4096, .depth_max = 1}));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    LookupRequest request;
    request.code = TRY(reader.string("code"));
    request.secret = TRY(reader.string("secret"));
    TRY_VOID(reader.finish());
    return request;
}

json::Value to_json(TrackedFile const& file) {
    json::Array explanation;
    for (text::Localized const& sentence : file.explanation)
        explanation.push_back(json::to_json(sentence));
    json::Array events;
    for (TrackedEvent const& event : file.events)
        events.push_back(to_json(event));
    return json::Object{{"code", or_null(file.code)},
                        {"reference", file.reference},
                        {"procedure", file.procedure},
                        {"procedure_name", json::to_json(file.procedure_name)},
                        {"status", static_cast<int>(file.status)},
                        {"status_name", json::to_json(file.status_name)},
                        {"received_at", core::to_iso(file.received_at)},
                        {"accepted_at", or_null(file.accepted_at)},
                        {"due_at", or_null(file.due_at)},
                        {"explanation", std::move(explanation)},
                        {"events", std::move(events)}};
}

Result<TrackedFile> parse_tracked_file(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    TrackedFile file;
    file.code = TRY(reader.optional_string("code"));
    file.reference = TRY(reader.string("reference"));
    file.procedure = TRY(reader.string("procedure"));
    file.procedure_name = TRY(reader.localized("procedure_name"));
    file.status = TRY(read_status(reader, "status"));
    file.status_name = TRY(reader.localized("status_name"));
    file.received_at = TRY(read_instant(reader, "received_at"));
    file.accepted_at = TRY(read_optional_instant(reader, "accepted_at"));
    file.due_at = TRY(read_optional_instant(reader, "due_at"));
    file.explanation = TRY(reader.list<text::Localized>("explanation", json::read_localized));
    file.events = TRY(reader.list<TrackedEvent>("events", read_event));
    return file;
}

}
