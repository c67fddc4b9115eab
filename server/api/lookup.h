#pragma once

#include "server/api/services.h"

namespace onedoor::api {

struct LookupOutcome {
    Result<filing::TrackedFile> file;
    std::int64_t retry_after_seconds = 0; ///< more than 0: too many wrong secrets for this code
};

/// A look-up with its limit of wrong secrets per code, the same for API and pages.
LookupOutcome look_up(Services& services, std::string_view code, std::string_view secret);

}
