#include "client/app/guide_flow.h"

namespace onedoor::app::guide_flow {

static bool may_ask(Loading loading) {
    return loading == Loading::NotAsked || loading == Loading::Failed;
}

static void need_guides(Context& context) {
    Guiding& guiding = context.state.guiding;
    if (!may_ask(guiding.loading))
        return;
    guiding.loading = Loading::UnderWay;
    context.requests.get(Purpose::Guides, "", context.assets.guides);
}

void need_offices(Context& context) {
    Places& places = context.state.places;
    if (!may_ask(places.loading))
        return;
    places.loading = Loading::UnderWay;
    context.requests.get(Purpose::Offices, "", context.assets.offices);
}

static guide::Today today_of(State const& state) {
    bool const has_calendar = state.places.loading == Loading::Ready;
    return {state.now, has_calendar ? &state.places.directory.calendar : nullptr};
}

// An address may be old, mistyped or too long: the bar shows what was understood of it.
static void work_out(Context& context) {
    State& state = context.state;
    Guiding& guiding = state.guiding;
    if (guiding.loading != Loading::Ready || state.route.screen != Screen::Guide)
        return;
    guiding.guide = guide::find_guide(guiding.library, state.route.guide);
    if (guiding.guide == nullptr)
        return;
    guiding.progress = guide::read_answers(*guiding.guide, state.route.answers);
    std::string const understood = guide::write_answers(guiding.progress);
    if (understood != state.route.answers) {
        context.next_route = state.route;
        context.next_route->answers = understood;
        return;
    }
    guiding.checklist = guide::make_checklist(
        guiding.library, guide::outcomes_for(*guiding.guide, guiding.progress), today_of(state));
}

void enter(Context& context) {
    need_offices(context);
    if (context.state.route.screen != Screen::Guide)
        return;
    Guiding& guiding = context.state.guiding;
    guiding.chosen.clear();
    guiding.answer_missing = false;
    need_guides(context);
    work_out(context);
}

static void leave_question(Context& context) {
    Guiding& guiding = context.state.guiding;
    guiding.answer_missing = guiding.chosen.empty();
    if (guiding.answer_missing)
        return;
    context.next_route = context.state.route;
    context.next_route->answers = guide::write_answers_with(guiding.progress, guiding.chosen);
}

void perform(Context& context, Intent const& intent) {
    Guiding& guiding = context.state.guiding;
    if (intent.action == Action::LeaveQuestion)
        return leave_question(context);
    guiding.chosen = intent.value;
    guiding.answer_missing = false;
}

static void guides_answered(Guiding& guiding, net::Response const& response) {
    Result<guide::Library> library = fail("network", "no answer");
    if (response.status == 200)
        library = guide::parse_library(response.body);
    guiding.loading = library ? Loading::Ready : Loading::Failed;
    guiding.problem = library ? Problem() : problem_of(response);
    if (library)
        guiding.library = std::move(*library);
}

static void offices_answered(Places& places, net::Response const& response) {
    Result<offices::Directory> directory = fail("network", "no answer");
    if (response.status == 200)
        directory = offices::parse_directory(response.body);
    places.loading = directory ? Loading::Ready : Loading::Failed;
    places.problem = directory ? Problem() : problem_of(response);
    if (directory)
        places.directory = std::move(*directory);
}

void receive(Context& context, Pending const& pending, net::Response const& response) {
    if (pending.purpose == Purpose::Guides)
        guides_answered(context.state.guiding, response);
    else
        offices_answered(context.state.places, response);
    work_out(context);
}

}
