#include "client/screens/citizen/drafts.h"

#include "client/app/draft_text.h"
#include "client/app/keeping_flow.h"
#include "shared/strings/dates.h"

#include <algorithm>

namespace onedoor::screens::citizen {

using app::Keeping;

std::string time_text(View const& view, core::Instant instant) {
    core::LocalTime const time = core::to_local(instant);
    if (time.date != core::to_local(view.state.now).date)
        return strings::moment_text(instant, view.language());
    std::string const moment = strings::moment_text(instant, view.language());
    return moment.substr(0, moment.find(' '));
}

static std::string kept_text(View const& view, core::Instant saved_at) {
    core::Instant const end{saved_at.milliseconds + app::kept_draft_life_ms};
    std::string const date = strings::date_text(core::to_local(end).date);
    return view.say(Key::draft_kept_at,
                    {{"time", time_text(view, saved_at)}, {"date", std::string_view(date)}});
}

static void discarded_notice(View const& view) {
    if (!view.state.drafts.discarded)
        return;
    view.ui.alert("discarded",
                  {.kind = ui::AlertKind::Info, .text = view.say(Key::draft_discarded)});
    if (view.ui.button("undo", {.label = view.say(Key::draft_undo),
                                .icon = ui::icon::arrow_counter_clockwise}))
        view.want(Action::UndoDiscard);
}

static void dropped_answers(View const& view) {
    std::string list;
    for (std::string const& answer : view.state.filing.dropped)
        list.append(list.empty() ? "" : "; ").append(answer);
    if (!list.empty())
        view.ui.alert(
            "dropped",
            {.kind = ui::AlertKind::Warn, .title = view.say(Key::draft_dropped), .text = list});
}

static void other_window(View const& view) {
    bool const is_gone = view.state.filing.keeping.state == Keeping::GoneElsewhere;
    view.ui.alert("other-window", {.kind = ui::AlertKind::Warn,
                                   .text = view.say(is_gone ? Key::draft_gone_elsewhere
                                                            : Key::draft_changed_elsewhere)});
    auto row = view.ui.row("other-window-row");
    Key const keep = is_gone ? Key::draft_keep_again : Key::draft_take_this;
    if (view.ui.button("take-this", {.label = view.say(keep)}))
        view.want(Action::TakeThisWindow);
    if (!is_gone && view.ui.button("take-other", {.label = view.say(Key::draft_take_other)}))
        view.want(Action::TakeOtherWindow);
}

void draft_notice(View const& view) {
    app::DraftKeeping const& keeping = view.state.filing.keeping;
    bool const is_kept = keeping.state == Keeping::Kept;
    std::string text;
    switch (keeping.state) {
    case Keeping::ChangedElsewhere:
    case Keeping::GoneElsewhere:
        other_window(view);
        return;
    case Keeping::MemoryOnly:
        // A machine keeps nothing, and says so at the end.
        if (view.machine == nullptr)
            text = view.say(Key::draft_memory_only);
        break;
    case Keeping::UnderWay:
        text = view.say(Key::draft_keeping);
        break;
    case Keeping::Kept:
        text = kept_text(view, keeping.saved_at);
        break;
    case Keeping::Failed:
        text = view.say(Key::draft_failed);
        break;
    }
    if (!text.empty())
        view.ui.text("draft", {.text = text,
                               .role = ui::TypeRole::Small,
                               .tone = is_kept                            ? ui::Tone::Ok
                                       : keeping.state == Keeping::Failed ? ui::Tone::Bad
                                                                          : ui::Tone::Secondary,
                               .icon = is_kept ? ui::icon::cloud_check : ui::icon::device_mobile,
                               .news = true});
    discarded_notice(view);
    dropped_answers(view);
}

void draft_question(View const& view) {
    app::DraftKeeping const& keeping = app::keeping_flow::found(view.state)->keeping;
    view.ui.heading("draft-title", 1, view.say(Key::draft_found_title));
    std::string const text =
        keeping.state == Keeping::Kept
            ? view.say(Key::draft_found, {{"time", time_text(view, keeping.saved_at)}})
            : std::string(view.say(Key::draft_found_memory));
    {
        auto card = view.ui.card("draft");
        view.ui.heading("procedure", 2, view.say(view.state.page.procedure.name));
        view.ui.text("draft-found", text);
    }
    auto actions = view.ui.actions("draft-actions");
    if (view.ui.button("draft-anew", {.label = view.say(Key::draft_anew)}))
        view.want(Action::BeginAnew);
    if (view.ui.button("draft-continue", {.label = view.say(Key::form_draft_continue),
                                          .trailing_icon = ui::icon::arrow_right,
                                          .kind = ui::ButtonKind::Primary}))
        view.want(Action::ContinueDraft);
}

void keep_choice(View const& view) {
    if (view.state.drafts.can_keep &&
        view.ui.checkbox(
            "keep", {.label = view.say(Key::form_keep),
                     .detail = view.say(Key::form_keep_note),
                     .check = view.state.filing.keeping.asked() ? ui::Check::On : ui::Check::Off}))
        view.want(Action::KeepDraft);
    std::string const hand_over =
        app::to_target({.screen = app::Screen::HandOver, .procedure = view.state.route.procedure});
    view.ui.link(
        "hand-over",
        {.label = view.say(Key::handover_link), .href = hand_over, .icon = ui::icon::qr_code});
}

static void draft_row(View const& view, app::DraftSummary const& draft,
                      search::Entry const& procedure) {
    std::string const href =
        app::to_target({.screen = app::Screen::Case, .procedure = draft.procedure});
    std::string const detail = draft.is_kept ? kept_text(view, draft.saved_at)
                                             : std::string(view.say(Key::draft_memory_only));
    auto card = view.ui.card({"draft-card", draft.procedure});
    if (view.ui.row_link({"draft", draft.procedure}, {.title = view.say(procedure.name),
                                                      .detail = detail,
                                                      .href = href,
                                                      .icon = ui::icon::pencil_simple}))
        view.want(Action::ResumeDraft, draft.procedure);
    auto row = view.ui.row({"draft-row", draft.procedure});
    if (view.ui.button({"erase", draft.procedure}, {.label = view.say(Key::draft_erase),
                                                    .icon = ui::icon::trash,
                                                    .kind = ui::ButtonKind::Tertiary,
                                                    .description = view.say(procedure.name),
                                                    .small = true}))
        view.want(Action::EraseDraft, draft.procedure);
}

void draft_list(View const& view) {
    discarded_notice(view);
    std::vector<app::DraftSummary> const drafts = app::keeping_flow::in_progress(view.state);
    bool has_heading = false;
    for (app::DraftSummary const& draft : drafts) {
        search::Entry const* const procedure = view.state.searching.index.find(draft.procedure);
        if (procedure == nullptr)
            continue;
        if (!std::exchange(has_heading, true))
            view.ui.heading("drafts", 2, view.say(Key::draft_list_title));
        draft_row(view, draft, *procedure);
    }
}

}
