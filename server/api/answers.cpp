#include "server/api/answers.h"

#include "server/attachments/service.h"
#include "server/casework/service.h"
#include "server/hall/service.h"
#include "server/reports/service.h"
#include "shared/json/json.h"
#include "shared/protocol/version.h"

namespace onedoor::api {

http::Response json_response(int status, json::Value const& body) {
    return http::text_response(status, protocol::json_type, json::write(body));
}

int status_of(std::string_view code) {
    struct Row {
        std::string_view code;
        int status;
    };
    static constexpr Row rows[] = {
        {"lookup.not_found", 404},
        {"file.not_found", 404},
        {"upload.not_found", 404},
        {"procedure.not_found", 404},
        {"upload_id.format", 404},
        {"file.transition_forbidden", 409},
        {"file.stale", 409},
        {"act.conflict", 409},
        {"file.not_accepted_yet", 409},
        {"upload.closed", 409},
        {"file.role_forbidden", 403},
        {"device.signature", 403},
        {"devices.file", 503},
        {"session.wrong", 401},
        {"session.required", 401},
        {"session.locked", 429},
        {"session.blocked", 403},
        {"handover.gone", 404},
        {"handover.full", 503},
        {"store.full", 507},
        {"upload.storage", 507},
        {"queue.none", 404},
        {"queue.unknown_number", 404},
        {"queue.unknown_counter", 404},
        {"queue.closed", 409},
        {"queue.no_more_today", 409},
        {"queue.counter_busy", 409},
        {"queue.state", 409},
        {"queue.stored", 503},
        {"ticket.conflict", 409},
        {"session.idle", 401},
        {"staff.forbidden", 403},
        {"staff.other_unit", 403},
        {"staff.unknown", 404},
        {"staff.last_administrator", 409},
        {"figures.sheet", 404},
        {"figures.busy", 503},
        {"figures.spreadsheet", 503},
    };
    for (Row const& row : rows) {
        if (row.code == code)
            return row.status;
    }
    if (code.starts_with("store.") || code.starts_with("session."))
        return 503;
    if (code.starts_with("json."))
        return 400;
    return 422;
}

text::Localized describe(std::string_view code) {
    if (code.starts_with("json."))
        return {"Dữ liệu gửi lên không đúng khuôn dạng.",
                "What was sent is not in the expected format."};
    if (code.starts_with("upload.") || code.starts_with("sealing."))
        return attachments::describe(code);
    if (text::Localized text = casework::describe(code); !text.vi.empty())
        return text;
    if (code.starts_with("queue.") || code.starts_with("ticket"))
        return hall::describe(code);
    if (code.starts_with("figures."))
        return reports::describe(code);
    return http::describe(code);
}

http::Response refuse(Error const& error) {
    return refuse(error, {}, {});
}

http::Problem to_problem(Error const& error) {
    http::Problem problem;
    problem.status = status_of(error.code);
    problem.code = error.code;
    problem.detail = problem.status < 500 ? error.detail : std::string();
    problem.text = describe(error.code);
    if (!error.path.empty())
        problem.errors.push_back({error.path, error.code, problem.text});
    if (problem.status == 503)
        problem.retry_after_seconds = 2;
    if (problem.status == 507)
        problem.retry_after_seconds = 60;
    return problem;
}

http::Response refuse(Error const& error, text::Localized text,
                      std::vector<protocol::FieldProblem> fields) {
    http::Problem problem = to_problem(error);
    if (!text.vi.empty())
        problem.text = std::move(text);
    if (!fields.empty())
        problem.errors = std::move(fields);
    else if (!problem.errors.empty())
        problem.errors.front().text = problem.text;
    return http::to_response(problem);
}

http::Response refuse(int status, std::string_view code) {
    http::Problem problem = http::problem_of(status, code);
    problem.text = describe(code);
    return http::to_response(problem);
}

http::Response refuse_for(std::int64_t seconds, int status, std::string_view code) {
    http::Problem problem = http::problem_of(status, code);
    problem.retry_after_seconds = seconds;
    return http::to_response(problem);
}

Result<void> read_empty_object(std::string_view body) {
    json::Value const document = TRY(json::parse(body));
    return TRY(json::ObjectReader::open(document)).finish();
}

json::Value to_json(std::optional<core::Instant> instant) {
    return instant ? json::Value(core::to_iso(*instant)) : json::Value();
}

json::Value to_json(std::optional<std::string> const& text) {
    return text ? json::Value(*text) : json::Value();
}

json::Value to_json(std::span<text::Localized const> texts) {
    json::Array array;
    for (text::Localized const& text : texts)
        array.push_back(json::to_json(text));
    return array;
}

}
