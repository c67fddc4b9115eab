#pragma once

#include "server/http/message.h"
#include "shared/protocol/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::http {

/// A problem document and the headers that go with it. Nothing of the request is repeated in it
/// except paths of our own schema.
struct Problem : protocol::Problem {
    std::optional<std::int64_t> retry_after_seconds;
    std::string allow; ///< methods the address knows (405)
};

/// With the text of one of this room's codes ("http.*", "rate.*", "session.*", …).
Problem problem_of(int status, std::string_view code);

Response to_response(Problem const& problem);

/// What people read for a code of this room; a general sentence for a code it does not know.
text::Localized describe(std::string_view code);

/// Reason phrase of RFC 9110.
std::string_view status_phrase(int status);

}
