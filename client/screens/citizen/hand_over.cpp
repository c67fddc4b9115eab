#include "client/app/draft_text.h"
#include "client/app/handover_flow.h"
#include "client/screens/citizen/citizen.h"
#include "shared/qr/qr.h"

#include <algorithm>

namespace onedoor::screens::citizen {

using app::UploadState;
using Stage = app::HandingOver::Stage;

// The words change by whole minutes, so a waiting page draws a few frames a minute.
static constexpr int look_again_ms = 5'000;

static void count(View const& view, Key key, std::int64_t number, ui::Icon icon) {
    if (number > 0)
        view.ui.text({"count", std::to_string(static_cast<int>(key))},
                     {.text = view.say(key, {{"count", std::to_string(number)}}), .icon = icon});
}

static void carried(View const& view) {
    app::Filing const& filing = view.state.filing;
    std::int64_t stored = 0;
    std::int64_t staying = 0;
    for (auto const& [paper, answer] : filing.papers) {
        stored += answer.state == UploadState::Stored ? 1 : 0;
        staying += answer.state != UploadState::Stored && answer.state != UploadState::None ? 1 : 0;
    }
    view.ui.heading("carried", 2, view.say(Key::handover_carried));
    count(view, Key::handover_answers, app::answered_fields(filing.draft), ui::icon::check);
    count(view, Key::handover_files, stored, ui::icon::check);
    count(view, Key::handover_stays, staying, ui::icon::warning);
}

static void code(View const& view) {
    auto card = view.ui.card("code");
    auto columns = view.ui.columns("code-columns", {1, 1});
    Result<qr::Code> const code = qr::encode(view.state.drafts.giving.address);
    if (!code)
        return;
    view.ui.qr("qr", {.label = view.say(Key::handover_qr),
                      .modules = code->modules,
                      .side = code->side,
                      .size = std::min(view.ui.available_width(), ui::large_qr)});
    columns.next();
    carried(view);
    std::string const minutes = std::to_string(app::handover_flow::minutes_left(view.state));
    view.ui.text("left", {.text = view.say(Key::handover_left, {{"count", minutes}}),
                          .icon = ui::icon::clock,
                          .bold = true});
    view.ui.draw_again_in(look_again_ms);
}

static void alert(View const& view, ui::AlertKind kind, Key key) {
    view.ui.alert("stage", {.kind = kind, .text = view.say(key)});
}

static void stage(View const& view) {
    app::HandingOver const& giving = view.state.drafts.giving;
    switch (giving.stage) {
    case Stage::NotBegun:
        return alert(view, ui::AlertKind::Info, Key::handover_nothing);
    case Stage::Preparing:
        return view.ui.text("preparing", view.say(Key::handover_preparing));
    case Stage::Waiting:
        view.ui.text("intro", view.say(Key::handover_intro));
        return code(view);
    case Stage::Taken:
        return alert(view, ui::AlertKind::Ok, Key::handover_taken);
    case Stage::Expired:
        return alert(view, ui::AlertKind::Warn, Key::handover_expired);
    case Stage::TooLarge:
        return alert(view, ui::AlertKind::Bad, Key::handover_too_large);
    case Stage::Impossible:
        return alert(view, ui::AlertKind::Bad, Key::handover_impossible);
    case Stage::Failed:
        view.ui.alert("stage", {.kind = ui::AlertKind::Bad,
                                .title = view.say(Key::handover_failed),
                                .text = problem_text(view, giving.problem)});
    }
}

void hand_over(View const& view) {
    Stage const at = view.state.drafts.giving.stage;
    view.ui.heading("title", 1, view.say(Key::handover_title));
    stage(view);
    if (at != Stage::NotBegun)
        view.ui.text("still-here",
                     {.text = view.say(Key::handover_still_here), .tone = ui::Tone::Secondary});
    auto actions = view.ui.actions("actions");
    bool const makes_anew =
        at == Stage::Waiting || at == Stage::Taken || at == Stage::Expired || at == Stage::Failed;
    if (makes_anew && view.ui.button("new-code", {.label = view.say(Key::handover_new_code),
                                                  .icon = ui::icon::qr_code}))
        view.want(Action::HandOver);
    std::string const& at_last = view.state.filing.at;
    if (view.ui.button("back", {.label = view.say(Key::handover_back),
                                .icon = ui::icon::arrow_left,
                                .kind = ui::ButtonKind::Primary}))
        view.want(Action::Follow, {},
                  at_last.empty() ? app::to_target({.screen = app::Screen::Case,
                                                    .procedure = view.state.route.procedure})
                                  : at_last);
}

}
