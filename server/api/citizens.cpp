#include "server/api/citizens.h"

#include "server/api/answers.h"
#include "server/api/lookup.h"
#include "shared/protocol/lookup.h"
#include "shared/protocol/submission.h"

namespace onedoor::api {

http::Response get_procedure(Call const& call) {
    std::string_view const answer = call.services.procedures.answer(call.parameters[0]);
    if (answer.empty())
        return refuse(404, "procedure.not_found");
    http::Response response;
    response.content_type = "application/json";
    response.lasting_body = answer;
    return response;
}

http::Response post_submission(Call const& call) {
    auto const filed = call.services.filing.file(call.request.body);
    if (!filed)
        return refuse(filed.error().error, filed.error().text, filed.error().fields);
    bool const is_new = filed->kind == filing::Receipt::Kind::Created;
    protocol::Receipt const receipt{filed->reference,   filed->secret,
                                    filed->received_at, filed->status,
                                    filed->procedure,   "/ho-so/" + filed->reference};
    return json_response(is_new ? 201 : 200, protocol::to_json(receipt));
}

http::Response post_lookup(Call const& call) {
    auto const lookup = protocol::parse_lookup_request(call.request.body);
    if (!lookup)
        return refuse(lookup.error());
    auto const outcome = look_up(call.services, lookup->code, lookup->secret);
    if (outcome.retry_after_seconds > 0)
        return refuse_for(outcome.retry_after_seconds, 429, "rate.limited");
    if (!outcome.file)
        return refuse(outcome.file.error());
    return json_response(200, protocol::to_json(*outcome.file));
}

}
