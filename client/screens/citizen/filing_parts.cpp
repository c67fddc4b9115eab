#include "client/screens/citizen/filing_parts.h"

#include "client/app/filing_flow.h"

namespace onedoor::screens::citizen {

void filing_stepper(View const& view, std::size_t number) {
    bool const asks_case = !view.state.page.procedure.cases.empty();
    std::vector<std::string_view> names;
    if (asks_case)
        names.push_back(view.say(Key::case_title));
    for (std::size_t const step : app::filing_flow::visible_steps(view.state))
        names.push_back(view.say(view.state.page.form->steps[step].title));
    names.push_back(view.say(Key::papers_title));
    names.push_back(view.say(Key::review_title));
    std::size_t const current = asks_case ? number : number - 1;
    std::string const summary = view.say(Key::form_step, {{"step", std::to_string(current + 1)},
                                                          {"count", std::to_string(names.size())}});
    view.ui.stepper("steps", {.steps = names, .current = current, .summary = summary});
}

void draft_notice(View const& view) {
    bool const kept = view.state.filing.keep;
    view.ui.text("draft", {.text = view.say(kept ? Key::form_kept : Key::form_not_kept),
                           .role = ui::TypeRole::Small,
                           .tone = kept ? ui::Tone::Ok : ui::Tone::Secondary,
                           .icon = kept ? ui::icon::cloud_check : ui::icon::device_mobile});
}

void draft_choice(View const& view) {
    if (!view.state.filing.kept_draft)
        return;
    view.ui.alert("draft-found",
                  {.kind = ui::AlertKind::Info, .text = view.say(Key::form_draft_found)});
    auto row = view.ui.row("draft-row");
    if (view.ui.button("draft-continue", {.label = view.say(Key::form_draft_continue),
                                          .icon = ui::icon::folder_open}))
        view.want(Action::ContinueDraft);
    if (view.ui.button("draft-discard", {.label = view.say(Key::form_draft_discard),
                                         .icon = ui::icon::trash,
                                         .kind = ui::ButtonKind::Tertiary}))
        view.want(Action::DiscardDraft);
}

void keep_choice(View const& view) {
    bool const pressed = view.ui.checkbox(
        "keep", {.label = view.say(Key::form_keep),
                 .detail = view.say(Key::form_keep_note),
                 .check = view.state.filing.keep ? ui::Check::On : ui::Check::Off});
    if (pressed)
        view.want(Action::KeepDraft);
}

void next_button(View const& view, std::size_t number, Action leave) {
    auto actions = view.ui.actions("actions");
    std::size_t const first = view.state.page.procedure.cases.empty() ? 1 : 2;
    std::string const label = view.say(Key::form_next, {{"step", std::to_string(number + first)}});
    if (view.ui.button("next", {.label = label,
                                .trailing_icon = ui::icon::arrow_right,
                                .kind = ui::ButtonKind::Primary,
                                .submit = true}))
        view.want(leave);
}

}
