#include "server/store/chain.h"

#include <utility>

namespace onedoor::store {

static std::string actor_of(EventDraft const& draft) {
    return draft.account.empty() ? draft.role : draft.role + ":" + draft.account;
}

audit::Record to_record(Event const& event) {
    EventDraft const& draft = event.draft;
    std::string const status = std::to_string(std::to_underlying(draft.status));
    return {.sequence = static_cast<std::uint64_t>(event.sequence),
            .event = {.at = draft.at,
                      .monotonic_milliseconds = event.monotonic_milliseconds,
                      .actor = actor_of(draft),
                      .action = draft.action,
                      .object = event.reference,
                      .outcome = draft.outcome,
                      .details = R"({"body":)" + draft.body + R"(,"status":)" + status + "}"},
            .previous = event.previous,
            .hash = event.hash};
}

}
