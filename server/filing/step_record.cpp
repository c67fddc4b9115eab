#include "server/filing/step_record.h"

#include "server/filing/texts.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

namespace onedoor::filing {

static Result<StepRecord> read_body(std::string const& body) {
    json::Value const document = TRY(json::parse(body));
    auto reader = TRY(json::ObjectReader::open(document));
    StepRecord record;
    record.action = TRY(reader.string("action"));
    record.from = TRY(reader.string("from"));
    record.to = TRY(reader.string("to"));
    record.version = static_cast<std::int32_t>(TRY(reader.integer("version", {0, INT32_MAX})));
    return record;
}

std::optional<StepRecord> read_step(store::Event const& event) {
    if (event.draft.action != store::step_event)
        return std::nullopt;
    Result<StepRecord> record = read_body(event.draft.body);
    return record ? std::optional(std::move(*record)) : std::nullopt;
}

text::Localized describe(cases::CaseType const* type, store::Event const& event) {
    std::optional<StepRecord> const step = read_step(event);
    if (!step)
        return describe_event(event.draft.action);
    cases::Action const* const action = type == nullptr ? nullptr : type->action(step->action);
    return action == nullptr ? text::Localized() : action->name;
}

}
