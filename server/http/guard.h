#pragma once

#include "server/http/message.h"
#include "server/http/problem.h"
#include "server/http/router.h"

#include <optional>

namespace onedoor::http {

/// Refuses state-changing requests that another site could have caused a browser to send, and
/// bodies of the wrong type. A page of another origin can neither set X-Onedoor-Request nor send
/// application/json without a preflight, which is never granted; Origin and Sec-Fetch-Site, where
/// a browser sends them, must name this very site (Host).
std::optional<Problem> refuse_forgery(RequestHead const& head, Body body);

}
