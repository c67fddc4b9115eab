#include "server/api/citizens.h"

#include "server/api/answers.h"
#include "server/api/lookup.h"
#include "shared/cases/status.h"
#include "shared/json/json.h"

namespace onedoor::api {

static constexpr std::size_t code_bytes_max = 64;

http::Response get_procedure(Call const& call) {
    std::string_view const answer = call.services.procedures.answer(call.parameters[0]);
    if (answer.empty())
        return refuse(404, "procedure.not_found");
    http::Response response;
    response.content_type = "application/json";
    response.lasting_body = answer;
    return response;
}

static http::Response refuse_filing(filing::Refusal const& refusal) {
    http::Problem problem;
    problem.status = status_of(refusal.error.code);
    problem.code = refusal.error.code;
    problem.text = refusal.text.vi.empty() ? describe(refusal.error.code) : refusal.text;
    for (filing::FieldProblem const& field : refusal.fields)
        problem.errors.push_back({field.path, field.code, field.text});
    if (problem.errors.empty() && !refusal.error.path.empty())
        problem.errors.push_back({refusal.error.path, refusal.error.code, problem.text});
    if (problem.status == 503)
        problem.retry_after_seconds = 2;
    if (problem.status == 507)
        problem.retry_after_seconds = 60;
    return http::to_response(problem);
}

http::Response post_submission(Call const& call) {
    auto const filed = call.services.filing.file(call.request.body);
    if (!filed)
        return refuse_filing(filed.error());
    bool const is_new = filed->kind == filing::Receipt::Kind::Created;
    return json_response(is_new ? 201 : 200, {{"reference", filed->reference},
                                              {"secret", filed->secret},
                                              {"received_at", core::to_iso(filed->received_at)},
                                              {"status", static_cast<int>(filed->status)},
                                              {"procedure", filed->procedure},
                                              {"track", "/ho-so/" + filed->reference}});
}

namespace {

struct LookUp {
    std::string code;
    std::string secret;
};

}

static Result<LookUp> read_lookup(std::string_view body) {
    json::Value const document = TRY(json::parse(body));
    auto reader = TRY(json::ObjectReader::open(document));
    LookUp lookup;
    lookup.code = TRY(reader.string("code"));
    lookup.secret = TRY(reader.string("secret"));
    TRY_VOID(reader.finish());
    if (lookup.code.size() > code_bytes_max || lookup.secret.size() > code_bytes_max)
        return fail("lookup.not_found");
    return lookup;
}

static json::Value to_json(filing::TrackedEvent const& event) {
    return json::Object{{"at", core::to_iso(event.at)},
                        {"status", static_cast<int>(event.status)},
                        {"text", json::to_json(event.text)},
                        {"by", event.by}};
}

static http::Response tell(filing::TrackedFile const& file) {
    json::Array events;
    for (filing::TrackedEvent const& event : file.events)
        events.push_back(to_json(event));
    return json_response(200, {{"code", to_json(file.code)},
                               {"reference", file.reference},
                               {"procedure", file.procedure},
                               {"procedure_name", json::to_json(file.procedure_name)},
                               {"status", static_cast<int>(file.status)},
                               {"status_name", json::to_json(file.status_name)},
                               {"received_at", core::to_iso(file.received_at)},
                               {"accepted_at", to_json(file.accepted_at)},
                               {"due_at", to_json(file.due_at)},
                               {"explanation", to_json(file.explanation)},
                               {"events", std::move(events)}});
}

http::Response post_lookup(Call const& call) {
    auto const lookup = read_lookup(call.request.body);
    if (!lookup)
        return refuse(lookup.error());
    auto const outcome = look_up(call.services, lookup->code, lookup->secret);
    if (outcome.retry_after_seconds > 0)
        return refuse_for(outcome.retry_after_seconds, 429, "rate.limited");
    if (!outcome.file)
        return refuse(outcome.file.error());
    return tell(*outcome.file);
}

}
