#pragma once

#include "server/store/events.h"

namespace onedoor::store {

/// Hash of an event: SHA-256 over `previous` and every other member but `hash`, each with its
/// length before it, so that no two events read alike.
Hash hash_of(Event const& event);

}
