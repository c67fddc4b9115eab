#pragma once

#include "server/store/cases.h"
#include "server/store/sqlite/writer.h"

namespace onedoor::sqlite {

/// Adds an event to the chain; `case_number` 0 for events of the office.
Result<void> append_event(WriteContext& context, std::int64_t case_number,
                          std::string_view reference, store::EventDraft const& draft);

Result<std::vector<store::Event>> events_of(Connection& connection, std::string_view reference);

/// Place of the last event; fails with "store.corrupt" when it does not follow from the one before.
Result<store::ChainHead> read_head(Connection& connection);

Result<store::ChainReport> verify_chain(Connection& connection);

}
