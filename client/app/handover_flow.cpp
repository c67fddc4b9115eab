#include "client/app/handover_flow.h"

#include "client/app/draft_text.h"
#include "client/app/handover_address.h"
#include "client/app/keeping_flow.h"
#include "client/app/members.h"
#include "shared/core/limits.h"
#include "shared/json/json.h"

#include <algorithm>

namespace onedoor::app::handover_flow {

using Giving = HandingOver::Stage;
using Taking = TakingOver::Stage;

static constexpr std::string_view handovers = "/api/v1/handovers";
static constexpr std::int64_t look_every_ms = 10'000;

static void give(Context& context) {
    State& state = context.state;
    HandingOver& giving = state.drafts.giving;
    giving = {};
    if (!state.page.form || !state.filing.is_touched || state.filing.sending >= Sending::Kept)
        return;
    if (context.cipher == nullptr) {
        giving.stage = Giving::Impossible;
        return;
    }
    giving.stage = Giving::Preparing;
    context.cipher->seal(write_draft(state.filing, context.clock.now()));
}

void enter_giving(Context& context) {
    Giving const stage = context.state.drafts.giving.stage;
    // Coming back by "back" or a reload of the screen shows the code that is waiting; its answers
    // are those of the moment it was made.
    bool const comes_from_draft =
        is_filing(context.state.came_from) && context.state.came_from != Screen::HandOver;
    if (comes_from_draft || (stage != Giving::Preparing && stage != Giving::Waiting))
        give(context);
}

void enciphered(Context& context, std::optional<SealedText> sealed) {
    HandingOver& giving = context.state.drafts.giving;
    if (giving.stage != Giving::Preparing)
        return;
    if (!sealed) {
        giving.stage = Giving::Impossible;
        return;
    }
    if (sealed->ciphertext.size() > limits::handover_text_bytes_max) {
        giving.stage = Giving::TooLarge;
        return;
    }
    giving.key = std::move(sealed->key);
    context.requests.cancel(Purpose::HandOver);
    context.requests.post(Purpose::HandOver, "", std::string(handovers),
                          json::write(json::Object{{"ciphertext", sealed->ciphertext}}));
}

static void given(Context& context, net::Response const& response) {
    State& state = context.state;
    HandingOver& giving = state.drafts.giving;
    Result<json::Value> const body = json::parse(response.body);
    std::string id = body ? string_at(*body, "handover_id") : std::string();
    if (response.status != 201 || id.empty()) {
        giving.stage = Giving::Failed;
        giving.problem = problem_of(response);
        return;
    }
    giving.address = handover_address(state.origin, {id, giving.key});
    giving.id = std::move(id);
    giving.key.clear();
    // Counted from here, because this clock may be wrong.
    giving.expires_at = {state.now.milliseconds + limits::handover_life_ms};
    giving.next_look = {state.now.milliseconds + look_every_ms};
    giving.stage = Giving::Waiting;
}

static void looked(HandingOver& giving, net::Response const& response) {
    if (giving.stage != Giving::Waiting)
        return;
    Result<json::Value> const body = json::parse(response.body);
    json::Value const* const member = body ? body->find("taken") : nullptr;
    bool const* const is_taken = member != nullptr ? member->as_boolean() : nullptr;
    if (response.status == 200 && is_taken != nullptr && *is_taken)
        giving.stage = Giving::Taken;
    else if (response.status == 404)
        giving.stage = Giving::Expired;
}

void tick(Context& context) {
    State& state = context.state;
    HandingOver& giving = state.drafts.giving;
    if (giving.stage != Giving::Waiting)
        return;
    if (state.now >= giving.expires_at) {
        giving.stage = Giving::Expired;
        giving.address.clear();
        return;
    }
    bool const is_seen = state.route.screen == Screen::HandOver;
    if (!is_seen || state.now < giving.next_look ||
        context.requests.under_way(Purpose::LookForTaker))
        return;
    giving.next_look = {state.now.milliseconds + look_every_ms};
    context.requests.get(Purpose::LookForTaker, giving.id,
                         std::string(handovers) + "/" + percent_encode(giving.id));
}

int minutes_left(State const& state) {
    std::int64_t const left = state.drafts.giving.expires_at.milliseconds - state.now.milliseconds;
    return static_cast<int>(std::max<std::int64_t>(0, (left + 59'999) / 60'000));
}

static void fetch(Context& context) {
    TakingOver& taking = context.state.drafts.taking;
    taking.stage = Taking::Fetching;
    context.requests.cancel(Purpose::TakeOver);
    context.requests.post(Purpose::TakeOver, taking.id,
                          std::string(handovers) + "/" + percent_encode(taking.id) + "/take", "{}");
}

void enter_taking(Context& context, std::string_view target) {
    TakingOver& taking = context.state.drafts.taking;
    HandoverAddress address = parse_handover_target(target);
    context.storage.list();
    if (address.key.empty() && taking.id == context.state.route.code)
        return;
    taking = {.id = std::move(address.id), .key = std::move(address.key)};
    if (!taking.id.empty() && !taking.key.empty())
        fetch(context);
}

static void taken(Context& context, net::Response const& response) {
    TakingOver& taking = context.state.drafts.taking;
    if (response.status == 404) {
        taking.stage = Taking::Gone;
        return;
    }
    if (response.status != 200) {
        taking.stage = Taking::Failed;
        taking.problem = problem_of(response);
        return;
    }
    Result<json::Value> const body = json::parse(response.body);
    std::string ciphertext = body ? string_at(*body, "ciphertext") : std::string();
    bool const is_readable = !ciphertext.empty() && context.cipher != nullptr;
    taking.stage = is_readable ? Taking::Opening : Taking::Unreadable;
    if (is_readable)
        context.cipher->open({std::exchange(taking.key, {}), std::move(ciphertext)});
}

void deciphered(Context& context, std::optional<std::string> text) {
    TakingOver& taking = context.state.drafts.taking;
    if (taking.stage != Taking::Opening)
        return;
    std::optional<DraftSummary> const summary = text ? summary_of(*text) : std::nullopt;
    taking.stage = summary ? Taking::Ready : Taking::Unreadable;
    if (!summary)
        return;
    taking.summary = *summary;
    taking.text = std::move(*text);
}

bool would_replace(State const& state) {
    return std::ranges::any_of(keeping_flow::in_progress(state), [&](DraftSummary const& draft) {
        return draft.procedure == state.drafts.taking.summary.procedure;
    });
}

void receive(Context& context, Pending const& pending, net::Response const& response) {
    HandingOver& giving = context.state.drafts.giving;
    if (pending.purpose == Purpose::HandOver)
        given(context, response);
    else if (pending.purpose == Purpose::TakeOver)
        taken(context, response);
    else if (pending.subject == giving.id)
        looked(giving, response);
}

static void accept(Context& context) {
    TakingOver& taking = context.state.drafts.taking;
    if (taking.stage != Taking::Ready)
        return;
    context.state.drafts.incoming = std::exchange(taking.text, {});
    context.next_route = Route{.screen = Screen::Case, .procedure = taking.summary.procedure};
    taking = {};
}

void perform(Context& context, Intent const& intent) {
    if (intent.action == Action::HandOver)
        give(context);
    else if (intent.action == Action::AcceptDraft)
        accept(context);
    else if (context.state.drafts.taking.stage == Taking::Failed)
        fetch(context);
}

}
