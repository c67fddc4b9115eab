#pragma once

#include "server/http/message.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::http {

/// One field of the request that has to change.
struct FieldProblem {
    std::string path;
    std::string code;
    text::Localized text;
};

/// Why a request was refused: RFC 9457, with a stable code and a text for people in both
/// languages. Nothing of the request is repeated in it except paths of our own schema.
struct Problem {
    int status = 400;
    std::string code;
    std::string detail; ///< English, for developers
    text::Localized text;
    std::vector<FieldProblem> errors;
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
