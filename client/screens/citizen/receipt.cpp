#include "client/screens/citizen/citizen.h"
#include "shared/qr/qr.h"
#include "shared/strings/dates.h"

namespace onedoor::screens::citizen {

static void codes(View const& view, protocol::Receipt const& receipt) {
    ui::Frame& ui = view.ui;
    auto card = ui.card("codes");
    auto columns = ui.main_and_side("columns");
    ui.code("reference", view.say(Key::receipt_reference), receipt.reference);
    ui.code("secret", view.say(Key::receipt_secret), receipt.secret);
    ui.text("keep", {.text = view.say(Key::receipt_keep),
                     .tone = ui::Tone::Secondary,
                     .icon = ui::icon::device_mobile});
    columns.next();
    std::string const label = view.say(Key::receipt_qr, {{"reference", receipt.reference}});
    if (Result<qr::Code> const code = qr::encode(view.state.origin + receipt.track))
        ui.qr("qr", {.label = label, .modules = code->modules, .side = code->side});
}

void receipt(View const& view) {
    if (!view.state.filing.receipt)
        return;
    protocol::Receipt const& receipt = *view.state.filing.receipt;
    ui::Frame& ui = view.ui;
    std::string const time = strings::moment_text(receipt.received_at, view.language());
    std::string const intro = view.say(Key::receipt_intro, {{"time", time}});
    ui.outcome("title", {.title = view.say(Key::receipt_title),
                         .text = intro,
                         .icon = ui::icon::check_circle_fill});
    codes(view, receipt);
    // A machine leads home by its own bar.
    if (view.machine == nullptr)
        ui.link("home",
                {.label = view.say(Key::receipt_home), .href = "/", .icon = ui::icon::house_line});
    auto actions = ui.actions("actions");
    if (ui.button("track", {.label = view.say(Key::receipt_track),
                            .trailing_icon = ui::icon::arrow_right,
                            .kind = ui::ButtonKind::Primary}))
        view.want(Action::Follow, {}, receipt.track);
}

}
