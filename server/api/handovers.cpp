#include "server/api/handovers.h"

#include "server/api/answers.h"
#include "shared/json/json.h"

namespace onedoor::api {

static Result<std::string> read_ciphertext(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    std::string ciphertext = TRY(reader.string("ciphertext"));
    TRY_VOID(reader.finish());
    return ciphertext;
}

http::Response post_handover(Call const& call) {
    auto ciphertext = read_ciphertext(call.request.body);
    if (!ciphertext)
        return refuse(ciphertext.error());
    auto const deposit = call.services.handovers.give(std::move(*ciphertext));
    if (!deposit)
        return refuse(deposit.error());
    return json_response(201, json::Object{{"handover_id", deposit->id},
                                           {"expires_at", core::to_iso(deposit->expires_at)}});
}

http::Response get_handover(Call const& call) {
    handover::Standing const standing = call.services.handovers.standing(call.parameters[0]);
    if (standing == handover::Standing::Unknown)
        return refuse(404, "handover.gone");
    return json_response(200, json::Object{{"taken", standing == handover::Standing::Taken}});
}

http::Response post_take(Call const& call) {
    auto const ciphertext = call.services.handovers.take(call.parameters[0]);
    if (!ciphertext)
        return refuse(ciphertext.error());
    return json_response(200, json::Object{{"ciphertext", *ciphertext}});
}

}
