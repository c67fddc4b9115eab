#include "shared/wording/procedure.h"

#include "client/screens/badges.h"
#include "client/screens/citizen/citizen.h"
#include "shared/wording/guide.h"

#include <algorithm>

namespace onedoor::screens::citizen {

// What is said of a time limit, and when a result would be due if filed now.
static std::string time_note(View const& view, catalogue::Procedure const& procedure,
                             catalogue::Method const& method) {
    std::string note(view.say(method.time_note));
    app::Places const& places = view.state.places;
    if (places.loading != app::Loading::Ready)
        return note;
    std::string const due = wording::due_now(
        procedure, method, {view.state.now, &places.directory.calendar}, view.language());
    if (!note.empty() && !due.empty())
        note += "\n";
    return note + due;
}

// One line a fee.
static std::string fee_text(View const& view, catalogue::Procedure const& procedure,
                            catalogue::Method const& method) {
    if (method.fees.empty())
        return std::string(view.say(Key::procedure_free));
    std::string text;
    for (catalogue::Fee const& fee : method.fees) {
        text += (text.empty() ? "" : "\n") + std::string(view.say(fee.name)) + ": " +
                wording::amount(fee, view.language());
        std::string const cases = wording::cases(procedure, fee.cases, view.language());
        if (!cases.empty())
            text += " (" + cases + ")";
    }
    return text;
}

/// Ways to file that take the same time and cost the same, told once.
struct Terms {
    std::string channels, cases, time, note, fee;

