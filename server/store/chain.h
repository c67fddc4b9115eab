#pragma once

#include "server/store/events.h"
#include "shared/audit/chain.h"

namespace onedoor::store {

/// The event as a link of the audit chain: role and account are its actor, the reference its
/// object, status and body its details.
audit::Record to_record(Event const& event);

}
