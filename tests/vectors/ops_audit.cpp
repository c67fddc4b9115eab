#include "shared/audit/chain.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

/// "head": an array of {"at", "actor", "action", "object", "outcome", "details"?} gives the head
/// of their chain.
Result<json::Value> run_audit(std::string_view op, json::Value const& in) {
    json::Array const* const events = in.as_array();
    if (op != "head" || events == nullptr)
        return unknown_op();
    audit::Head head;
    for (json::Value const& value : *events) {
        json::ObjectReader reader = TRY(json::ObjectReader::open(value));
        audit::Event event;
        std::string const at = TRY(reader.string("at"));
        event.at = TRY(core::parse_iso_instant(at));
        event.actor = TRY(reader.string("actor"));
        event.action = TRY(reader.string("action"));
        event.object = TRY(reader.string("object"));
        event.outcome = TRY(reader.string("outcome"));
        event.details = TRY(reader.optional_string("details")).value_or("");
        TRY_VOID(reader.finish());
        head = audit::head_after(audit::seal(std::move(event), head));
    }
    return json::Object{{"count", static_cast<std::int64_t>(head.count)},
                        {"hash", core::to_hex(head.hash)}};
}

}
