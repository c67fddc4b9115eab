#include "client/app/catalogue_flow.h"

#include "client/app/members.h"
#include "shared/json/json.h"

namespace onedoor::app::catalogue_flow {

static constexpr std::size_t results_a_page = 20;

static bool may_ask(Loading loading) {
    return loading == Loading::NotAsked || loading == Loading::Failed;
}

void need_index(Context& context) {
    Searching& searching = context.state.searching;
    if (!may_ask(searching.loading))
        return;
    searching.loading = Loading::UnderWay;
    context.requests.get(Purpose::SearchIndex, "", context.assets.search_index);
}

void need_units(Context& context) {
    if (!may_ask(context.state.units_loading))
        return;
    context.state.units_loading = Loading::UnderWay;
    context.requests.get(Purpose::Units, "", context.assets.units);
}

void need_procedure(Context& context) {
    State& state = context.state;
    ProcedurePage& page = state.page;
    std::string const& asked = state.route.procedure;
    bool const is_there = page.asked == asked && !may_ask(page.loading);
    if (is_there)
        return;
    page = ProcedurePage{.loading = Loading::UnderWay, .asked = asked};
    context.requests.get(Purpose::Procedure, asked, "/api/v1/procedures/" + percent_encode(asked));
}

static void search_again(State& state) {
    Searching& searching = state.searching;
    searching.matches.clear();
    if (searching.loading == Loading::Ready && !searching.query.empty())
        searching.matches = search::search(
            searching.index, {.text = searching.query, .language = state.preferences.language});
    searching.shown = results_a_page;
}

void enter_search(Context& context) {
    Searching& searching = context.state.searching;
    if (searching.query != context.state.route.query) {
        searching.query = context.state.route.query;
        search_again(context.state);
    }
    need_index(context);
}

static void edit_query(Context& context, std::string const& typed) {
    State& state = context.state;
    state.searching.query = typed;
    search_again(state);
    if (state.route.screen == Screen::Search)
        state.route.query = state.searching.query;
}

void perform(Context& context, Intent const& intent) {
    Searching& searching = context.state.searching;
    switch (intent.action) {
    case Action::EditQuery:
        return edit_query(context, intent.value);
    case Action::SubmitQuery:
        context.next_route = Route{.screen = Screen::Search, .query = searching.query};
        return;
    case Action::ShowMoreResults:
        searching.shown += results_a_page;
        return;
    default:
        return;
    }
}

static void index_answered(Context& context, net::Response const& response) {
    Searching& searching = context.state.searching;
    Result<search::Index> index = fail("network", "no answer");
    if (response.status == 200)
        index = search::parse_index(response.body);
    searching.loading = index ? Loading::Ready : Loading::Failed;
    searching.problem = index ? Problem() : problem_of(response);
    if (index)
        searching.index = std::move(*index);
    search_again(context.state);
}

static void units_answered(State& state, net::Response const& response) {
    Result<units::Units> units = fail("network", "no answer");
    if (response.status == 200)
        units = units::Units::parse(response.body);
    state.units_loading = units ? Loading::Ready : Loading::Failed;
    if (units)
        state.units.list = std::move(*units);
}

static Result<void> read_procedure(ProcedurePage& page, std::string_view text) {
    json::Value const body = TRY(json::parse(text));
    json::Value const* const record = body.find("procedure");
    if (record == nullptr)
        return fail("json.missing", "no procedure in the answer");
    page.procedure = TRY(catalogue::read_procedure(*record));
    json::Value const* const form = body.find("form");
    page.form.reset();
    if (form != nullptr && !form->is_null())
        page.form = TRY(forms::read_form(*form));
    return {};
}

static void procedure_answered(ProcedurePage& page, net::Response const& response) {
    if (response.status == 404) {
        page.loading = Loading::Missing;
        return;
    }
    if (response.status == 200 && read_procedure(page, response.body)) {
        page.loading = Loading::Ready;
        return;
    }
    page.loading = Loading::Failed;
    page.problem = problem_of(response);
}

void receive(Context& context, Pending const& pending, net::Response const& response) {
    if (pending.purpose == Purpose::SearchIndex)
        index_answered(context, response);
    else if (pending.purpose == Purpose::Units)
        units_answered(context.state, response);
    else if (pending.subject == context.state.page.asked)
        procedure_answered(context.state.page, response);
}

}
