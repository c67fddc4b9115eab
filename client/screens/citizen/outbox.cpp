#include "client/screens/citizen/citizen.h"
#include "shared/strings/dates.h"

#include <algorithm>

namespace onedoor::screens::citizen {

using app::OutboxItem;
using app::OutboxState;

static ui::Badge state_badge(View const& view, OutboxState state) {
    switch (state) {
    case OutboxState::Waiting:
        return {view.say(Key::outbox_waiting), ui::Tone::Warn, ui::icon::clock};
    case OutboxState::Sending:
        return {view.say(Key::outbox_sending), ui::Tone::Info, ui::icon::paper_plane_tilt};
    case OutboxState::Received:
        return {view.say(Key::outbox_received), ui::Tone::Ok, ui::icon::check_circle};
    case OutboxState::Refused:
        break;
    }
    return {view.say(Key::outbox_refused), ui::Tone::Bad, ui::icon::warning};
}

static void what_happened(View const& view, OutboxItem const& item) {
    ui::Frame& ui = view.ui;
    if (item.state == OutboxState::Refused) {
        ui.text({"problem", item.id}, view.say(item.problem));
        ui.text({"again", item.id}, view.say(Key::outbox_refused_help));
    } else if (item.receipt) {
        std::string const time = strings::moment_text(item.receipt->received_at, view.language());
        ui.text({"received", item.id}, view.say(Key::outbox_received_at, {{"time", time}}));
        ui.code({"reference", item.id}, view.say(Key::receipt_reference), item.receipt->reference);
        ui.code({"secret", item.id}, view.say(Key::receipt_secret), item.receipt->secret);
    } else if (item.was_asked) {
        ui.text({"asked", item.id}, view.say(Key::outbox_tried));
    }
}

static void actions_of(View const& view, OutboxItem const& item, std::string_view name) {
    auto row = view.ui.row({"actions", item.id});
    if (item.receipt)
        view.ui.link({"track", item.id}, {.label = view.say(Key::receipt_track),
                                          .href = item.receipt->track,
                                          .icon = ui::icon::folder_open,
                                          .description = name});
    bool const is_waiting = item.state == OutboxState::Waiting;
    if (item.state != OutboxState::Sending &&
        view.ui.button({"remove", item.id},
                       {.label = view.say(is_waiting ? Key::outbox_withdraw : Key::outbox_remove),
                        .icon = ui::icon::trash,
                        .description = name}))
        view.want(Action::RemoveFiling, item.id);
}

static void item_card(View const& view, OutboxItem const& item) {
    auto card = view.ui.card({"item", item.id});
    std::string_view const name = view.say(item.procedure_name);
    view.ui.heading({"name", item.id}, 2, name);
    view.ui.badge({"state", item.id}, state_badge(view, item.state));
    std::string const time = strings::moment_text(item.kept_at, view.language());
    view.ui.text({"kept", item.id}, {.text = view.say(Key::outbox_kept_at, {{"time", time}}),
                                     .tone = ui::Tone::Secondary});
    what_happened(view, item);
    actions_of(view, item, name);
}

static std::size_t count_of(View const& view, OutboxState state) {
    auto const& items = view.state.outbox;
    return static_cast<std::size_t>(std::ranges::count(items, state, &OutboxItem::state));
}

void outbox(View const& view) {
    ui::Frame& ui = view.ui;
    ui.heading("title", 1, view.say(Key::outbox_title));
    if (view.state.outbox.empty())
        return ui.empty_state(
            "empty", {.icon = ui::icon::paper_plane_tilt, .title = view.say(Key::outbox_empty)});
    std::size_t const waiting = count_of(view, OutboxState::Waiting);
    // A machine speaks of itself.
    if (waiting > 0 && view.machine == nullptr)
        ui.alert("waiting", {.kind = ui::AlertKind::Warn, .text = view.say(Key::outbox_promise)});
    for (OutboxItem const& item : view.state.outbox)
        item_card(view, item);
    if (waiting > 0 && ui.button("send", {.label = view.say(Key::outbox_send_now),
                                          .icon = ui::icon::paper_plane_tilt,
                                          .kind = ui::ButtonKind::Primary}))
        view.want(Action::SendWaiting);
}

void outbox_notice(View const& view) {
    std::size_t const waiting =
        count_of(view, OutboxState::Waiting) + count_of(view, OutboxState::Sending);
    if (view.state.outbox.empty())
        return;
    std::string const label =
        waiting > 0 ? view.say(Key::outbox_notice, {{"count", std::to_string(waiting)}})
                    : std::string(view.say(Key::outbox_notice_done));
    view.ui.link("outbox-notice", {.label = label,
                                   .href = "/ho-so-cho-gui",
                                   .icon = waiting > 0 ? ui::icon::clock : ui::icon::check_circle});
}

}
