#pragma once

#include "server/http/problem.h"
#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/json/object_reader.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <optional>
#include <span>
#include <string_view>

namespace onedoor::api {

http::Response json_response(int status, json::Value const& body);

/// Status of an error code by its meaning: 400 not readable, 404 not there, 409 not now, 422 not
/// acceptable, 503 and 507 not possible at the moment.
int status_of(std::string_view code);

/// Text for people of any code of the server's rooms.
text::Localized describe(std::string_view code);

/// Status, text and field of an error; its detail only where it is the asker's doing.
http::Problem to_problem(Error const& error);
/// Problem document for an error; its path, when there is one, names the field.
http::Response refuse(Error const& error);
/// The same with more to say; an empty `text` is replaced by that of the code.
http::Response refuse(Error const& error, text::Localized text,
                      std::vector<protocol::FieldProblem> fields);
http::Response refuse(int status, std::string_view code);
http::Response refuse_for(std::int64_t retry_after_seconds, int status, std::string_view code);

/// Of a request that says everything by its address: "{}".
Result<void> read_empty_object(std::string_view body);

json::Value to_json(std::optional<core::Instant> instant);
json::Value to_json(std::optional<std::string> const& text);
json::Value to_json(std::span<text::Localized const> texts);

}
