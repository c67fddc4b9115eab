#include "server/api/fleet_routes.h"

#include "server/api/answers.h"
#include "server/api/devices.h"
#include "server/api/page_routes.h"
#include "server/pages/kiosks.h"

namespace onedoor::api {

http::Response post_kiosk_state(Call const& call) {
    auto const device = device_of(call);
    if (!device && device.error().code == "devices.file")
        return refuse(device.error());
    // Somebody who is not in the register learns nothing about who is.
    if (!device || device->empty() || *device != call.parameters[0])
        return refuse(401, "device.signature");
    auto const state = protocol::parse_kiosk_state(call.request.body);
    if (!state)
        return refuse(state.error());
    auto const answer = call.services.fleet.report(*device, *state);
    return answer ? json_response(200, protocol::to_json(*answer)) : refuse(answer.error());
}

http::Response page_kiosks(Call const& call) {
    http::RequestHead const& head = call.request.head;
    pages::Visit const visit = visit_of(head);
    auto const kiosks = call.services.fleet.kiosks();
    if (!kiosks && kiosks.error().code != "devices.file")
        return problem_page(call.services, head, http::problem_of(503, kiosks.error().code));
    pages::Document document =
        kiosks ? pages::kiosks_page(visit.language, *kiosks, call.services.clock.now())
               : pages::broken_register_page(visit.language,
                                             kiosks.error().detail + " " + kiosks.error().path);
    return remember_language(pages::render(call.services.assets, visit, std::move(document)), head);
}

}
