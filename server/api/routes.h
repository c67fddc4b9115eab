#pragma once

#include "server/api/services.h"
#include "server/http/router.h"

#include <span>

namespace onedoor::api {

/// Every address of the server besides its assets, with who may use it and how often.
std::span<http::Route const> routes();

/// What answers the route of this index.
Action action_of(std::size_t index);

/// Which officials may use the route of this index.
Permission const& permission_of(std::size_t index);

}
