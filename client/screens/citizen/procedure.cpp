#include "shared/wording/procedure.h"

#include "client/screens/badges.h"
#include "client/screens/citizen/citizen.h"

namespace onedoor::screens::citizen {

static std::string fee_text(View const& view, catalogue::Procedure const& procedure,
                            catalogue::Method const& method) {
    if (method.fees.empty())
        return std::string(view.say(Key::procedure_free));
    std::string text;
    for (catalogue::Fee const& fee : method.fees) {
        text += (text.empty() ? "" : "; ") + std::string(view.say(fee.name)) + ": " +
                wording::amount(fee, view.language());
        std::string const cases = wording::cases(procedure, fee.cases, view.language());
        if (!cases.empty())
            text += " (" + cases + ")";
    }
    return text;
}

static void time_and_fee(View const& view, catalogue::Procedure const& procedure) {
    view.ui.heading("time-and-fee", 2, view.say(Key::procedure_time_and_fee));
    auto table = view.ui.table("methods", view.say(Key::procedure_time_and_fee),
                               {{.label = view.say(Key::procedure_channel), .weight = 1.2F},
                                {.label = view.say(Key::procedure_time), .weight = 1.1F},
                                {.label = view.say(Key::procedure_fee), .weight = 2}});
    for (std::size_t i = 0; i < procedure.methods.size(); ++i) {
        catalogue::Method const& method = procedure.methods[i];
        std::string const time = wording::time_limit(method, view.language());
        std::string const fee = fee_text(view, procedure, method);
        std::string const cases = wording::cases(procedure, method.cases, view.language());
        text::Localized const channel = catalogue::channel_name(method.channel);
        view.ui.table_row({"method", std::to_string(i)},
                          {{.text = view.say(channel), .detail = cases, .bold = true},
                           {.text = time, .detail = view.say(method.time_note)},
                           {.text = fee}});
    }
}

static void papers_table(View const& view, catalogue::Procedure const& procedure) {
    view.ui.heading("papers", 2, view.say(Key::procedure_papers));
    auto table =
        view.ui.table("papers-table", view.say(Key::procedure_papers),
                      {{.label = view.say(Key::procedure_paper_name), .weight = 4},
                       {.label = view.say(Key::procedure_originals), .align = ui::Align::Right},
                       {.label = view.say(Key::procedure_copies), .align = ui::Align::Right}});
    for (catalogue::Paper const& paper : procedure.papers) {
        std::string const detail = paper.is_form
                                       ? std::string(view.say(Key::procedure_paper_form))
                                       : wording::cases(procedure, paper.cases, view.language());
        std::string const originals = std::to_string(paper.originals);
        std::string const copies = std::to_string(paper.copies);
        view.ui.table_row({"paper", paper.id}, {{.text = view.say(paper.name), .detail = detail},
                                                {.text = originals},
                                                {.text = copies}});
    }
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
    std::vector<ui::Step> steps;
    for (text::Localized const& step : procedure.steps)
        steps.push_back({.title = view.say(step)});
    view.ui.steps("steps-list", steps);
    if (procedure.conditions) {
        view.ui.heading("conditions", 2, view.say(Key::procedure_conditions));
        view.ui.text("conditions-text", view.say(*procedure.conditions));
    }
    view.ui.heading("legal-basis", 2, view.say(Key::procedure_legal_basis));
    for (catalogue::LegalBasis const& law : procedure.legal_basis) {
        std::string const line = law.number + " – " + std::string(view.say(law.name));
        view.ui.text({"law", law.number}, line);
    }
    std::string const source = view.say(Key::procedure_source, {{"source", procedure.source}});
    view.ui.text("source",
                 {.text = source, .role = ui::TypeRole::Small, .tone = ui::Tone::Secondary});
}

void procedure(View const& view) {
    catalogue::Procedure const& procedure = view.state.page.procedure;
    view.ui.heading("title", 1, view.say(procedure.name));
    view.ui.badge("service", service_badge(view, procedure.service));
    if (!procedure.service_reason.vi.empty()) {
        std::string const reason = view.say(Key::procedure_partial_reason,
                                            {{"reason", view.say(procedure.service_reason)}});
        view.ui.text("reason", {.text = reason, .tone = ui::Tone::Secondary});
    }
    {
        auto card = view.ui.card("key-facts");
        key_facts(view, procedure);
    }
    time_and_fee(view, procedure);
    papers_table(view, procedure);
    long_texts(view, procedure);
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

}
