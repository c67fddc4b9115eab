#pragma once

#include "shared/core/result.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::protocol {

/// One field of the request that has to change.
struct FieldProblem {
    /// "answers.children[0].full_name".
    std::string path;
    std::string code;
    text::Localized text;

    bool operator==(FieldProblem const&) const = default;
};

/// Why a request was refused: a problem document of RFC 9457 with our members `code` (stable),
/// `text` (for people) and `errors`.
struct Problem {
    /// HTTP status, 400 to 599.
    int status = 400;
    /// English phrase of the status.
    std::string title;
    std::string code;
    /// English, for developers; may be empty.
    std::string detail;
    text::Localized text;
    std::vector<FieldProblem> errors;

    bool operator==(Problem const&) const = default;
};

json::Value to_json(Problem const& problem);

/// Fails with the codes of json::parse() and json::ObjectReader.
Result<Problem> parse_problem(std::string_view body);

}
