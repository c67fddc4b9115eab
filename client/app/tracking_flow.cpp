#include "client/app/tracking_flow.h"

#include "shared/json/json.h"

namespace onedoor::app::tracking_flow {

static bool shows(protocol::TrackedFile const& file, std::string_view code) {
    return file.code == code || file.reference == code;
}

void enter(Context& context) {
    State& state = context.state;
    Tracking& tracking = state.tracking;
    if (state.route.screen == Screen::TrackForm) {
        tracking = {};
        return;
    }
    if (tracking.file && shows(*tracking.file, state.route.code))
        return;
    std::string secret = tracking.code == state.route.code ? tracking.secret : std::string();
    tracking = Tracking{.code = state.route.code, .secret = std::move(secret)};
    Filing const& filing = state.filing;
    if (filing.receipt && filing.receipt->reference == state.route.code) {
        tracking.secret = filing.receipt->secret;
        perform(context, {.action = Action::LookUp});
    }
}

static void look_up(Context& context) {
    Tracking& tracking = context.state.tracking;
    tracking.code_missing = tracking.code.empty();
    tracking.secret_missing = tracking.secret.empty();
    if (tracking.code_missing || tracking.secret_missing) {
        context.next_focus = tracking.code_missing ? "code" : "secret";
        return;
    }
    tracking.loading = Loading::UnderWay;
    tracking.problem = {};
    context.requests.cancel(Purpose::LookUp);
    protocol::LookupRequest const request{tracking.code, tracking.secret};
    context.requests.post(Purpose::LookUp, tracking.code, "/api/v1/lookups",
                          json::write(protocol::to_json(request)));
}

void perform(Context& context, Intent const& intent) {
    Tracking& tracking = context.state.tracking;
    if (intent.action == Action::LookUp)
        return look_up(context);
    if (intent.action != Action::EditLookUp)
        return;
    bool const is_code = intent.subject == "code";
    (is_code ? tracking.code : tracking.secret) = intent.value;
    (is_code ? tracking.code_missing : tracking.secret_missing) = false;
    if (tracking.loading != Loading::UnderWay)
        tracking.problem = {};
}

void receive(Context& context, net::Response const& response) {
    State& state = context.state;
    Tracking& tracking = state.tracking;
    Result<protocol::TrackedFile> file = protocol::parse_tracked_file(response.body);
    if (response.status != 200 || !file) {
        tracking.loading = Loading::Failed;
        tracking.problem = problem_of(response);
        return;
    }
    tracking.loading = Loading::Ready;
    tracking.file = std::move(*file);
    if (!shows(*tracking.file, state.route.code))
        context.next_route = Route{.screen = Screen::Track,
                                   .code = tracking.file->code.value_or(tracking.file->reference)};
}

}
