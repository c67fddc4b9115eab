#include "client/screens/badges.h"
#include "client/screens/citizen/citizen.h"
#include "shared/strings/dates.h"

namespace onedoor::screens::citizen {

static void look_up_fields(View const& view) {
    app::Tracking const& tracking = view.state.tracking;
    ui::Frame& ui = view.ui;
    auto form = ui.form("look-up", view.say(Key::track_title));
    ui::FieldEvent const code = ui.text_field(
        "code", {.label = view.say(Key::track_code),
                 .error = tracking.code_missing ? view.say(Key::track_code_missing) : "",
                 .value = tracking.code,
                 .autocomplete = "off",
                 .kind = ui::InputKind::Code,
                 .required = true,
                 .max_length = 40});
    if (code)
        view.want(Action::EditLookUp, "code", code.text);
    ui::FieldEvent const secret = ui.text_field(
        "secret", {.label = view.say(Key::track_secret),
                   .help = view.say(Key::track_secret_help),
                   .error = tracking.secret_missing ? view.say(Key::track_secret_missing) : "",
                   .value = tracking.secret,
                   .autocomplete = "off",
                   .kind = ui::InputKind::Code,
                   .required = true,
                   .max_length = 16});
    if (secret)
        view.want(Action::EditLookUp, "secret", secret.text);
    if (tracking.problem)
        ui.alert("problem",
                 {.kind = ui::AlertKind::Bad, .text = problem_text(view, tracking.problem)});
    bool const busy = tracking.loading == app::Loading::UnderWay;
    auto actions = ui.actions("actions");
    bool const pressed =
        ui.button("look-up", {.label = view.say(busy ? Key::track_looking : Key::track_button),
                              .icon = ui::icon::magnifying_glass,
                              .kind = ui::ButtonKind::Primary,
                              .state = busy ? ui::ControlState::Busy : ui::ControlState::Enabled,
                              .submit = true});
    if (pressed || code.submitted || secret.submitted)
        view.want(Action::LookUp);
}

void track_form(View const& view) {
    view.ui.heading("title", 1, view.say(Key::track_title));
    view.ui.text("intro", view.say(Key::track_intro));
    look_up_fields(view);
}

static void history(View const& view, protocol::TrackedFile const& file) {
    view.ui.heading("history", 2, view.say(Key::track_history));
    auto card = view.ui.card("history-card");
    std::vector<std::string> times;
    times.reserve(file.events.size());
    std::vector<ui::Step> steps;
    for (protocol::TrackedEvent const& event : file.events) {
        bool const is_last = &event == &file.events.back();
        times.push_back(strings::moment_text(event.at, view.language()));
        steps.push_back({.title = view.say(event.text),
                         .time = times.back(),
                         .state = is_last ? ui::StepState::Current : ui::StepState::Done});
    }
    view.ui.steps("events", steps);
}

static void dates(View const& view, protocol::TrackedFile const& file) {
    auto moment = [&](core::Instant instant) {
        return strings::moment_text(instant, view.language());
    };
    std::string const received = moment(file.received_at);
    std::string const accepted = file.accepted_at ? moment(*file.accepted_at) : "";
    std::string const due =
        file.due_at ? moment(*file.due_at) : std::string(view.say(Key::track_due_unknown));
    std::vector<ui::Fact> facts = {
        {.term = view.say(Key::track_due_at), .value = due, .icon = ui::icon::calendar_check}};
    if (file.accepted_at)
        facts.push_back({.term = view.say(Key::track_accepted_at),
                         .value = accepted,
                         .icon = ui::icon::tray_arrow_down});
    facts.push_back({.term = view.say(Key::track_received_at),
                     .value = received,
                     .icon = ui::icon::paper_plane_tilt});
    auto card = view.ui.card("dates");
    view.ui.facts("facts", facts);
}

static void explanation(View const& view, protocol::TrackedFile const& file) {
    if (file.explanation.empty())
        return;
    view.ui.heading("why", 2, view.say(Key::track_why));
    auto card = view.ui.card("explanation", ui::CardKind::Sunken);
    for (std::size_t i = 0; i < file.explanation.size(); ++i)
        view.ui.text({"line", std::to_string(i)}, view.say(file.explanation[i]));
}

static void found_file(View const& view, protocol::TrackedFile const& file) {
    ui::Frame& ui = view.ui;
    std::string const& code = file.code ? *file.code : file.reference;
    ui.badge("status",
             status_badge(view, static_cast<int>(file.status), view.say(file.status_name)));
    ui.heading("title", 1, view.say(Key::track_file, {{"code", code}}));
    ui.text("procedure", {.text = view.say(file.procedure_name), .tone = ui::Tone::Secondary});
    auto columns = ui.main_and_side("parts");
    dates(view, file);
    history(view, file);
    columns.next();
    explanation(view, file);
}

void track(View const& view) {
    app::Tracking const& tracking = view.state.tracking;
    if (tracking.file)
        found_file(view, *tracking.file);
    else
        track_form(view);
}

}
