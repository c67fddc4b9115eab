#include "client/screens/counter/counter.h"

namespace onedoor::screens::counter {

static ui::FieldEvent password_field(View const& view) {
    ui::FieldEvent const password =
        view.ui.text_field("password", {.label = view.say(Key::staff_password),
                                        .value = view.state.staff.password,
                                        .autocomplete = "current-password",
                                        .kind = ui::InputKind::Password,
                                        .required = true,
                                        .max_length = 128});
    if (password)
        view.want(Action::EditSignIn, "password", password.text);
    return password;
}

static void problem(View const& view) {
    app::Problem const& problem = view.state.staff.problem;
    if (problem)
        view.ui.alert("problem", {.kind = ui::AlertKind::Bad, .text = problem_text(view, problem)});
}

void sign_in(View const& view) {
    app::Staff const& staff = view.state.staff;
    ui::Frame& ui = view.ui;
    ui.heading("title", 1, view.say(Key::staff_title));
    auto card = ui.card("sign-in-card");
    auto form = ui.form("sign-in", view.say(Key::staff_sign_in));
    ui::FieldEvent const account = ui.text_field("account", {.label = view.say(Key::staff_account),
                                                             .value = staff.account,
                                                             .autocomplete = "username",
                                                             .kind = ui::InputKind::Code,
                                                             .required = true,
                                                             .max_length = 64});
    if (account)
        view.want(Action::EditSignIn, "account", account.text);
    ui::FieldEvent const password = password_field(view);
    problem(view);
    bool const busy = staff.session == app::Loading::UnderWay;
    bool const pressed =
        ui.button("sign-in", {.label = view.say(busy ? Key::staff_signing_in : Key::staff_sign_in),
                              .kind = ui::ButtonKind::Primary,
                              .state = busy ? ui::ControlState::Busy : ui::ControlState::Enabled,
                              .submit = true});
    if (pressed || account.submitted || password.submitted)
        view.want(Action::SignIn);
}

void locked(View const& view) {
    app::Staff const& staff = view.state.staff;
    ui::Frame& ui = view.ui;
    ui.heading("title", 1, view.say(Key::staff_locked));
    auto card = ui.card("locked-card");
    auto form = ui.form("unlock", view.say(Key::staff_unlock));
    ui.text("whose",
            {.text = staff.name.empty() ? std::string(view.say(Key::staff_locked_text))
                                        : view.say(Key::staff_locked_of, {{"name", staff.name}}),
             .news = true});
    ui::FieldEvent const password = password_field(view);
    problem(view);
    bool const pressed = ui.button(
        "unlock", {.label = view.say(Key::staff_unlock),
                   .kind = ui::ButtonKind::Primary,
                   .state = staff.unlocking ? ui::ControlState::Busy : ui::ControlState::Enabled,
                   .submit = true});
    if (pressed || password.submitted)
        view.want(Action::Unlock);
}

void session_bar(View const& view) {
    auto row = view.ui.row("session");
    if (view.ui.button("lock", {.label = view.say(Key::staff_lock),
                                .icon = ui::icon::lock,
                                .kind = ui::ButtonKind::Tertiary,
                                .small = true}))
        view.want(Action::LockSession);
}

}
