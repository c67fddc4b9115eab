#include "server/api/devices.h"

#include "shared/protocol/device.h"

#include <algorithm>

namespace onedoor::api {

static protocol::RequestParts parts_of(http::Request const& request) {
    return {http::method_name(request.head.method), request.head.target, request.body};
}

Result<std::string> device_of(Call const& call) {
    http::RequestHead const& head = call.request.head;
    std::string_view const name = head.header(protocol::device_header);
    if (!protocol::is_device_name(name))
        return std::string();
    auto const devices = TRY(call.services.devices.devices());
    if (std::ranges::find(devices, name, &keys::Device::name) == devices.end())
        return std::string();
    TRY_VOID(call.services.devices.check(name, head.header(protocol::device_signature_header),
                                         protocol::device_message(name, parts_of(call.request))));
    return std::string(name);
}

void sign_for_device(keys::AnswerKey const& key, http::Request const& request,
                     http::Response& response) {
    std::string_view const name = request.head.header(protocol::device_header);
    if (!protocol::is_device_name(name))
        return;
    std::string_view const body =
        response.lasting_body.empty() ? std::string_view(response.body) : response.lasting_body;
    response.add(
        protocol::answer_signature_header,
        key.sign(protocol::answer_message(name, parts_of(request), response.status, body)));
}

}