    [[nodiscard]] bool is_like(Terms const& other) const {
        return cases == other.cases && time == other.time && note == other.note && fee == other.fee;
    }
};

static std::vector<Terms> terms_of(View const& view, catalogue::Procedure const& procedure) {
    std::vector<Terms> all;
    for (catalogue::Method const& method : procedure.methods) {
        Terms terms{.channels = std::string(view.say(catalogue::channel_name(method.channel))),
                    .cases = wording::cases(procedure, method.cases, view.language()),
                    .time = wording::time_limit(method, view.language()),
                    .note = time_note(view, procedure, method),
                    .fee = fee_text(view, procedure, method)};
        auto const like = std::find_if(all.begin(), all.end(),
                                       [&](Terms const& one) { return one.is_like(terms); });
        if (like == all.end())
            all.push_back(std::move(terms));
        else
            like->channels += ", " + terms.channels;
    }
    return all;
}

static void time_and_fee(View const& view, catalogue::Procedure const& procedure) {
    view.ui.heading("time-and-fee", 2, view.say(Key::procedure_time_and_fee));
    auto card = view.ui.card("methods-card", ui::CardKind::Rows);
    auto table = view.ui.table("methods", view.say(Key::procedure_time_and_fee),
                               {{.label = view.say(Key::procedure_channel)},
                                {.label = view.say(Key::procedure_time)},
                                {.label = view.say(Key::procedure_fee)}});
    for (Terms const& terms : terms_of(view, procedure))
        view.ui.table_row({"method", terms.channels + terms.cases},
                          {{.text = terms.channels, .detail = terms.cases, .bold = true},
                           {.text = terms.time, .detail = terms.note},
                           {.text = terms.fee}});
}

static std::string paper_detail(View const& view, catalogue::Procedure const& procedure,
                                catalogue::Paper const& paper) {
    if (paper.is_form)
        return std::string(view.say(Key::procedure_paper_form));
    std::string detail;
    auto const add = [&](Key key, int count) {
        if (count > 0)
            detail +=
                (detail.empty() ? "" : ", ") + view.say(key, {{"count", std::to_string(count)}});
    };
    add(Key::procedure_original_count, paper.originals);
    add(Key::procedure_copy_count, paper.copies);
    std::string const cases = wording::cases(procedure, paper.cases, view.language());
    if (!cases.empty())
        detail += (detail.empty() ? "" : ". ") + cases;
    return detail;
}

static void papers_list(View const& view, catalogue::Procedure const& procedure) {
    if (procedure.papers.empty())
        return;
    view.ui.heading("papers", 2, view.say(Key::procedure_papers));
    auto card = view.ui.card("papers-card");
    std::vector<std::string> details;
    for (catalogue::Paper const& paper : procedure.papers)
        details.push_back(paper_detail(view, procedure, paper));
    std::vector<ui::Step> papers;
    for (catalogue::Paper const& paper : procedure.papers)
        papers.push_back({.title = view.say(paper.name),
                          .detail = details[papers.size()],
                          .state = ui::StepState::Listed});
    view.ui.steps("papers-list", papers);
}

static void key_facts(View const& view, catalogue::Procedure const& procedure) {
    std::string subjects;
    for (catalogue::Subject const subject : procedure.subjects)
        subjects += (subjects.empty() ? "" : ", ") +
                    std::string(view.say(catalogue::subject_name(subject)));
    std::string results;
    for (catalogue::ProcedureResult const& result : procedure.results)
        results += (results.empty() ? "" : "; ") + std::string(view.say(result.name));
    view.ui.facts("facts",
                  {{.term = view.say(Key::procedure_code),
                    .value = procedure.code ? std::string_view(*procedure.code)
                                            : view.say(Key::procedure_code_none)},
                   {.term = view.say(Key::procedure_agency), .value = view.say(procedure.agency)},
                   {.term = view.say(Key::procedure_subjects), .value = subjects},
                   {.term = view.say(Key::procedure_result), .value = results}});
}

static void long_texts(View const& view, catalogue::Procedure const& procedure) {
    view.ui.heading("steps", 2, view.say(Key::procedure_steps));
    {
        auto card = view.ui.card("steps-card");
        std::vector<ui::Step> steps;
        for (text::Localized const& step : procedure.steps)
            steps.push_back({.title = view.say(step)});
        view.ui.steps("steps-list", steps);
    }
    if (procedure.conditions) {
        view.ui.heading("conditions", 2, view.say(Key::procedure_conditions));
        view.ui.text("conditions-text", view.say(*procedure.conditions));
    }
    view.ui.heading("legal-basis", 2, view.say(Key::procedure_legal_basis));
    {
        auto card = view.ui.card("laws-card");
        std::vector<ui::Step> laws;
        for (catalogue::LegalBasis const& law : procedure.legal_basis)
            laws.push_back({.title = law.number,
                            .detail = view.say(law.name),
                            .state = ui::StepState::Listed,
                            .icon = ui::icon::scales});
        view.ui.steps("laws", laws);
    }
    std::string const source = view.say(Key::procedure_source, {{"source", procedure.source}});
    view.ui.text("source",
                 {.text = source, .role = ui::TypeRole::Small, .tone = ui::Tone::Secondary});
}

static void start_part(View const& view) {
    if (!view.state.page.form) {
        view.ui.alert("no-form",
                      {.kind = ui::AlertKind::Info, .text = view.say(Key::procedure_no_form)});
        return;
    }
    auto actions = view.ui.actions("actions");
    if (view.ui.button("start", {.label = view.say(Key::procedure_start),
                                 .icon = ui::icon::file_plus,
                                 .kind = ui::ButtonKind::Primary}))
        view.want(
            Action::Follow, {},
            app::to_target({.screen = app::Screen::Case, .procedure = view.state.route.procedure}));
}

void procedure(View const& view) {
    catalogue::Procedure const& procedure = view.state.page.procedure;
    view.ui.heading("title", 1, view.say(procedure.name));
    view.ui.badge("service", service_badge(view, procedure.service));
    if (!procedure.service_reason.vi.empty()) {
        std::string const reason = view.say(Key::procedure_partial_reason,
                                            {{"reason", view.say(procedure.service_reason)}});
        view.ui.alert("reason",
                      {.kind = ui::AlertKind::Warn, .text = reason, .icon = ui::icon::info_fill});
    }
    auto columns = view.ui.main_and_side("parts");
    time_and_fee(view, procedure);
    papers_list(view, procedure);
    long_texts(view, procedure);
    columns.next();
    view.ui.heading("about", 2, view.say(Key::procedure_about));
    {
        auto card = view.ui.card("key-facts");
        key_facts(view, procedure);
    }
    start_part(view);
}

}
