#include "client/app/handover_flow.h"
#include "client/screens/citizen/citizen.h"

namespace onedoor::screens::citizen {

using Stage = app::TakingOver::Stage;

static void scan_again(View const& view, Key title) {
    view.ui.alert("stage", {.kind = ui::AlertKind::Warn,
                            .title = view.say(title),
                            .text = view.say(Key::takeover_help)});
    view.ui.link("home", {.label = view.say(Key::receipt_home), .href = "/"});
}

static void accept_button(View const& view, Key label) {
    if (view.ui.button("accept", {.label = view.say(label),
                                  .trailing_icon = ui::icon::arrow_right,
                                  .kind = ui::ButtonKind::Primary}))
        view.want(Action::AcceptDraft);
}

static void ready(View const& view) {
    app::DraftSummary const& draft = view.state.drafts.taking.summary;
    search::Entry const* const procedure = view.state.searching.index.find(draft.procedure);
    if (view.state.searching.loading != app::Loading::Ready) {
        is_ready(view, view.state.searching.loading, view.state.searching.problem);
        return;
    }
    if (procedure == nullptr || !procedure->has_form) {
        view.ui.alert("unknown",
                      {.kind = ui::AlertKind::Bad, .text = view.say(Key::takeover_unknown)});
        return;
    }
    {
        auto card = view.ui.card("draft");
        view.ui.heading("procedure", 2, view.say(procedure->name));
        view.ui.text("answers",
                     view.say(Key::takeover_ready, {{"count", std::to_string(draft.answers)}}));
    }
    bool const replaces = app::handover_flow::would_replace(view.state);
    if (replaces)
        view.ui.alert("replaces",
                      {.kind = ui::AlertKind::Warn, .text = view.say(Key::takeover_replaces)});
    auto actions = view.ui.actions("actions");
    if (!replaces)
        return accept_button(view, Key::takeover_continue);
    if (view.ui.button("keep-mine", {.label = view.say(Key::takeover_keep_mine)})) {
        view.want(Action::Follow, {},
                  app::to_target({.screen = app::Screen::Case, .procedure = draft.procedure}));
        view.want(Action::ResumeDraft, draft.procedure);
    }
    accept_button(view, Key::takeover_replace);
}

void take_over(View const& view) {
    app::TakingOver const& taking = view.state.drafts.taking;
    view.ui.heading("title", 1, view.say(Key::takeover_title));
    switch (taking.stage) {
    case Stage::NoKey:
        return scan_again(view, Key::takeover_no_key);
    case Stage::Fetching:
    case Stage::Opening:
        return view.ui.text("fetching", view.say(Key::takeover_fetching));
    case Stage::Ready:
        return ready(view);
    case Stage::Gone:
        return scan_again(view, Key::takeover_gone);
    case Stage::Unreadable:
        return scan_again(view, Key::takeover_unreadable);
    case Stage::Failed:
        break;
    }
    view.ui.alert("stage", {.kind = ui::AlertKind::Bad,
                            .title = view.say(Key::takeover_failed),
                            .text = problem_text(view, taking.problem)});
    if (view.ui.button("retry",
                       {.label = view.say(Key::app_retry), .icon = ui::icon::arrow_clockwise}))
        view.want(Action::FetchDraft);
}

}
