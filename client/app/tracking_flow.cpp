#include "client/app/tracking_flow.h"

#include "client/app/members.h"
#include "shared/json/json.h"

namespace onedoor::app::tracking_flow {

static bool shows(TrackedFile const& file, std::string_view code) {
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
    context.requests.post(
        Purpose::LookUp, tracking.code, "/api/v1/lookups",
        json::write(json::Object{{"code", tracking.code}, {"secret", tracking.secret}}));
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

static TrackedFile read_file(json::Value const& body, core::Instant now) {
    TrackedFile file{.code = string_at(body, "code"),
                     .reference = string_at(body, "reference"),
                     .procedure_name = localized_at(body, "procedure_name"),
                     .status = static_cast<int>(integer_at(body, "status")),
                     .status_name = localized_at(body, "status_name"),
                     .received_at = instant_at(body, "received_at").value_or(now),
                     .accepted_at = instant_at(body, "accepted_at"),
                     .due_at = instant_at(body, "due_at")};
    for (json::Value const& line : array_at(body, "explanation"))
        file.explanation.push_back(localized(line));
    for (json::Value const& event : array_at(body, "events"))
        file.events.push_back({.at = instant_at(event, "at").value_or(now),
                               .status = static_cast<int>(integer_at(event, "status")),
                               .text = localized_at(event, "text")});
    return file;
}

void receive(Context& context, net::Response const& response) {
    State& state = context.state;
    Tracking& tracking = state.tracking;
    Result<json::Value> const body = json::parse(response.body);
    if (response.status != 200 || !body) {
        tracking.loading = Loading::Failed;
        tracking.problem = problem_of(response);
        return;
    }
    tracking.loading = Loading::Ready;
    tracking.file = read_file(*body, state.now);
    if (!shows(*tracking.file, state.route.code))
        context.next_route = Route{.screen = Screen::Track,
                                   .code = tracking.file->code.empty() ? tracking.file->reference
                                                                       : tracking.file->code};
}

}
