#include "client/screens/badges.h"
#include "client/screens/counter/counter.h"
#include "shared/cases/status.h"
#include "shared/strings/dates.h"

namespace onedoor::screens::counter {

static void filter(View const& view) {
    auto row = view.ui.row("filter");
    bool const waiting = view.state.staff.only_waiting;
    if (view.ui.button("waiting",
                       {.label = view.say(Key::staff_inbox),
                        .kind = waiting ? ui::ButtonKind::Secondary : ui::ButtonKind::Tertiary,
                        .small = true,
                        .turns = waiting ? ui::Switch::Pressed : ui::Switch::Released}))
        view.want(Action::ChooseInbox, {}, "waiting");
    if (view.ui.button("all",
                       {.label = view.say(Key::staff_all),
                        .kind = waiting ? ui::ButtonKind::Tertiary : ui::ButtonKind::Secondary,
                        .small = true,
                        .turns = waiting ? ui::Switch::Released : ui::Switch::Pressed}))
        view.want(Action::ChooseInbox, {}, "all");
    if (view.ui.button("refresh", {.label = view.say(Key::staff_refresh),
                                   .icon = ui::icon::arrows_clockwise,
                                   .kind = ui::ButtonKind::Tertiary,
                                   .small = true}))
        view.want(Action::Retry);
}

static void line(View const& view, app::InboxLine const& file) {
    std::string const href =
        app::to_target({.screen = app::Screen::StaffFile, .code = file.reference});
    std::string const received = strings::moment_text(file.received_at, view.language());
    text::Localized const status =
        cases::status_name(static_cast<cases::NationalStatus>(file.status));
    view.ui.table_row(
        {"file", file.reference},
        {{.text = file.code.empty() ? file.reference : file.code, .href = href, .bold = true},
         {.text = file.applicant},
         {.text = view.say(file.procedure_name)},
         {.text = received},
         {.badge = status_badge(view, file.status, view.say(status))}});
}

void inbox(View const& view) {
    app::Staff const& staff = view.state.staff;
    view.ui.heading("title", 1, view.say(staff.only_waiting ? Key::staff_inbox : Key::staff_all));
    filter(view);
    if (staff.inbox.empty() && staff.inbox_loading == app::Loading::Ready)
        return view.ui.text("empty", view.say(Key::staff_inbox_empty));
    if (staff.inbox.empty())
        return static_cast<void>(is_ready(view, staff.inbox_loading, staff.problem, Extent::Part));
    auto table = view.ui.table("files", view.say(Key::staff_inbox),
                               {{.label = view.say(Key::staff_code), .weight = 1.3F},
                                {.label = view.say(Key::staff_applicant), .weight = 1.2F},
                                {.label = view.say(Key::track_procedure), .weight = 1.6F},
                                {.label = view.say(Key::staff_received), .weight = 1.2F},
                                {.label = view.say(Key::track_status), .weight = 1.7F}});
    for (app::InboxLine const& file : staff.inbox)
        line(view, file);
}

}
