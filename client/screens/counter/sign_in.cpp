#include "client/screens/counter/counter.h"

namespace onedoor::screens::counter {

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
    ui::FieldEvent const password =
        ui.text_field("password", {.label = view.say(Key::staff_password),
                                   .value = staff.password,
                                   .autocomplete = "current-password",
                                   .kind = ui::InputKind::Password,
                                   .required = true,
                                   .max_length = 128});
    if (password)
        view.want(Action::EditSignIn, "password", password.text);
    if (staff.problem)
        ui.alert("problem",
                 {.kind = ui::AlertKind::Bad, .text = problem_text(view, staff.problem)});
    bool const busy = staff.session == app::Loading::UnderWay;
    bool const pressed =
        ui.button("sign-in", {.label = view.say(busy ? Key::staff_signing_in : Key::staff_sign_in),
                              .kind = ui::ButtonKind::Primary,
                              .state = busy ? ui::ControlState::Busy : ui::ControlState::Enabled,
                              .submit = true});
    if (pressed || account.submitted || password.submitted)
        view.want(Action::SignIn);
}

}
