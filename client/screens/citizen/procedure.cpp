#include "client/screens/badges.h"
#include "client/screens/citizen/citizen.h"
#include "shared/fees/format.h"

namespace onedoor::screens::citizen {

static std::string time_text(View const& view, catalogue::Method const& method) {
    if (!method.time)
        return std::string(view.say(Key::app_unknown_local));
    std::string const count = std::to_string(method.time->amount);
    switch (method.time->unit) {
    case calendar::Unit::WorkingDay:
        return view.say(Key::time_working_day, {{"count", count}});
    case calendar::Unit::CalendarDay:
        return view.say(Key::time_calendar_day, {{"count", count}});
    case calendar::Unit::Hour:
        return view.say(Key::time_hour, {{"count", count}});
    case calendar::Unit::SameDay:
        break;
    }
    return std::string(view.say(Key::time_same_day));
}

static Key per_key(catalogue::FeeUnit unit) {
    switch (unit) {
    case catalogue::FeeUnit::Copy:
        return Key::fee_per_copy;
    case catalogue::FeeUnit::Page:
        return Key::fee_per_page;
    case catalogue::FeeUnit::Person:
        return Key::fee_per_person;
    case catalogue::FeeUnit::File:
        break;
    }
    return Key::fee_per_file;
}

static std::string fee_text(View const& view, catalogue::Method const& method) {
    if (method.fees.empty())
        return std::string(view.say(Key::procedure_free));
    std::string text;
    for (catalogue::Fee const& fee : method.fees) {
        text += (text.empty() ? "" : "; ") + std::string(view.say(fee.name)) + ": ";
        if (!fee.amount)
            text += view.say(Key::app_unknown_local);
        else if (fee.amount->amount == 0)
            text += view.say(Key::procedure_free);
        else
            text += fees::format(*fee.amount) + " " + std::string(view.say(per_key(fee.per)));
    }
    return text;
}

static void time_and_fee(View const& view, catalogue::Procedure const& procedure) {
    view.ui.heading("time-and-fee", 2, view.say(Key::procedure_time_and_fee));
    auto table = view.ui.table("methods", view.say(Key::procedure_time_and_fee),
                               {{.label = view.say(Key::procedure_channel), .weight = 1.2F},
                                {.label = view.say(Key::procedure_time), .weight = 1.1F},
                                {.label = view.say(Key::procedure_fee), .weight = 2}});
    for (catalogue::Method const& method : procedure.methods) {
        std::string const time = time_text(view, method);
        std::string const fee = fee_text(view, method);
        text::Localized const channel_name = catalogue::channel_name(method.channel);
        std::string_view const channel = view.say(channel_name);
        view.ui.table_row({"method", channel},
                          {{.text = channel, .bold = true}, {.text = time}, {.text = fee}});
    }
}

static std::string case_names(View const& view, catalogue::Procedure const& procedure,
                              catalogue::Paper const& paper) {
    std::string names;
    for (catalogue::Case const& choice : procedure.cases)
        for (std::string const& id : paper.cases)
            if (choice.id == id)
                names += (names.empty() ? "" : "; ") + std::string(view.say(choice.name));
    return names.empty() ? names : view.say(Key::procedure_for_case, {{"case", names}});
}

static void papers_table(View const& view, catalogue::Procedure const& procedure) {
    view.ui.heading("papers", 2, view.say(Key::procedure_papers));
    auto table =
        view.ui.table("papers-table", view.say(Key::procedure_papers),
                      {{.label = view.say(Key::procedure_paper_name), .weight = 4},
                       {.label = view.say(Key::procedure_originals), .align = ui::Align::Right},
                       {.label = view.say(Key::procedure_copies), .align = ui::Align::Right}});
    for (catalogue::Paper const& paper : procedure.papers) {
        std::string const detail = paper.is_form ? std::string(view.say(Key::procedure_paper_form))
                                                 : case_names(view, procedure, paper);
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
