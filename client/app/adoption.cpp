#include "client/app/adoption.h"

#include "client/app/catalogue_flow.h"
#include "client/app/draft_text.h"
#include "client/app/filing_flow.h"
#include "client/app/members.h"
#include "shared/json/json.h"

namespace onedoor::app::adoption {

static void take_papers(Filing& filing, json::Value const& draft) {
    for (json::Value const& answer : array_at(draft, "papers")) {
        PaperAnswer& paper = filing.papers[string_at(answer, "paper")];
        paper.upload_id = string_at(answer, "upload_id");
        paper.file.name = string_at(answer, "name");
        paper.bring = paper.upload_id.empty();
        paper.state = paper.bring ? UploadState::None : UploadState::Stored;
    }
}

static void take_value(Filing& filing, std::string_view name, std::string const& value) {
    static constexpr std::string_view bring = "bring.";
    if (name == "case") {
        filing.case_id = value;
    } else if (name == "delivery") {
        filing.delivery = protocol::delivery_of(value).value_or(filing.delivery);
    } else if (name.starts_with(bring)) {
        filing.papers[std::string(name.substr(bring.size()))].bring = !value.empty();
    } else {
        filing.draft.set(name, value);
    }
}

static bool take_filing(State& state, json::Value const& page) {
    std::string const draft = string_at(page, "draft");
    std::optional<Filing> filing = read_draft(state.page, draft);
    if (!filing)
        return false;
    if (Result<json::Value> const carried = json::parse(draft))
        take_papers(*filing, *carried);
    if (json::Value const* const values = page.find("values"))
        if (json::Object const* const members = values->as_object())
            for (json::Member const& member : *members)
                if (std::string const* const value = member.value.as_string())
                    take_value(*filing, member.name, *value);
    if (state.filing.submission == filing->submission)
        filing->keeping = std::move(state.filing.keeping);
    state.filing = std::move(*filing);
    return true;
}

static Outcome take_filing_page(Context& context, json::Value const& page) {
    State& state = context.state;
    Route route = parse_route(string_at(page, "at"));
    if (!is_filing(route.screen) || state.page.loading == Loading::Missing)
        return Outcome::Never;
    bool const is_there =
        state.page.loading == Loading::Ready && state.page.asked == route.procedure;
    if (!is_there)
        return Outcome::NotYet;
    if (!state.page.form || !take_filing(state, page))
        return Outcome::Never;
    // The person is in the middle of it: nothing to ask.
    state.came_from = route.screen;
    state.route = std::move(route);
    context.next_focus = string_at(page, "focus");
    bool const* const errors =
        page.find("errors") != nullptr ? page.find("errors")->as_boolean() : nullptr;
    if (errors != nullptr && *errors)
        filing_flow::show_errors(state);
    return state.units_loading == Loading::UnderWay ? Outcome::NotYet : Outcome::Done;
}

// The home page shows nothing of the index before somebody searches.
static Outcome progress(Context const& context) {
    State const& state = context.state;
    bool const is_still = state.route.screen == Screen::Home && state.searching.query.empty();
    return is_still || context.requests.is_idle() ? Outcome::Done : Outcome::NotYet;
}

Outcome take_over(Context& context, std::string_view text) {
    if (text.empty())
        return progress(context);
    Result<json::Value> const page = json::parse(text);
    if (!page)
        return Outcome::Never;
    if (page->find("draft") != nullptr)
        return take_filing_page(context, *page);
    json::Value const* const values = page->find("values");
    if (values == nullptr)
        return Outcome::Never;
    catalogue_flow::perform(context, {Action::EditQuery, {}, string_at(*values, "q"), {}});
    if (!string_at(*page, "focus").empty())
        context.next_focus = "query";
    return progress(context);
}

}
