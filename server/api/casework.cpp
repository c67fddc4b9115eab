#include "server/api/casework.h"

#include "server/api/answers.h"
#include "server/api/sessions.h"
#include "server/filing/step_record.h"
#include "shared/json/json.h"
#include "shared/strings/dates.h"

namespace onedoor::api {

static json::Array needs_of(cases::Needs const& needs) {
    json::Array array;
    for (std::size_t i = 0; i < cases::need_count; ++i) {
        auto const need = static_cast<cases::Need>(i);
        if (needs.contains(need))
            array.push_back(json::Object{{"need", std::string(cases::name_of(need))},
                                         {"member", std::string(casework::member_of(need))},
                                         {"text", json::to_json(casework::describe(need))}});
    }
    return array;
}

static json::Array offers_of(std::vector<cases::Offer> const& offers) {
    json::Array array;
    for (cases::Offer const& offer : offers)
        array.push_back(json::Object{{"action", offer.action->id},
                                     {"name", json::to_json(offer.action->name)},
                                     {"form", offer.action->form},
                                     {"needs", needs_of(offer.step->needs)},
                                     {"missing", needs_of(offer.missing)}});
    return array;
}

static json::Array documents_of(std::vector<store::Document> const& documents) {
    json::Array array;
    for (store::Document const& document : documents)
        array.push_back(
            json::Object{{"kind", document.kind},
                         {"number", std::to_string(document.number) + "/" + document.series},
                         {"issued_at", core::to_iso(document.issued_at)}});
    return array;
}

static cases::State const* state_of(Services const& services, store::CaseSummary const& file) {
    cases::CaseType const* const type =
        services.published.case_types().find(file.type, file.type_version);
    return type == nullptr ? nullptr : type->state(file.state);
}

Result<json::Object> standing_of(Services& services, staff::Officer const& officer,
                                 store::CaseSummary const& file) {
    cases::State const* const state = state_of(services, file);
    return json::Object{
        {"version", std::int64_t{file.version}},
        {"state", file.state},
        {"state_name", json::to_json(state == nullptr ? text::Localized{} : state->name)},
        {"state_since", core::to_iso(file.state_since)},
        {"wait_until", to_json(file.wait_until)},
        {"unit", file.unit},
        {"officer", file.officer},
        {"offers", offers_of(TRY(services.casework.offers(officer, file)))},
        {"documents", documents_of(TRY(services.store.documents_of(file.reference)))}};
}

/// "Yêu cầu bổ sung, canbo, 09:31 20/11/2026".
static text::Localized line_of(cases::CaseType const* type, store::Event const& event) {
    text::Localized const name = filing::describe(type, event);
    auto const rest = [&event](text::Language language) {
        return ", " + event.draft.account + ", " + strings::moment_text(event.draft.at, language);
    };
    return {name.vi + rest(text::Language::Vietnamese), name.en + rest(text::Language::English)};
}

/// What the officer did not see yet, a line for each step.
static http::Response stale(Services const& services, casework::Done const& done) {
    cases::CaseType const* const type =
        services.published.case_types().find(done.file.type, done.file.type_version);
    std::vector<protocol::FieldProblem> changes;
    for (store::Event const& event : done.since)
        changes.push_back({"version", "file.stale", line_of(type, event)});
    return refuse(Error{"file.stale", "version", {}}, casework::describe("file.stale"),
                  std::move(changes));
}

/// The sentence of the need that is missing, at the member that would bring it.
static http::Response refuse_act(Error const& error) {
    auto const need = cases::need_named(error.detail);
    if (error.code != "act.missing" || !need)
        return refuse(error);
    return refuse(Error{error.code, error.path, {}}, casework::describe(*need), {});
}

static Result<casework::Act> read_act(std::string_view body) {
    json::Value const document = TRY(json::parse(body));
    return casework::parse_act(document);
}

http::Response post_act(Call const& call) {
    auto const officer = officer_of(call.services, call.request.head);
    if (!officer)
        return refuse(officer.error());
    Result<casework::Act> const act = read_act(call.request.body);
    if (!act)
        return refuse(act.error());
    Result<casework::Done> const done =
        call.services.casework.act(*officer, call.parameters[0], *act);
    if (!done)
        return refuse_act(done.error());
    if (done->outcome == casework::Done::Outcome::Stale)
        return stale(call.services, *done);
    store::CaseSummary const& file = done->file;
    auto standing = standing_of(call.services, *officer, file);
    if (!standing)
        return refuse(standing.error());
    return json_response(200, json::Object{{"reference", file.reference},
                                           {"code", to_json(file.code)},
                                           {"status", static_cast<int>(file.status)},
                                           {"due_at", to_json(file.due_at)},
                                           {"standing", std::move(*standing)}});
}

}
