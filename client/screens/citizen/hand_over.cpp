#include "client/app/draft_text.h"
#include "client/app/handover_flow.h"
#include "client/screens/citizen/citizen.h"
#include "shared/core/limits.h"
#include "shared/qr/qr.h"

namespace onedoor::screens::citizen {

using Stage = app::HandingOver::Stage;

// The words and the bar change by whole minutes, so a waiting page draws a few frames a minute.
static constexpr int look_again_ms = 5'000;
static constexpr int minutes_max = static_cast<int>(limits::handover_life_ms / 60'000);

static void code(View const& view) {
    app::HandingOver const& giving = view.state.drafts.giving;
    auto card = view.ui.card("code");
    Result<qr::Code> const code = qr::encode(giving.address);
    if (!code)
        return;
    float const size = view.ui.form_factor() == ui::FormFactor::Phone ? ui::phone_qr : ui::wide_qr;
    view.ui.qr("qr", {.label = view.say(Key::handover_qr),
                      .modules = code->modules,
                      .side = code->side,
                      .size = size});
    int const minutes = app::handover_flow::minutes_left(view.state);
    std::string const left = view.say(Key::handover_left, {{"count", std::to_string(minutes)}});
    view.ui.progress("left",
                     {.label = view.say(Key::handover_left_label),
                      .text = left,
                      .value = static_cast<float>(minutes) / static_cast<float>(minutes_max)});
    view.ui.text("once", {.text = view.say(Key::handover_once),
                          .role = ui::TypeRole::Small,
                          .tone = ui::Tone::Secondary});
    view.ui.draw_again_in(look_again_ms);
}

static void carried(View const& view) {
    std::size_t stored = 0;
    std::size_t staying = 0;
    for (auto const& [paper, answer] : view.state.filing.papers) {
        stored += answer.state == app::UploadState::Stored ? 1 : 0;
        staying += answer.state == app::UploadState::Reading ||
                           answer.state == app::UploadState::Sending ||
                           answer.state == app::UploadState::Waiting ||
                           answer.state == app::UploadState::Failed
                       ? 1
                       : 0;
    }
    std::size_t const answers =
        app::answered_fields(*view.state.page.form, view.state.filing.draft);
    auto card = view.ui.card("carried");
    view.ui.heading("carried-title", 2, view.say(Key::handover_carried));
    auto const count = [&](Key key, std::size_t number) {
        return view.say(key, {{"count", std::to_string(number)}});
    };
    std::string const answers_text = count(Key::handover_answers_count, answers);
    std::string const stored_text = count(Key::handover_files_count, stored);
    std::string const staying_text = count(Key::handover_stays_count, staying);
    std::vector<ui::Fact> facts = {{.term = view.say(Key::handover_answers), .value = answers_text},
                                   {.term = view.say(Key::handover_files), .value = stored_text}};
    if (staying > 0)
        facts.push_back({.term = view.say(Key::handover_stays), .value = staying_text});
    view.ui.facts("carried-facts", facts);
    view.ui.text("still-here", {.text = view.say(Key::handover_still_here),
                                .role = ui::TypeRole::Small,
                                .tone = ui::Tone::Secondary});
}

static void say_stage(View const& view, ui::AlertKind kind, Key key) {
    view.ui.alert("stage", {.kind = kind, .text = view.say(key)});
}

static void stage(View const& view) {
    app::HandingOver const& giving = view.state.drafts.giving;
    switch (giving.stage) {
    case Stage::NotBegun:
        return say_stage(view, ui::AlertKind::Info, Key::handover_nothing);
    case Stage::Preparing:
        return view.ui.text("preparing", view.say(Key::handover_preparing));
    case Stage::Waiting:
        return code(view);
    case Stage::Taken:
        return say_stage(view, ui::AlertKind::Ok, Key::handover_taken);
    case Stage::Expired:
        return say_stage(view, ui::AlertKind::Warn, Key::handover_expired);
    case Stage::TooLarge:
        return say_stage(view, ui::AlertKind::Bad, Key::handover_too_large);
    case Stage::Impossible:
        return say_stage(view, ui::AlertKind::Bad, Key::handover_impossible);
    case Stage::Failed:
        view.ui.alert("stage", {.kind = ui::AlertKind::Bad,
                                .title = view.say(Key::handover_failed),
                                .text = problem_text(view, giving.problem)});
    }
}

void hand_over(View const& view) {
    Stage const at = view.state.drafts.giving.stage;
    view.ui.heading("title", 1, view.say(Key::handover_title));
    if (at == Stage::Preparing || at == Stage::Waiting)
        view.ui.text("intro", view.say(Key::handover_intro));
    stage(view);
    if (at != Stage::NotBegun)
        carried(view);
    auto actions = view.ui.actions("actions");
    bool const makes_anew =
        at == Stage::Waiting || at == Stage::Taken || at == Stage::Expired || at == Stage::Failed;
    if (makes_anew && view.ui.button("new-code", {.label = view.say(Key::handover_new_code),
                                                  .icon = ui::icon::qr_code}))
        view.want(Action::HandOver);
    std::string const back =
        view.state.filing.at.empty()
            ? app::to_target({.screen = app::Screen::Case, .procedure = view.state.route.procedure})
            : view.state.filing.at;
    if (view.ui.button("back", {.label = view.say(Key::handover_back),
                                .icon = ui::icon::arrow_left,
                                .kind = ui::ButtonKind::Primary}))
        view.want(Action::Follow, {}, back);
}

}
