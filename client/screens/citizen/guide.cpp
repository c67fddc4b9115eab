#include "shared/wording/guide.h"

#include "client/screens/badges.h"
#include "client/screens/citizen/citizen.h"
#include "shared/qr/qr.h"

namespace onedoor::screens::citizen {

using app::Screen;
using guide::BringPaper;
using guide::Checklist;
using guide::Task;

static std::string address_of(View const& view, std::string answers) {
    return app::to_target(
        {.screen = Screen::Guide, .guide = view.state.route.guide, .answers = std::move(answers)});
}

static void given_answers(View const& view) {
    guide::Progress const& progress = view.state.guiding.progress;
    if (progress.answers.empty())
        return;
    view.ui.heading("answers-title", 2, view.say(Key::guide_answers));
    std::vector<std::string> addresses;
    for (std::size_t i = 0; i < progress.answers.size(); ++i)
        addresses.push_back(address_of(view, guide::write_answers(progress, i)));
    std::vector<ui::Fact> facts;
    for (std::size_t i = 0; i < progress.answers.size(); ++i)
        facts.push_back({.term = view.say(progress.answers[i].question->label),
                         .value = view.say(progress.answers[i].option->label),
                         .change_label = view.say(Key::review_change),
                         .change_href = addresses[i]});
    auto card = view.ui.card("answers-card");
    view.ui.facts("answers", facts);
}

static void question(View const& view, forms::Field const& question) {
    app::Guiding const& guiding = view.state.guiding;
    std::string const number = wording::question_number(guiding.progress, view.language());
    view.ui.text("number", {.text = number, .tone = ui::Tone::Secondary, .bold = true});
    std::vector<ui::Option> options;
    for (forms::Option const& option : question.options)
        options.push_back({.id = option.id, .label = view.say(option.label)});
    {
        auto form = view.ui.form("question", view.say(guiding.guide->name));
        ui::ChoiceEvent const event = view.ui.radio_cards(
            {"answer", question.id},
            {.label = view.say(question.label),
             .help = view.say(question.help),
             .error = guiding.answer_missing ? view.say(Key::guide_missing) : "",
             .value = guiding.chosen,
             .options = options,
             .arrangement = ui::Arrangement::Stacked,
             .required = true,
             .is_question = true});
        if (event)
            view.want(Action::ChooseGuideAnswer, {}, event.chosen);
        auto actions = view.ui.actions("actions");
        if (view.ui.button("next", {.label = view.say(Key::guide_next),
                                    .trailing_icon = ui::icon::arrow_right,
                                    .kind = ui::ButtonKind::Primary,
                                    .submit = true}))
            view.want(Action::LeaveQuestion);
    }
    given_answers(view);
}

static void start_button(View const& view, Task const& task, std::string const& number) {
    catalogue::Procedure const& procedure = *task.procedure;
    std::string const which =
        view.say(Key::guide_start_task, {{"number", number}, {"name", view.say(procedure.name)}});
    auto row = view.ui.row({"row", procedure.id});
    if (procedure.form &&
        view.ui.button({"start", procedure.id}, {.label = view.say(Key::guide_start),
                                                 .icon = ui::icon::file_plus,
                                                 .kind = ui::ButtonKind::Primary,
                                                 .description = which}))
        view.want(Action::Follow, {},
                  app::to_target({.screen = Screen::Case,
                                  .procedure = procedure.id,
                                  .code = task.outcome->case_id}));
    std::string const href =
        app::to_target({.screen = Screen::Procedure, .procedure = procedure.id});
    view.ui.link({"view", procedure.id},
                 {.label = view.say(Key::guide_view), .href = href, .description = which});
}

static void task_card(View const& view, Task const& task, std::size_t index) {
    catalogue::Procedure const& procedure = *task.procedure;
    std::string const number = std::to_string(index + 1);
    auto card = view.ui.card({"task", procedure.id});
    std::string const title =
        view.say(Key::guide_task, {{"number", number}, {"name", view.say(procedure.name)}});
    view.ui.heading({"task-title", procedure.id}, 3, title);
    ui::Badge const service = service_badge(view, procedure.service);
    if (procedure.service == catalogue::ServiceLevel::Information)
        view.ui.text({"service", procedure.id}, {.text = service.label, .icon = service.icon});
    else
        view.ui.badge({"service", procedure.id}, service);
    view.ui.text({"reason", procedure.id}, view.say(task.outcome->reason));
    std::string const time = wording::task_time(task, view.language());
    std::string const fees = wording::task_cost(task, view.language());
    std::string const place = view.say(Key::guide_place, {{"agency", view.say(procedure.agency)}});
    view.ui.text({"time", procedure.id}, {.text = time, .icon = ui::icon::calendar_check});
    view.ui.text({"fees", procedure.id}, {.text = fees, .icon = ui::icon::coins});
    view.ui.text({"place", procedure.id}, {.text = place, .icon = ui::icon::map_pin});
    if (!procedure.territorial)
        view.ui.text({"anywhere", procedure.id}, {.text = view.say(Key::guide_anywhere),
                                                  .role = ui::TypeRole::Small,
                                                  .tone = ui::Tone::Secondary});
    start_button(view, task, number);
}

static void paper_rows(View const& view, std::string_view key, std::string_view caption,
                       catalogue::Necessity necessity) {
    Checklist const& checklist = view.state.guiding.checklist;
    auto table = view.ui.table(key, caption,
                               {{.label = view.say(Key::procedure_paper_name), .weight = 3},
                                {.label = view.say(Key::guide_count), .weight = 1.2F}});
    for (std::size_t i = 0; i < checklist.papers.size(); ++i) {
        BringPaper const& paper = checklist.papers[i];
        if (paper.necessity != necessity)
            continue;
        std::string const note = wording::paper_note(paper, view.language());
        std::string const counts = wording::paper_counts(paper, view.language());
        std::string const uses = wording::paper_uses(checklist, paper, view.language());
        view.ui.table_row({key, std::to_string(i)},
                          {{.text = view.say(paper.paper->name), .detail = note, .bold = true},
                           {.text = counts, .detail = uses}});
    }
}

static bool has(Checklist const& checklist, catalogue::Necessity necessity) {
    for (BringPaper const& paper : checklist.papers)
        if (paper.necessity == necessity)
            return true;
    return false;
}

static void paper_section(View const& view) {
    Checklist const& checklist = view.state.guiding.checklist;
    view.ui.heading("papers-title", 2, view.say(Key::guide_papers));
    if (has(checklist, catalogue::Necessity::Required))
        paper_rows(view, "papers", view.say(Key::guide_papers), catalogue::Necessity::Required);
    else
        view.ui.text("papers-none", view.say(Key::guide_papers_none));
    if (!has(checklist, catalogue::Necessity::Optional))
        return;
    view.ui.heading("optional-title", 3, view.say(Key::guide_papers_optional));
    paper_rows(view, "optional", view.say(Key::guide_papers_optional),
               catalogue::Necessity::Optional);
}

static void fee_section(View const& view) {
    Checklist const& checklist = view.state.guiding.checklist;
    std::string const counter = wording::cost(checklist.counter, view.language());
    std::string const online = wording::cost(checklist.online, view.language());
    view.ui.heading("fees-title", 2, view.say(Key::guide_fees));
    {
        auto card = view.ui.card("fees-card");
        view.ui.facts("fees", {{.term = view.say(Key::guide_cost_counter), .value = counter},
                               {.term = view.say(Key::guide_cost_online), .value = online}});
        if (checklist.online.is_per_piece || checklist.counter.is_per_piece)
            view.ui.text("per-piece", view.say(Key::guide_cost_per_piece));
    }
    if (checklist.exemptions.empty())
        return;
    view.ui.heading("exemptions-title", 3, view.say(Key::guide_exemptions));
    for (std::size_t i = 0; i < checklist.exemptions.size(); ++i)
        view.ui.text(
            {"exemption", std::to_string(i)},
            {.text = wording::exemption(checklist, checklist.exemptions[i], view.language()),
             .icon = ui::icon::check});
}

static void time_section(View const& view) {
    Checklist const& checklist = view.state.guiding.checklist;
    view.ui.heading("times-title", 2, view.say(Key::guide_times));
    std::vector<std::string> times;
    for (Task const& task : checklist.tasks)
        times.push_back(wording::task_time(task, view.language()));
    std::vector<ui::Step> steps;
    for (std::size_t i = 0; i < checklist.tasks.size(); ++i)
        steps.push_back(
            {.title = view.say(checklist.tasks[i].procedure->name), .detail = times[i]});
    view.ui.steps("times", steps);
    view.ui.text("done", {.text = wording::all_done(checklist, view.language()), .bold = true});
}

static void keep_section(View const& view) {
    std::string const target = app::to_target(view.state.route);
    std::string const address = view.state.origin + target;
    view.ui.heading("save-title", 2, view.say(Key::guide_save));
    view.ui.text("save-note", view.say(Key::guide_save_note));
    {
        auto card = view.ui.card("qr-card");
        if (Result<qr::Code> const code = qr::encode(address))
            view.ui.qr(
                "qr",
                {.label = view.say(Key::guide_qr), .modules = code->modules, .side = code->side});
        if (view.machine == nullptr)
            view.ui.text("address", {.text = address, .role = ui::TypeRole::Small});
    }
    // A page to print belongs to a browser.
    if (view.machine != nullptr)
        return;
    std::string const paper = target + (view.state.route.answers.empty() ? "?in=1" : "&in=1") +
                              "&lang=" + std::string(text::tag(view.language()));
    view.ui.link("print", {.label = view.say(Key::guide_print),
                           .href = paper,
                           .icon = ui::icon::printer,
                           .external = true});
}

static void result(View const& view) {
    app::Guiding const& guiding = view.state.guiding;
    std::string const title =
        view.say(Key::guide_result, {{"event", view.say(guiding.guide->name)}});
    view.ui.heading("title", 1, title);
    view.ui.heading("tasks-title", 2, view.say(Key::guide_tasks));
    for (std::size_t i = 0; i < guiding.checklist.tasks.size(); ++i)
        task_card(view, guiding.checklist.tasks[i], i);
    paper_section(view);
    fee_section(view);
    time_section(view);
    view.ui.link(
        "office",
        {.label = view.say(Key::guide_office), .href = "/noi-nop", .icon = ui::icon::map_pin});
    keep_section(view);
    given_answers(view);
    view.ui.link("again", {.label = view.say(Key::guide_again), .href = address_of(view, {})});
    std::string const source = view.say(Key::guide_source, {{"source", guiding.guide->source}});
    view.ui.text("source",
                 {.text = source, .role = ui::TypeRole::Small, .tone = ui::Tone::Secondary});
}

void guide(View const& view) {
    app::Guiding const& guiding = view.state.guiding;
    if (!is_ready(view, guiding.loading, guiding.problem))
        return;
    if (guiding.guide == nullptr)
        return not_found(view);
    if (guiding.progress.next != nullptr)
        return question(view, *guiding.progress.next);
    result(view);
}

}
