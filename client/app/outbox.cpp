#include "client/app/outbox.h"

#include "client/app/members.h"
#include "shared/json/json.h"

namespace onedoor::app {

static constexpr std::string_view state_names[] = {"waiting", "sending", "received", "refused"};

std::string_view name_of(OutboxState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::string write_outgoing(OutgoingFiling const& filing) {
    json::Array files;
    for (OutgoingFile const& file : filing.files)
        files.push_back(json::Object{{"upload_id", file.upload_id},
                                     {"handle", file.handle},
                                     {"name", file.name},
                                     {"type", file.type}});
    return json::write(json::Object{
        {"submission_id", filing.submission.text()},
        {"body", filing.body},
        {"about", json::Object{{"procedure", filing.procedure},
                               {"name", json::Object{{"vi", filing.procedure_name.vi},
                                                     {"en", filing.procedure_name.en}}},
                               {"keeps_draft", filing.keeps_draft}}},
        {"files", std::move(files)}});
}

static bool is_true(json::Value const& value, std::string_view name) {
    json::Value const* const member = value.find(name);
    return member != nullptr && member->as_boolean() != nullptr && *member->as_boolean();
}

static OutboxItem read_item(json::Value const& value) {
    OutboxItem item{.id = string_at(value, "id"),
                    .procedure = string_at(value, "procedure"),
                    .procedure_name = localized_at(value, "name"),
                    .kept_at = instant_at(value, "kept_at").value_or(core::Instant()),
                    .problem = localized_at(value, "problem")};
    for (std::size_t i = 0; i < std::size(state_names); ++i)
        if (string_at(value, "state") == state_names[i])
            item.state = static_cast<OutboxState>(i);
    item.was_asked = is_true(value, "was_asked");
    item.keeps_draft = is_true(value, "keeps_draft");
    if (json::Value const* const receipt = value.find("receipt"))
        if (Result<protocol::Receipt> read = protocol::parse_receipt(json::write(*receipt)))
            item.receipt = std::move(*read);
    return item;
}

std::vector<OutboxItem> read_outbox(std::string_view text) {
    std::vector<OutboxItem> items;
    Result<json::Value> const list = json::parse(text);
    json::Array const* const array = list ? list->as_array() : nullptr;
    if (array != nullptr)
        for (json::Value const& value : *array)
            items.push_back(read_item(value));
    return items;
}

}
