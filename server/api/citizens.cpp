#include "server/api/citizens.h"

#include "server/api/answers.h"
#include "server/api/devices.h"
#include "server/api/lookup.h"
#include "shared/protocol/lookup.h"
#include "shared/protocol/sealed.h"
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

static http::Response file(Services& services, std::string_view body,
                           std::string_view device = {}) {
    auto const filed = services.filing.file(body, device);
    if (!filed)
        return refuse(filed.error().error, filed.error().text, filed.error().fields);
    bool const is_new = filed->kind == filing::Receipt::Kind::Created;
    protocol::Receipt const receipt{filed->reference,   filed->secret,
                                    filed->received_at, filed->status,
                                    filed->procedure,   "/ho-so/" + filed->reference};
    json::Value answer = protocol::to_json(receipt);
    if (services.second_copy.is_wanted())
        // Whoever has a copy keeps it until the second disk took one, and asks again.
        answer.as_object()->set("secured", services.second_copy.keep(body).has_value());
    return json_response(is_new ? 201 : 200, answer);
}

http::Response post_submission(Call const& call) {
    return file(call.services, call.request.body);
}

http::Response post_sealed_submission(Call const& call) {
    auto const device = device_of(call);
    if (!device)
        return refuse(device.error());
    auto const sealed = protocol::parse_sealed_submission(call.request.body);
    if (!sealed)
        return refuse(sealed.error());
    std::string const id = sealed->id.text();
    auto const opened =
        call.services.office_keys.open({sealed->key_id, sealed->encapsulated, sealed->ciphertext},
                                       {protocol::sealed_submission_info, id});
    if (!opened)
        return refuse(opened.error());
    std::string_view const body(reinterpret_cast<char const*>(opened->data()), opened->size());
    // The id outside is what the device withdraws and repeats by.
    auto const inside = protocol::parse_submission(body);
    if (inside && inside->id != sealed->id)
        return refuse(Error{"sealing.broken", "submission_id", "another id is inside"});
    return file(call.services, body, *device);
}

http::Response get_office_key(Call const& call) {
    keys::OfficeKeys const& keys = call.services.office_keys;
    auto const& answer_key = call.services.answer_key.verifying_key();
    protocol::OfficeKey const key{keys.current_id(),
                                  core::Bytes(keys.current().begin(), keys.current().end()),
                                  core::Bytes(answer_key.begin(), answer_key.end())};
    return json_response(200, protocol::to_json(key));
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
