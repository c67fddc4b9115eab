#include "client/app/answers.h"
#include "client/app/filing_flow.h"
#include "client/screens/citizen/citizen.h"
#include "client/screens/citizen/drafts.h"
#include "client/screens/citizen/fields.h"
#include "client/screens/citizen/filing_parts.h"

namespace onedoor::screens::citizen {

static void entry(View const& view, forms::Field const& group, std::size_t index,
                  json::Value const& answers) {
    ui::Frame& ui = view.ui;
    std::string const number = std::to_string(index + 1);
    std::string const title = std::string(view.say(group.repeat.entry)) + " " + number;
    auto card = ui.card({group.id, number});
    ui.heading({group.id + "-title", number}, 3, title);
    std::vector<forms::VisibleField> const members =
        forms::visible_members(*view.state.page.form, app::filing_flow::form_context(view.state),
                               answers, {.group = group.id, .index = index});
    for (forms::VisibleField const& member : members)
        field(view, member, app::entry_path(group.id, index, member.field->id));
    if (view.state.filing.draft.entries(group.id) <= group.repeat.min)
        return;
    std::string const label = view.say(Key::form_remove_entry, {{"number", number}});
    if (ui.button({group.id + "-remove", number},
                  {.label = label, .icon = ui::icon::trash, .kind = ui::ButtonKind::Tertiary}))
        view.want(Action::RemoveEntry, group.id, std::to_string(index));
}

static void group_field(View const& view, forms::Field const& group, json::Value const& answers) {
    ui::Frame& ui = view.ui;
    ui.heading(group.id + "-heading", 2, view.say(group.label));
    if (!group.help.vi.empty())
        ui.text(group.id + "-help", {.text = view.say(group.help), .tone = ui::Tone::Secondary});
    std::size_t const count = view.state.filing.draft.entries(group.id);
    for (std::size_t i = 0; i < count; ++i)
        entry(view, group, i, answers);
    for (forms::FieldError const& error : view.state.filing.errors)
        if (error.path == group.id)
            ui.alert(group.id + "-error",
                     {.kind = ui::AlertKind::Bad,
                      .text = view.say(forms::describe(error, *view.state.page.form))});
    if (count < group.repeat.max &&
        ui.button(group.id + "-add", {.label = view.say(group.repeat.add), .icon = ui::icon::plus}))
        view.want(Action::AddEntry, group.id);
}

static void error_summary(View const& view) {
    std::size_t const count = view.state.filing.errors.size();
    if (count == 0)
        return;
    std::string const title = view.say(Key::form_errors, {{"count", std::to_string(count)}});
    view.ui.alert("errors", {.kind = ui::AlertKind::Bad, .title = title});
    auto list = view.ui.list("error-list", title);
    for (std::size_t i = 0; i < count; ++i) {
        forms::FieldError const& error = view.state.filing.errors[i];
        text::Localized const words = forms::describe(error, *view.state.page.form);
        if (view.ui.button({"error-at", std::to_string(i)}, {.label = view.say(words),
                                                             .icon = ui::icon::arrow_right,
                                                             .kind = ui::ButtonKind::Tertiary,
                                                             .small = true}))
            view.want(Action::GoToAnswer, error.path);
    }
}

void form_step(View const& view) {
    app::State const& state = view.state;
    std::vector<std::size_t> const steps = app::filing_flow::visible_steps(state);
    auto const number = static_cast<std::size_t>(state.route.step);
    if (number < 1 || number > steps.size())
        return not_found(view);
    forms::Form const& form = *state.page.form;
    std::size_t const index = steps[number - 1];
    forms::Step const& step = form.steps[index];
    filing_stepper(view, number);
    view.ui.heading({"title", step.id}, 1, view.say(step.title));
    draft_notice(view);
    if (!step.intro.vi.empty())
        view.ui.text({"intro", step.id}, view.say(step.intro));
    error_summary(view);
    {
        auto section = view.ui.form({"form", step.id}, view.say(step.title));
        json::Value const answers = app::answers_of(form, state.filing.draft);
        for (forms::VisibleField const& visible :
             forms::visible_fields(form, app::filing_flow::form_context(state), answers, index))
            if (visible.field->type == forms::FieldType::Group)
                group_field(view, *visible.field, answers);
            else
                field(view, visible, visible.field->id);
        keep_choice(view);
        next_button(view, number, Action::LeaveStep);
    }
}

void case_question(View const& view) {
    app::State const& state = view.state;
    filing_stepper(view, 0);
    view.ui.heading("title", 1, view.say(Key::case_title));
    draft_notice(view);
    std::vector<ui::Option> options;
    for (catalogue::Case const& choice : state.page.procedure.cases)
        options.push_back({.id = choice.id, .label = view.say(choice.name)});
    auto form = view.ui.form("case-form", view.say(Key::case_title));
    std::string_view const question = state.page.procedure.case_question.vi.empty()
                                          ? view.say(Key::case_question)
                                          : view.say(state.page.procedure.case_question);
    ui::ChoiceEvent const event = view.ui.radio_cards(
        "case", {.label = question,
                 .error = state.filing.case_missing ? view.say(Key::case_missing) : "",
                 .value = state.filing.case_id,
                 .options = options,
                 .arrangement = ui::Arrangement::Stacked,
                 .required = true});
    if (event)
        view.want(Action::ChooseCase, {}, event.chosen);
    next_button(view, 0, Action::LeaveCase);
}

}
